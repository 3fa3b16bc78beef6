#pragma once

#include <string_view>
#include <vector>

#include "document/body.h"

namespace veritally {

/// Bytes of the `[^label]` at the start of the text; 0 where there is none. A label has no
/// brackets or line endings, no blanks at its ends, and at most 999 bytes.
std::uint32_t footnote_reference_size(std::string_view text);

/// Bytes of the `[^label]:` at the start of the text; 0 where there is none.
std::uint32_t footnote_marker_size(std::string_view text);

/// Labels match ignoring ASCII case, and white space counts as one space.
bool same_footnote_label(std::string_view a, std::string_view b);

/// Links references and definitions with each other. O(n log n).
void resolve_footnotes(Body& body);

}  // namespace veritally
