#pragma once

#include <string>

#include "document/document.h"

namespace veritally {

/// Ways to write an entry that a reader takes for the same. Each changes the body's words only
/// where Markdown reads as before; the text itself where there is nothing to change.

/// Every line of a paragraph ends after so many words; 0: never.
std::string wrapped(const Document& document, std::uint32_t words);
std::string with_crlf(const Document& document);
/// '1,979' with another separator of thousands, or none.
std::string grouped_by(const Document& document, const std::string& separator);
/// All footnote labels replaced.
std::string relabelled(const Document& document);
/// The items of each bullet list in the opposite order.
std::string reordered(const Document& document);
/// A word replaced by another throughout the prose.
std::string renamed(const Document& document, const std::string& from, const std::string& to);

}  // namespace veritally
