#pragma once

#include "claim/derivation.h"

namespace veritally {

/// What is planned, or there no more, was counted too.
bool takes_absent(const Recomputation& with, const Claims& claims, const Derivation& derivation,
                  const Numeric& stated);

}  // namespace veritally
