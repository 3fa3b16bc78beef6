#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// 'From the dense column: 989.5 × 104': the slip by which a figure of the text in another format
/// was taken as it stands, where the stated figure comes of it; else nullptr.
const Slip* kept_format(const Recomputation& with, const Claims& claims,
                        const Derivation& derivation, const Numeric& stated);

/// '383 TFLOPS in BF16 and 383 TOPS in INT8 … doubled': the slip by which a figure was converted
/// that the text gives in the target's format, too, at the same rate; else nullptr.
const Slip* widened_format(const Recomputation& with, const Claims& claims,
                           const Derivation& derivation, const Numeric& stated);

}  // namespace veritally
