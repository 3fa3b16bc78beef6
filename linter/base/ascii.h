#pragma once

#include <algorithm>
#include <string_view>

namespace veritally {

constexpr bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}
constexpr bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

// Classes of ASCII characters; no byte of another character belongs to any, whatever the locale.

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_letter(char c) {
    return is_ascii_lower(c) || is_ascii_upper(c);
}
/// The small letter of a capital; every other byte as it is.
constexpr char to_ascii_lower(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c | 0x20) : c;
}
constexpr bool is_ascii_word(char c) {  ///< A letter or digit.
    return is_ascii_letter(c) || is_ascii_digit(c);
}
constexpr bool has_ascii_upper(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return is_ascii_upper(c); });
}
constexpr bool has_ascii_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c); });
}
constexpr bool is_ascii_blank(char c) {  ///< Space or tab.
    return c == ' ' || c == '\t';
}
constexpr bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Without the spaces and tabs at its end.
constexpr std::string_view without_trailing_blanks(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

}  // namespace veritally
