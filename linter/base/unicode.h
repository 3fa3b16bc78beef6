#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace veritally {

/// One step through UTF-8: the code point at `offset` and its size in bytes. An invalid byte
/// gives U+FFFD with size 1 and valid = false. Requires offset < text.size().
struct CodePoint {
    char32_t value;
    std::uint8_t size;
    bool valid;
};
CodePoint decode(std::string_view text, std::size_t offset);

/// A byte of UTF-8 after the first of its character.
constexpr bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Where the character that holds the byte at `offset` begins; an invalid byte is one of its own,
/// and so is the end of the text.
std::size_t character_begin(std::string_view text, std::size_t offset);

/// The text, or as many whole characters from its beginning as fit into `most` bytes, and then an
/// ellipsis.
std::string clipped(std::string_view text, std::size_t most);

void append_utf8(std::string& out, char32_t code_point);

/// Columns that a terminal gives the code point: 0 for combining and format characters, 2 for
/// East Asian wide ones, 1 else. Tabs and controls are the caller's business.
int display_width(char32_t code_point);
std::size_t display_width_of(std::string_view text);

/// Folded for comparison of words: lower case, compatibility forms resolved, diacritics, strokes
/// and invisible characters dropped ("ETH Zürich" → "eth zurich", "Łódź" → "lodz"). An invalid byte
/// becomes U+FFFD. Source: utf8proc NFKD.
std::string fold(std::string_view text);

/// A control, bidirectional or invisible character or a line separator: never to be written to a
/// terminal or log as it is.
bool is_hidden(char32_t c);

/// Text that is safe and legible on a terminal and in a log: hidden characters and
/// invalid bytes are written as <U+XXXX> or <0xXX>; tab stays.
std::string printable(std::string_view text);

bool is_letter(char32_t c);
bool is_combining(char32_t c);  ///< A mark on the letter before it.
bool is_control(char32_t c);
/// Zero-width characters, bidirectional controls, soft hyphens, byte order marks.
bool is_invisible(char32_t c);

}  // namespace veritally
