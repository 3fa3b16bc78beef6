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

/// Where the definition `[label]:` begins whose label ends at `label_end`, first in its line but
/// for the marks of containers; npos where none does. The label may run over lines.
std::size_t definition_start(std::string_view text, std::size_t label_end);

}  // namespace veritally
