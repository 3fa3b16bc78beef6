#pragma once

#include <span>
#include <vector>

#include "claim/derivation/derivation.h"

namespace veritally {

/// A slip that turns the right derivation into the figure at hand.
struct Explanation {
    const Slip* slip = nullptr;
    bool shown = false;    ///< The entry has the words that it needs.
    bool traced = false;   ///< A figure in between, as the slip leaves it, stands in the text.
    bool stepped = false;  ///< So does what a conversion, done as the slip does it, comes to.
    bool denied = false;   ///< The step that it leaves out stands in the text, taken.
    bool alone = false;    ///< It happened to one of several parts.
    bool paired = false;   ///< One of two that explain it together.
};

/// What the entry says that a slip may have gone by.
struct Said {
    std::string_view text;              ///< All of its prose.
    std::span<const Interval> between;  ///< Figures that the text derives.
    std::span<const double> counts;     ///< All that it counts.
    std::span<const double> pieces;     ///< The same, level by level: nodes, GPUs a node.
    const std::vector<Ratio>& ratios;
    std::span<const Interval> as_told = {};  ///< What it derives, before any conversion.
};

/// The text, in small letters, has one of the words, or a word that begins with one in small
/// letters.
bool has_any(std::string_view small_text, std::span<const std::string_view> words);

/// All single slips on a reading that reproduce the figure, in the order of the table; where there
/// is none, pairs of slips that the text shows.
std::vector<Explanation> explain_by_slips(const Recomputation& with, const std::vector<Term>& terms,
                                          const Numeric& stated, const Said& said);

}  // namespace veritally
