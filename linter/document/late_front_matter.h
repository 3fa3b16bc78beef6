#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source_text.h"

namespace veritally {

/// The line of the fence that opens a front matter after blanks, seen or unseen, or blank lines, so
/// that nothing reads it; 0 where there is none. The fence must be closed, or it is only a rule
/// across the page.
std::uint32_t late_fence(const SourceText& text);

/// Does a front matter that nothing reads stand in the file: such a one, with a key on its first
/// line, or one in UTF-16?
bool has_unread_front_matter(std::string_view bytes);

/// The keys that a text begins with and that a line '---' closes, as many as stand there: front
/// matter that has lost the line that opens it. Empty where there is none.
std::vector<std::string_view> unopened_keys(std::string_view bytes);

/// UTF-16 shows as a byte order mark of its own, or as a NUL beside every letter. Nothing of such a
/// file can be read but that it is one.
bool is_utf16(std::string_view bytes);

}  // namespace veritally
