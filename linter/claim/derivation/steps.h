#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// Fills `steps` from the terms.
void write_steps(const Recomputation& with, const Claims& claims, Derivation& derivation);

/// Where the sum may lie, by the digits that the quoted figures show.
Interval range_of(const std::vector<Term>& terms, const Claims& claims);

}  // namespace veritally
