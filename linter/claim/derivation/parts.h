#pragma once

#include "claim/derivation/sources.h"

namespace veritally {

/// What the sources add up to, part by part, each with the ways to read it. `stated` may be null.
/// `apart`: figures of other formats side by side are different things, not one thing said twice.
std::vector<Part> find_parts(const Recomputation& with, const Claims& claims,
                             const Sources& sources, const Numeric* stated, bool apart = false);

}  // namespace veritally
