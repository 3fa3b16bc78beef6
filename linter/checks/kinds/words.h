#pragma once

#include <cstddef>
#include <string_view>

#include "document/document.h"

namespace veritally {

/// Runs of anything but white space.
std::size_t count_words(std::string_view text);

/// Words of prose and headings that begin within the span; code and addresses do not count.
std::size_t count_words(const Document& document, Span within);

/// The first line of the body, where findings about the whole of it point; the front matter's
/// fence where there is none.
Span start_of_body(const Document& document);

}  // namespace veritally
