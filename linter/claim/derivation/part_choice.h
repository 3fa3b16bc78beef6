#pragma once

#include "claim/derivation/derivation.h"
#include "claim/derivation/sheet.h"

namespace veritally {

/// How far the term's factors take it from what is quoted, in powers of two; 0 for not at all.
double conversion_of(const Term& term);

/// The ways to read a part, likeliest first: the figure that needs the least conversion. Where the
/// text quotes the target's own terms, what other formats convert to otherwise is dropped.
void prefer_nearest(const Recomputation& with, const Claims& claims, const Sheet& sheet,
                    Part& part);

}  // namespace veritally
