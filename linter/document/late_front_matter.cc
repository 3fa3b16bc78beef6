#include "document/late_front_matter.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "document/front_matter.h"

namespace veritally {
namespace {

bool is_late_fence(std::string_view line) {
    return line.starts_with("---") && trim(line.substr(3)).empty();
}

/// Where something is to be seen.
std::size_t first_seen(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint c = decode(text, at);
        const bool blank = c.value == ' ' || (c.value >= '\t' && c.value <= '\r');
        const bool wide = c.value == 0xA0 || c.value == 0x2007 || c.value == 0x202F ||
                          c.value == 0x3000;  // As wide as a blank, and as unseen.
        if (!blank && !wide && !is_invisible(c.value)) break;
        at += c.size;
    }
    return at;
}

/// The first letters of a text in UTF-16, as far as they are ASCII.
std::string narrowed(std::string_view bytes) {
    constexpr std::size_t kEnough = 256;
    std::string letters;
    for (char byte : bytes.substr(0, kEnough)) {
        if (is_ascii(byte) && byte != '\0') letters += byte;
    }
    return letters;
}

/// `title` of `title: Vega`; "" of any other line.
std::string_view key_of(std::string_view line) {
    const std::size_t end = static_cast<std::size_t>(
        std::find_if_not(line.begin(), line.end(),
                         [](char c) { return is_ascii_word(c) || c == '_' || c == '-'; }) -
        line.begin());
    const bool key = end > 0 && end < line.size() && line[end] == ':' && line[0] != '-' &&
                     (end + 1 == line.size() || is_ascii_blank(line[end + 1]));
    return key ? line.substr(0, end) : "";
}

}  // namespace

std::vector<std::string_view> unopened_keys(std::string_view bytes) {
    constexpr std::size_t kMostKeys = 200;
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    std::vector<std::string_view> keys;
    while (!bytes.empty() && keys.size() < kMostKeys) {
        const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
        if (is_late_fence(line)) return keys;
        const std::string_view key = key_of(line);
        const bool goes_on = !keys.empty() && (line.starts_with(' ') || line.starts_with("- ") ||
                                               line.starts_with('#'));
        if (key.empty() && !goes_on) break;
        if (!key.empty()) keys.push_back(key);
        bytes.remove_prefix(line.size());
        if (bytes.starts_with("\r\n")) bytes.remove_prefix(1);
        bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 1));
    }
    return {};
}

std::uint32_t late_fence(const SourceText& text) {
    constexpr std::uint32_t kMostLines = 200;
    std::uint32_t opening = 0;
    for (std::uint32_t line = 1; line <= text.line_count() && line < kMostLines; ++line) {
        std::string_view content = text.at(text.line(line));
        if (line == 1) content.remove_prefix(text.bom_size());
        if (opening != 0 && is_late_fence(content)) return opening;
        if (opening != 0) continue;
        content.remove_prefix(first_seen(content));
        if (is_late_fence(content)) {
            opening = line;
        } else if (!content.empty()) {
            return 0;
        }
    }
    return 0;
}

bool has_unread_front_matter(std::string_view bytes) {
    if (is_utf16(bytes)) return starts_front_matter(narrowed(bytes));
    std::string_view text = bytes;
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    const std::size_t begin = first_seen(text);
    if (begin == 0 || begin == text.size() || !starts_front_matter(text.substr(begin))) {
        return false;
    }
    text.remove_prefix(std::min(text.find('\n', begin), text.size() - 1) + 1);
    const std::size_t colon = text.find(':');
    const bool has_key = colon != 0 && text.find_first_of(" \t\r\n#*[<") > colon;
    return has_key && late_fence(SourceText(std::string(bytes))) != 0;
}

bool is_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    const std::string_view head = bytes.substr(0, 1'000);
    if (head.find('\0') == std::string_view::npos) return false;  // Most texts have none.
    const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
    return head.size() >= 16 && zeros * 3 > head.size();
}

}  // namespace veritally
