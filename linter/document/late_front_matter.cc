#include "document/late_front_matter.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "document/front_matter.h"

namespace veritally {
namespace {

bool is_late_fence(std::string_view line) {
    return line.starts_with("---") && trim(line.substr(3)).empty();
}

}  // namespace

std::uint32_t late_fence(const SourceText& text) {
    constexpr std::uint32_t kMostLines = 200;
    std::uint32_t opening = 0;
    for (std::uint32_t line = 1; line <= text.line_count() && line < kMostLines; ++line) {
        std::string_view content = text.at(text.line(line));
        if (line == 1) content.remove_prefix(text.bom_size());
        if (opening != 0 && is_late_fence(content)) return opening;
        if (opening == 0 && is_late_fence(trim(content))) {
            opening = line;
        } else if (opening == 0 && !trim(content).empty()) {
            return 0;
        }
    }
    return 0;
}

bool has_late_front_matter(std::string_view bytes) {
    std::string_view text = bytes;
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == 0 || begin == text.npos || !starts_front_matter(text.substr(begin))) return false;
    text.remove_prefix(std::min(text.find('\n', begin), text.size() - 1) + 1);
    const std::size_t colon = text.find(':');
    const bool has_key = colon != 0 && text.find_first_of(" \t\r\n#*[<") > colon;
    return has_key && late_fence(SourceText(std::string(bytes))) != 0;
}

}  // namespace veritally
