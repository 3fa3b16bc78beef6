#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "quantity/numeric.h"

namespace veritally {

struct NumberMatch {
    Numeric value;
    std::uint32_t size = 0;  ///< Bytes of the notation.
    bool plain = false;      ///< Nothing but digits: "2024", "8".
};

/// Reads the number in digits that begins at the byte, in any notation that people use: `1,979`,
/// `1'307`, `12 800` (any kind of space), `1 425,5`, `1.425,5`, `0,75`, `.75`, `1·5`, `2.5e+14`,
/// `2.5 E+14`, `2.5×10¹⁴`, `2.5 x 10^14`, `$2.5 \times 10^{14}$` without its dollars, `10^18`,
/// `2.4k`, `½`, `1½`. A comma before three digits separates thousands, unless a lone zero stands
/// before it. `after_name`: an ordinary space groups no digits: in `Quern 4 352 TOPS` a name ends.
std::optional<NumberMatch> read_number(std::string_view text, std::uint32_t at,
                                       bool after_name = false);

/// White space that is not of one byte.
std::uint32_t rare_space_size(std::string_view text, std::uint32_t at);
/// Bytes of the white space at the byte: ASCII, no-break and thin spaces, line endings; else 0.
inline std::uint32_t space_size(std::string_view text, std::uint32_t at) {
    if (at >= text.size()) return 0;
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
    return c == '\\' || c == '\xc2' || c == '\xe2' ? rare_space_size(text, at) : 0;
}
/// Digit of the superscript at the byte ('-' and '+' too) and its bytes.
struct Superscript {
    char digit = 0;
    std::uint32_t size = 0;
};
Superscript wide_superscript_at(std::string_view text, std::uint32_t at);
inline Superscript superscript_at(std::string_view text, std::uint32_t at) {
    const bool wide = at < text.size() && (text[at] == '\xc2' || text[at] == '\xe2');
    return wide ? wide_superscript_at(text, at) : Superscript();
}

}  // namespace veritally
