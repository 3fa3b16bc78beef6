#pragma once

#include <span>

#include "claim/derivation/derivation.h"

namespace veritally {

/// Whether `stated` is twice `recomputed`, and the text speaks of what there may be as many of
/// again: 'both halls', 'a second, identical one'.
bool doubles_to(double recomputed, const Claims& claims, const Numeric& stated);

/// Whether the figures and whole numbers of the text, put together in a way that was not read, come
/// to `stated`: one figure times up to three of the numbers, or two to four figures, each times a
/// number of its own. `counts`: each number once.
bool recombines_to(const Recomputation& with, const Claims& claims, std::span<const double> counts,
                   const Numeric& stated);

}  // namespace veritally
