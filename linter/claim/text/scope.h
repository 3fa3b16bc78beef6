#pragma once

#include "claim/text/labels.h"

namespace veritally {

/// A figure worked out where the entry quotes none: operations a cycle times the clock.
void find_cycle_rates(const Text& text, DocumentText& document);

/// '- 275 sparse, so 137.5 dense' below '- 100 TOPS sparse': items of a list and sentences go on
/// with the unit of the one before, where a number is twice another.
void carry_units(const Text& text, const Body& body, DocumentText& document);

/// Figures of a paragraph's sentences take what other sentences of it say: 'Both in FP8.', 'That
/// figure assumes sparsity.', a total of figures named before.
void inherit_across(const Text& text, const PassageText& passage, DocumentText& document);

/// Figures of tables: numbers whose unit stands in the header, beside the row or in the caption,
/// and what header, row and caption say of them.
void read_tables(const Text& text, const Body& body, const Notes& notes, DocumentText& document);

/// What the line before a list, an outer item, a heading or a sentence about all figures says.
void apply_surroundings(const Text& text, const Body& body, const Notes& notes,
                        DocumentText& document);

/// Labels of sentences that speak of all figures around them ('All figures are dense INT8.').
bool speaks_of_figures(const Text& text, const Sentence& sentence);

}  // namespace veritally
