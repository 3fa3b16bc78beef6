#pragma once

#include <string>
#include <string_view>

#include "base/span.h"

namespace veritally {

/// A line as a terminal shows it, clipped round a span, with the columns that the span takes.
struct Excerpt {
    std::string text;        ///< Printable; tabs as blanks; "…" where it was clipped.
    std::size_t column = 0;  ///< Display column, from 0, where the span begins.
    std::size_t width = 1;   ///< Display columns of the span, at least 1.
};

/// `span` is relative to the line and is cut off at its end. The text takes at most `room`
/// columns; time does not depend on the line's length.
Excerpt excerpt(std::string_view line, Span span, std::size_t room);

}  // namespace veritally
