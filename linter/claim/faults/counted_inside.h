#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// The figure is said to be of something, and was counted for each of what that consists of: 'the
/// module, both dies together, at 383 TOPS', times the dies.
bool counts_inside(const Claims& claims, const Derivation& derivation, const Numeric& stated);

}  // namespace veritally
