#pragma once

#include "claim/sources.h"

namespace veritally {

/// Holds what is stated against what was recomputed: fills `faults` and `verdict`.
void find_faults(const Recomputation& with, const Document& document, const Claims& claims,
                 const Sources& sources, Derivation& derivation);

}  // namespace veritally
