#pragma once

#include <vector>

#include "claim/labels.h"

namespace veritally {

/// A statement on formats, not on a machine's figure: 'INT8 runs at the same rate as BF16'. Rate in
/// `of` = factor × rate in `to`; both are indices into Vocabulary::values.
struct Ratio {
    std::int16_t of = -1, to = -1;
    double factor = 1;
    std::uint32_t sentence = 0;
};

std::vector<Ratio> find_ratios(const Text& text, const DocumentText& document);

/// Counts that the text multiplies a figure with: '5,000 × 72 TOPS', '16 times 26 TOPS'.
std::vector<double> find_multipliers(const Text& text, const Sentence& sentence,
                                     const Measure& measure);

}  // namespace veritally
