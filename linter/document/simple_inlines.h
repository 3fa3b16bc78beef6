#pragma once

#include <string_view>
#include <vector>

#include "document/markdown.h"

namespace veritally {

/// Reads content that holds nothing but words, line breaks, `<https://…>` and brackets which
/// cannot be links: most paragraphs of an entry, at a fraction of what cmark takes for them.
/// Returns false, and leaves `out` in any state, where cmark must be asked. `has_definitions`:
/// the text defines link references, so that any brackets may be a link.
bool read_simple_inlines(std::string_view content, bool has_definitions,
                         std::vector<MarkdownInline>& out);

}  // namespace veritally
