#pragma once

#include <cstdint>

#include "claim/text/sentence.h"

namespace veritally {

/// A dash behind the label of a line means what a colon does, and becomes one: in a passage of one
/// short line, or in several lines. `begin`: the first token of the passage, which is the last.
void read_label_dashes(std::uint32_t begin, Tokens& tokens);

/// The line behind the break begins with a label: it is a sentence of its own.
bool opens_label_line(const Tokens& tokens, std::uint32_t line, std::uint32_t end);

/// 'Format: FP4', 'Sparsity in that figure: no': a line without figures that speaks of those of its
/// card.
bool labels_figures(const Text& text, const Sentence& sentence);

}  // namespace veritally
