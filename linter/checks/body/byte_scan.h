#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

namespace veritally {

constexpr char32_t kReplacementCharacter = 0xFFFD;

/// "U+00AD"
inline std::string code_point_name(char32_t c) {
    char text[16];
    std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
    return text;
}

/// True of bytes that plain English text has none of: beyond ASCII, or a control character other
/// than tab and line endings.
inline bool is_unusual(char byte) {
    auto value = static_cast<unsigned char>(byte);
    if (value >= 0x7F) return true;
    return value < 0x20 && byte != '\n' && byte != '\t' && byte != '\r';
}

/// The first unusual byte at `from` or later; text.size() where there is none. Eight bytes a step.
inline std::size_t next_unusual(std::string_view text, std::size_t from) {
    constexpr std::uint64_t kOnes = ~std::uint64_t{0} / 255;
    constexpr std::uint64_t kHigh = kOnes * 0x80;
    std::size_t i = from;
    while (i + 8 <= text.size()) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + i, 8);
        std::uint64_t below_blank = (word - kOnes * 0x20) & ~word;
        std::uint64_t is_delete = ((word ^ kOnes * 0x7F) - kOnes) & ~(word ^ kOnes * 0x7F);
        if (((word | below_blank | is_delete) & kHigh) != 0) {
            for (std::size_t end = i + 8; i < end; ++i) {
                if (is_unusual(text[i])) return i;
            }
        } else {
            i += 8;
        }
    }
    while (i < text.size() && !is_unusual(text[i])) ++i;
    return i;
}

}  // namespace veritally
