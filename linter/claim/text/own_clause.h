#pragma once

#include "claim/text/labels.h"
#include "claim/text/sentence.h"

namespace veritally {

/// A mark that stands between parts of a sentence.
bool is_clause_mark(const Token& token);

/// What is said on either side of it is said apart.
bool ends_clause(const Token& token);

/// 'an Rmax of 9.8 petaflops and an Rpeak of 15 petaflops': narrows the tokens to what is said of
/// the figure; what stands beyond an 'and' and another figure is said of that.
void keep_to_own_clause(const Text& text, const Sentence& sentence, const Measure& measure,
                        std::uint32_t& begin, std::uint32_t& end);

/// '128 GB of memory | per node, has a peak of 1.1 petaflops': the word at `i` is said of a number
/// before it, which no device is counted by.
bool is_of_other_quantity(const Text& text, std::uint32_t begin, std::uint32_t i,
                          std::uint32_t end);

/// 'module', 'Xavier module', not 'modules', 'module's GPU'
bool names_one_device(const Text& text, std::uint32_t i, std::uint32_t end);

/// 'the module|, both dies together, at | 383 TOPS'
bool is_rated_behind(const Text& text, std::uint32_t i, std::uint32_t figure);

/// 'sustained | 55 % of this peak': a part of something is spoken of.
bool says_share(const Text& text, std::uint32_t begin, std::uint32_t end);

/// 'The results on Linpack, | 6.67 and 11.95 petaflops, are …': back to where what stands in
/// apposition is spoken of. `begin`: of the figure's own clause.
std::uint32_t apposition_begin(const Text& text, const Sentence& sentence, const Measure& measure,
                               std::uint32_t begin);

}  // namespace veritally
