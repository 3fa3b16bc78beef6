#pragma once

#include <algorithm>
#include <string_view>

namespace veritally {

/// UTF-16 shows as a byte order mark of its own, or as a NUL beside every letter. Nothing of such a
/// file can be read but that it is one.
inline bool is_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    std::string_view head = bytes.substr(0, 1'000);
    auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
    return head.size() >= 16 && zeros * 3 > head.size();
}

}  // namespace veritally
