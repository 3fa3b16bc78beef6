#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace veritally {

/// Which of the known words a misspelt one stands for.
struct Spelling {
    std::size_t index = 0;  ///< Into the known words.
    bool certain = false;   ///< Sure enough to write it: the words differ in case, separators,
                            ///< plural or a slip of the fingers inside a word, never in digits,
                            ///< and no other word is as near.
};

/// The word that was meant; nothing where none is near or two are equally so. Words that stand in
/// the list themselves are found too, as certain.
std::optional<Spelling> match_spelling(std::string_view written,
                                       std::span<const std::string_view> known);

/// What remains of a word when case, separators (blank, '_', '-'), apostrophes and plural endings
/// are gone: "State-Actors" → "stateactor".
std::string word_skeleton(std::string_view text);

}  // namespace veritally
