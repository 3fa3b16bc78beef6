#pragma once

#include <vector>

#include "claim/text/sentence.h"

namespace veritally {

/// Appends the whole numbers of a sentence that count something, not those of its figures.
void add_counts(const Text& text, const Sentence& sentence, std::vector<double>& counts);

/// True where the figures are equal, or one is the other times one of the counts, at the digits
/// shown.
bool are_kin(const Measure& a, const Measure& b, const std::vector<double>& counts);

/// True where `to` lacks the attribute, `from` has it, and its unit allows the value.
bool may_take(const Text& text, const Measure& from, const Measure& to, std::size_t attribute);

/// Copies each value that `to` lacks.
void take_over(const Text& text, const Measure& from, Measure& to);

}  // namespace veritally
