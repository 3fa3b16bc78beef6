#include "report/excerpt.h"

#include <algorithm>

#include "base/unicode.h"

namespace veritally {
namespace {

constexpr std::size_t kTab = 4;
/// Columns that stay free before the span where a line is clipped.
constexpr std::size_t kLead = 24;

/// Appends the character at `at` as it is shown; its display width.
std::size_t append_shown(std::string_view line, std::size_t at, CodePoint c, std::size_t column,
                         std::string& out) {
    if (c.value == '\t') {
        std::size_t blanks = kTab - column % kTab;
        out.append(blanks, ' ');
        return blanks;
    }
    if (c.value >= 0x20 && c.value < 0x7F) {
        out += static_cast<char>(c.value);
        return 1;
    }
    std::string shown = printable(line.substr(at, c.size));
    out += shown;
    bool as_is = shown == line.substr(at, c.size);
    return as_is ? static_cast<std::size_t>(display_width(c.value)) : shown.size();
}

/// Where the excerpt begins: the line's start if the span then still fits, else some characters
/// before the span, more where the line ends soon after it.
std::size_t begin_of(std::string_view line, std::size_t at, std::size_t room) {
    if (at + kLead <= room) return 0;
    const std::size_t behind = std::min(line.size() - at, room);
    std::size_t lead = std::max(kLead, room - behind) - 2;
    for (; at > 0 && lead > 0; --lead) {
        do {
            --at;
        } while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80);
    }
    return at;
}

}  // namespace

Excerpt excerpt(std::string_view line, Span span, std::size_t room) {
    Excerpt shown;
    std::size_t at = begin_of(line, std::min<std::size_t>(span.begin, line.size()), room);
    std::size_t column = 0, end = 0;
    if (at > 0) {
        shown.text = "…";
        column = 1;
    }
    shown.column = column;
    while (at < line.size()) {
        if (at == span.begin) shown.column = column;
        CodePoint c = decode(line, at);
        std::size_t size = shown.text.size();
        std::size_t width = append_shown(line, at, c, column, shown.text);
        if (column + width >= room && at + c.size < line.size()) {
            shown.text.resize(size);
            shown.text += "…";
            break;
        }
        at += c.size;
        column += width;
        if (at <= span.end) end = column;
    }
    if (at <= span.begin) shown.column = column;
    shown.width = std::max<std::size_t>(1, end > shown.column ? end - shown.column : 0);
    return shown;
}

}  // namespace veritally
