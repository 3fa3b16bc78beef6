#pragma once

#include "claim/text/sentence.h"

namespace veritally {

/// 'Documentation is sparse, but …': the value at the token is an adjective said of a subject that
/// has no figures.
bool describes_other(const Text& text, const Sentence& sentence, std::uint32_t at);

/// The value of an attribute at the token is what a rate is compared with or converted from: 'at
/// half the | FP4 rate', 'eight INT8 operations for each | FP64 operation', '2 × | FP16 = '.
bool converts(const Text& text, const Sentence& sentence, std::uint32_t at);

/// 'The library handles sparse matrices; …': the clause around the value at the token speaks of no
/// figure, and another follows.
bool is_told_apart(const Text& text, const Sentence& sentence, std::uint32_t at);

/// 'against a theoretical 94 PFLOPS': the tokens before a figure make a peak of it.
bool names_peak(const Text& text, std::uint32_t begin, std::uint32_t end);

/// 'Second hall, planned for 2027: 4,096 cards at …': a word before the sentence's colon labels the
/// figure.
bool is_labelled(const Text& text, const Sentence& sentence, const Measure& measure,
                 WordClass word);

/// 'Linpack, 74.2 petaflops': a word and a comma do, in an enumeration.
bool is_listed_as(const Text& text, const Sentence& sentence, const Measure& measure,
                  WordClass word);

}  // namespace veritally
