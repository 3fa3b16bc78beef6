#pragma once

#include <vector>

#include "claim/text/labels.h"

namespace veritally {

/// A statement on formats, not on a machine's figure: 'INT8 runs at the same rate as BF16'. Rate in
/// `of` = factor × rate in `to`; both are indices into Vocabulary::values.
struct Ratio {
    std::int16_t of = -1, to = -1;
    double factor = 1;
    std::uint32_t sentence = 0;
    bool figure = false;  ///< Quoted as a figure of its own: 'a PUE of 1.3'.
};

std::vector<Ratio> find_ratios(const Text& text, const DocumentText& document);

/// What the entry says that a figure in the value is to be multiplied with; 0 where it says
/// nothing. Where it says several things, the one of the same sentence counts.
double quoted_factor(const std::vector<Ratio>& ratios, const Vocabulary& words, int value,
                     std::uint32_t sentence);

/// Counts that the text multiplies a figure with: '5,000 × 72 TOPS', '16 times 26 TOPS'.
std::vector<double> find_multipliers(const Text& text, const Sentence& sentence,
                                     const Measure& measure);

}  // namespace veritally
