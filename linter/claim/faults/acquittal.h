#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// Whether the figure that a slip of a conversion explains is right all the same: it is what the
/// catalogue publishes, or the entry says that it is as the slip takes it.
bool is_acquitted(const Recomputation& with, const Claims& claims, const Derivation& derivation,
                  const Slip& slip, const Numeric& stated);

}  // namespace veritally
