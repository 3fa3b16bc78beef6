#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.h"

namespace veritally {

/// What follows the `]` of a link's text, in the text that it stands in.
struct InlineTarget {
    Span url;           ///< Without angle brackets.
    std::uint32_t end;  ///< Just after the `)`.
};

/// Reads `(address "title")` at `at`, as CommonMark does.
std::optional<InlineTarget> read_inline_target(std::string_view text, std::uint32_t at);

/// The address at `at` of a link or a definition, and where it ends (with its angle brackets).
std::optional<InlineTarget> read_address(std::string_view text, std::uint32_t at);

/// The label between the brackets of `[label]` at `at`; nothing where there is none.
std::optional<Span> read_link_label(std::string_view text, std::uint32_t at);

}  // namespace veritally
