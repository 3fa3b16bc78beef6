#pragma once

#include <string>
#include <string_view>

namespace veritally {

// Text of strangers as it may stand in a report: what is hidden is spelled out (printable), and
// nothing in it is markup any more.

/// In an element or a quoted attribute of XML or HTML.
std::string escape_markup(std::string_view text);

/// In a line or a table's cell of Markdown; no link, no HTML, no mention.
std::string escape_markdown(std::string_view text);

}  // namespace veritally
