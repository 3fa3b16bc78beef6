#pragma once

#include <vector>

#include "claim/text/sentence.h"

namespace veritally {

/// A product that the text writes out: '64 cores × 4 instructions × 32 MACs × 2 × 2.6 GHz'.
struct Formula {
    std::vector<Numeric> factors;  ///< In order of place; a clock in hertz.
    std::vector<Numeric> bare;     ///< Those of them that count no things.
    int unit = -1;                 ///< Of what it comes to: an index into Vocabulary::units, or -1.
};

bool is_times(const Token& token);

/// The number as a factor: a clock in hertz.
Numeric factor_at(const Text& text, std::uint32_t number);

/// Behind the number and what it counts: '1.6e9 Hz', '256 INT8 MACs per cycle', '64 cores'.
std::uint32_t factor_end(const Text& text, std::uint32_t number);

/// The longest product of the text that has the clock and the number in it; of 'one multiply a
/// cycle' any with the clock. Empty where there is none.
Formula formula_with(const Text& text, const Numeric& clock, const Numeric& number);

}  // namespace veritally
