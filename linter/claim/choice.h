#pragma once

#include <vector>

#include "claim/derivation/sources.h"

namespace veritally {

/// The reading that is taken of all that adds up: the likeliest way to read each part, another
/// where the text leaves it open and the stated figure follows, or a known slip leads to it.
/// `goals`: the stated figure, then the totals of the text; `stated` may be null.
std::vector<Term> choose_terms(const Recomputation& with, const Claims& claims,
                               const Sources& sources, std::vector<Numeric> goals,
                               const Numeric* stated, bool as_quoted);

}  // namespace veritally
