#pragma once

#include "claim/sources.h"

namespace veritally {

/// Holds what is stated against what was recomputed: fills `faults` and `verdict`.
void find_faults(const Recomputation& with, const Document& document, const Claims& claims,
                 const Sources& sources, Derivation& derivation);

/// For an entry that says more than is read: a note alone, where a figure is stated.
void note_too_much(Derivation& derivation);

}  // namespace veritally
