#pragma once

#include "claim/figures/figure.h"
#include "claim/text/labels.h"

namespace veritally {

/// Finds out which figures the text denies, withdraws or replaces.
void find_standing(const Text& text, const PassageText& passage, DocumentText& document);

/// The part that an asserted figure plays, by the words of its clause.
Role find_role(const Text& text, const Sentence& sentence, const Measure& measure);

/// Token `i` stands in brackets that close before `end`: '(a multiply-add is two of them)'.
bool is_in_brackets(const Text& text, std::uint32_t begin, std::uint32_t i, std::uint32_t end);

/// The hedge before (or right after) the figure, flat; empty without one.
Span find_hedge(const Text& text, const Sentence& sentence, const Measure& measure);

}  // namespace veritally
