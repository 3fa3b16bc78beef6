#pragma once

#include "claim/text/sentence.h"

namespace veritally {

/// Adds to others in a sum that the text writes out: '660.6 + 284' of '660.6 + 284 = 944.6 TOPS'.
/// A sign behind the number alone ('500+ TOPS') adds nothing.
bool is_addend(const Text& text, const Sentence& sentence, const Measure& measure);

/// '275 TOPS, of two parts: 170 from the GPU and 105 from the accelerators'
bool is_made_up(const Text& text, const Sentence& sentence, const Measure& measure);

/// '3 × 1,024 × 2 × 1 GHz is | 6.1 TOPS'; `begin`: of the figure's clause.
bool is_product_result(const Text& text, std::uint32_t begin, const Measure& measure);

}  // namespace veritally
