#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// Figures of single devices that nobody has published.
void find_unpublished(const Recomputation& with, const Claims& claims, Derivation& derivation);

/// A stated figure that was converted by bit widths where the maker publishes both formats at one
/// rate: what the maker publishes goes before.
void find_widened(const Recomputation& with, const Claims& claims, Derivation& derivation);

}  // namespace veritally
