#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace veritally {

/// Text that was UTF-8, was read as Windows-1252 or Latin-1 and encoded as UTF-8 again, once or
/// more: `â€“` for `–`.
struct Mojibake {
    Span span;  ///< The damaged characters, into the text that was searched.
    std::optional<std::string> repaired;  ///< What they stand for, without what nobody can see;
                                          ///< nothing where that is lost.
};

/// The damaged places of a text, in order. Found is only what no writer means: the characters
/// must be the bytes of valid UTF-8, and where such a row can stand in real text (`2×–4×`,
/// `„GROẞ“`, `fiancé”—`), more must speak for damage. Linear in the text's size.
std::vector<Mojibake> find_mojibake(std::string_view text);

/// The same, for one run: the longest row of characters around `offset` that Windows-1252 has and
/// ASCII has not.
Span foreign_run(std::string_view text, std::size_t offset);
std::vector<Mojibake> find_mojibake_in_run(std::string_view text, Span run);

/// The byte that Windows-1252 (with Latin-1's control characters in its gaps) has for the
/// character; nothing for ASCII and for what it lacks.
std::optional<unsigned char> windows_1252(char32_t c);
/// The character that a byte from 0x80 on stands for in Windows-1252; 0 in its five gaps.
char32_t from_windows_1252(unsigned char byte);

}  // namespace veritally
