#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// Something that the text says is part of what is counted was added to it once more.
bool counts_twice(const Recomputation& with, const Claims& claims, const Derivation& derivation,
                  const Numeric& stated);

}  // namespace veritally
