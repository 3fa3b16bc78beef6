#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// What the text itself comes to the figure by: one of its figures, times a number of what it
/// counts, in a way that `terms` do not read it. For where those lead elsewhere.
std::optional<Term> find_support(const Recomputation& with, const Claims& claims,
                                 const std::vector<Term>& terms, const Numeric& stated);

}  // namespace veritally
