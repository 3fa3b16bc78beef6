#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// What is planned, or there no more, was counted too.
bool takes_absent(const Recomputation& with, const Claims& claims, const Derivation& derivation,
                  const Numeric& stated);

/// '360 P100, scrapped in 2022', 'eight B200 on order': nothing else of its device is counted.
bool is_of_absent(const Claims& claims, const Term& term);

}  // namespace veritally
