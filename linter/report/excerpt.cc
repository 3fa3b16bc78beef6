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

/// Where the excerpt begins if not with the line: some columns before the span, more where the
/// line ends soon after it.
std::size_t clipped_begin(std::string_view line, std::size_t at, std::size_t room) {
    std::string rest;
    std::size_t behind = 0;
    for (std::size_t next = at; next < line.size() && behind < room;) {
        const CodePoint c = decode(line, next);
        behind += append_shown(line, next, c, 0, rest);
        next += c.size;
    }
    behind = std::min(behind, room);
    std::size_t lead = std::max(kLead, room - behind) - 2;
    std::string shown;
    while (at > 0) {
        const std::size_t before = character_begin(line, at - 1);
        const std::size_t width = append_shown(line, before, decode(line, before), 0, shown);
        if (width > lead) break;
        lead -= width;
        at = before;
    }
    return at;
}

Excerpt excerpt_from(std::size_t at, std::string_view line, Span span, std::size_t room) {
    Excerpt shown;
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

}  // namespace

Excerpt excerpt(std::string_view line, Span span, std::size_t room) {
    const std::size_t at = std::min<std::size_t>(span.begin, line.size());
    if (at + kLead <= room) {
        Excerpt whole = excerpt_from(0, line, span, room);
        // Characters that are written out may take the span's room.
        if (whole.column + kLead / 2 <= room || at == line.size()) return whole;
    }
    return excerpt_from(clipped_begin(line, at, room), line, span, room);
}

}  // namespace veritally
