#pragma once

#include <cstdint>

#include "base/source_text.h"

namespace veritally {

/// The line of the fence that opens a front matter after blanks or blank lines, so that nothing
/// reads it; 0 where there is none. The fence must be closed, or it is only a rule across the page.
std::uint32_t late_fence(const SourceText& text);

/// Does such a front matter, with a key on its first line, stand in the file?
bool has_late_front_matter(std::string_view bytes);

}  // namespace veritally
