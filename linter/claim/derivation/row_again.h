#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// 'Inference | 416 | 624 TOPS' and 'Training (on the cards above) | 416 | 624 TOPS': the latter
/// row refers back to the former, whose devices it counts once more.
bool is_row_again(const Claims& claims, const Term& row, const Term& again);

}  // namespace veritally
