#pragma once

#include "claim/derivation/sources.h"

namespace veritally {

/// Holds what is stated against what was recomputed: fills `faults` and `verdict`.
void find_faults(const Recomputation& with, const Document& document, const Claims& claims,
                 const Sources& sources, Derivation& derivation);

/// For an entry that was not read in whole, or says more than is read of one: a note alone, where a
/// figure is stated, in the wording that says why.
void leave_alone(Derivation& derivation, std::string_view why);

}  // namespace veritally
