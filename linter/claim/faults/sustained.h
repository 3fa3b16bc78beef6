#pragma once

#include "claim/derivation/sources.h"

namespace veritally {

/// The measured figure that was entered, alone or times what the right derivation or the text
/// counts; nullptr where none was.
const Figure* measured_for(const Recomputation& with, const Claims& claims,
                           const Derivation& derivation, const Numeric& stated);

}  // namespace veritally
