#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"

namespace veritally {

// What yaml-cpp does not tell: where the things end that it says begin. Offsets count from the
// start of `text`, the YAML.

inline bool is_yaml_blank(char c) {
    return c == ' ' || c == '\t';
}
inline bool is_yaml_break(char c) {
    return c == '\n' || c == '\r';
}

/// Where the line begins that holds the byte, and how many bytes lie between.
std::uint32_t yaml_line_begin(std::string_view text, std::uint32_t at);
inline std::uint32_t yaml_column(std::string_view text, std::uint32_t at) {
    return at - yaml_line_begin(text, at);
}

/// The first byte at or after `at` that is neither blank, line ending nor comment.
std::uint32_t skip_yaml_space(std::string_view text, std::uint32_t at);

/// Tag and anchor before a node, those that it is known to have.
struct YamlProperties {
    Span tag;
    Span anchor;
    std::uint32_t end = 0;  ///< After the last of them; where it was asked without any.
};
YamlProperties scan_yaml_properties(std::string_view text, std::uint32_t at, bool has_tag,
                                    bool has_anchor);

std::uint32_t end_of_alias(std::string_view text, std::uint32_t at);

/// After the closing quote of the scalar whose opening quote (' or ") stands at `at`; nothing
/// where it is never closed.
std::optional<std::uint32_t> end_of_quoted(std::string_view text, std::uint32_t at);

/// After the last character of a plain or block scalar that begins at `at`, given what it reads
/// as: folding changes white space only, so that the rest is found again in its order. A block
/// scalar without text ends after its indicators.
std::uint32_t end_of_plain(std::string_view text, std::uint32_t at, std::string_view value);
std::uint32_t end_of_block(std::string_view text, std::uint32_t at, std::string_view value);

/// Where so many brackets are open (brackets in quotes and comments counted as well) that this is
/// no YAML that anybody wrote: yaml-cpp would take 250 bytes of memory for each. Else nothing.
std::optional<std::uint32_t> flood_of_brackets(std::string_view text);

/// A copy of the same length without the bytes that yaml-cpp stumbles over (NUL and a first byte
/// of UTF-16 make it guess another encoding, 0x04 ends its input, it knows no lone CR); nothing
/// where there is none.
std::optional<std::string> without_odd_bytes(std::string_view text);

/// The text with a U+FFFD for every byte that is not UTF-8; nothing where all are.
std::optional<std::string> without_invalid_utf8(std::string_view text);

}  // namespace veritally
