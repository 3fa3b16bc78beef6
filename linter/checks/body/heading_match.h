#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check.h"

namespace veritally {

/// The heading that stands for a section of the profile.
struct HeadingMatch {
    enum class Form : std::uint8_t {
        none,      ///< No heading stands for it.
        right,     ///< As asked for; `Works Cited` is `Works cited`.
        styled,    ///< The right words with a number, a colon, emphasis or capitals throughout.
        other,     ///< Surely meant: misspelt, or one of the profile's aliases.
        longer,    ///< Begins with the right words: `Scope and scale`.
        unspaced,  ///< `##Scope`, which Markdown reads as text.
        bold,      ///< A line in bold type instead of a heading.
    };

    Form form = Form::none;
    std::uint32_t section = Block::kNone;  ///< Index into the body's sections; kNone for a line.
    Span title;                            ///< The heading's text, or the whole line.
    std::string_view written;              ///< The same as a text.
};

/// One match for each section of the profile, in the profile's order. Lives as long as the subject.
const std::vector<HeadingMatch>& match_headings(const Subject& subject);

/// A heading's words without number, colon and final stop: `2. Scope:` → `Scope`.
std::string_view bare_title(std::string_view title);

}  // namespace veritally
