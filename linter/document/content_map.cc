#include "document/content_map.h"

#include <algorithm>

#include "base/ascii.h"

namespace veritally {
namespace {

std::uint32_t count_newlines(std::string_view text) {
    std::uint32_t count = 0;
    for (std::size_t at = text.find('\n'); at < text.size(); at = text.find('\n', at + 1)) ++count;
    return count;
}

bool is_underline(std::string_view line) {
    line = without_trailing_blanks(line);
    const char mark = line.empty() ? ' ' : line.back();
    if (mark != '=' && mark != '-') return false;
    const std::size_t before = line.find_last_not_of(mark);
    return before == std::string_view::npos ||
           std::string_view(" \t>").find(line[before]) != std::string_view::npos;
}

}  // namespace

Span BodyLines::span(std::uint32_t line) const {
    if (line >= count()) return {text_.size(), text_.size()};
    Span span = text_.line(first_ + line);
    span.begin = std::max(span.begin, begin_);
    span.end = std::max(span.begin, span.end);
    return span;
}

const ContentMap::Part& ContentMap::part_of(std::uint32_t offset) const {
    const auto holds = [&](std::size_t i) {
        return parts_[i].content <= offset &&
               (i + 1 == parts_.size() || offset < parts_[i + 1].content);
    };
    if (hint_ < parts_.size() && holds(hint_)) return parts_[hint_];
    if (hint_ + 1 < parts_.size() && holds(hint_ + 1)) return parts_[++hint_];
    const auto after = std::upper_bound(
        parts_.begin(), parts_.end(), offset,
        [](std::uint32_t value, const Part& part) { return value < part.content; });
    hint_ = static_cast<std::size_t>(after - parts_.begin());
    if (hint_ > 0) --hint_;
    return parts_[hint_];
}

std::uint32_t ContentMap::source(std::uint32_t offset) const {
    const Part& part = part_of(offset);
    return part.source + (std::max(offset, part.content) - part.content);
}

std::uint32_t ContentMap::next_break(std::uint32_t offset) const {
    const Part* next = &part_of(offset) + 1;
    return next == parts_.data() + parts_.size() ? MarkdownInline::kUnknown : next->content;
}

/// A line of the content is the end of its line in the source. Blanks that stand for a part of a
/// tab are in the content only; blanks at the end of the last line are in the source only.
bool ContentMap::map_line(const BodyLines& lines, std::string_view line, std::uint32_t offset,
                          Span at) {
    const std::string_view whole = lines.fed(at);
    for (const std::string_view rest : {whole, without_trailing_blanks(whole)}) {
        std::size_t blanks = 0;
        while (!rest.ends_with(line.substr(blanks)) && line[blanks] == ' ') ++blanks;
        if (!rest.ends_with(line.substr(blanks))) continue;
        const std::size_t before = rest.size() - (line.size() - blanks);
        parts_.push_back({offset + static_cast<std::uint32_t>(blanks),
                          at.begin + static_cast<std::uint32_t>(before)});
        return true;
    }
    return false;
}

bool ContentMap::map_line_with_pipes(const BodyLines& lines, std::string_view line,
                                     std::uint32_t offset, Span at) {
    const std::string_view whole = without_trailing_blanks(lines.fed(at));
    line = without_trailing_blanks(line);
    std::size_t i = line.size();
    std::size_t j = whole.size();
    const std::size_t first = parts_.size();
    const auto add = [&] {
        parts_.push_back(
            {offset + static_cast<std::uint32_t>(i), at.begin + static_cast<std::uint32_t>(j)});
    };
    while (i > 0) {
        if (j == 0 || line[i - 1] != whole[j - 1]) break;
        --i;
        --j;
        if (line[i] != '|' || j == 0 || whole[j - 1] != '\\') continue;
        add();
        --j;
    }
    if (line.substr(0, i).find_first_not_of(' ') != std::string_view::npos) return false;
    if (parts_.size() == first || parts_.back().content != offset + i) add();
    std::reverse(parts_.begin() + static_cast<std::ptrdiff_t>(first), parts_.end());
    return true;
}

bool ContentMap::map_lines(const BodyLines& lines, std::string_view content, std::uint32_t first) {
    parts_.clear();
    std::uint32_t line = first;
    for (std::size_t at = 0;; ++line) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        const Span span = lines.span(line);
        if (!map_line(lines, content.substr(at, end - at), static_cast<std::uint32_t>(at), span)) {
            return false;
        }
        if (end == content.size()) break;
        at = end + 1;
    }
    last_line_ = line;
    return true;
}

bool ContentMap::map_paragraph(const BodyLines& lines, const MarkdownBlock& block) {
    const std::uint32_t more = count_newlines(block.content);
    if (block.above_table) {
        parts_.clear();
        last_line_ = block.last_line;
        std::size_t at = 0;
        for (std::uint32_t line = block.first_line; line <= block.last_line; ++line) {
            const std::size_t end = std::min(block.content.find('\n', at), block.content.size());
            if (!map_line_with_pipes(lines, block.content.substr(at, end - at),
                                     static_cast<std::uint32_t>(at), lines.span(line))) {
                return false;
            }
            at = std::min(end + 1, block.content.size());
        }
        return true;
    }
    // Reference definitions before the content are gone: its last line is the sure one.
    if (block.last_line >= block.first_line + more &&
        map_lines(lines, block.content, block.last_line - more)) {
        return true;
    }
    return map_lines(lines, block.content, block.first_line);
}

bool ContentMap::map_atx_heading(const BodyLines& lines, const MarkdownBlock& block) {
    const Span line = lines.span(block.first_line);
    const std::string_view text = lines.fed(line);
    std::size_t at =
        text.find_first_not_of('#', std::min<std::size_t>(block.first_column, text.size()));
    at = std::min(text.find_first_not_of(" \t", std::min(at, text.size())), text.size());
    parts_.assign(1, {0, line.begin + static_cast<std::uint32_t>(at)});
    last_line_ = block.first_line;
    return text.substr(at).starts_with(block.content);
}

bool ContentMap::map_setext_heading(const BodyLines& lines, const MarkdownBlock& block) {
    for (std::uint32_t first = block.first_line; first <= block.last_line; ++first) {
        if (map_lines(lines, block.content, first) &&
            is_underline(lines.fed(lines.span(last_line_ + 1)))) {
            return true;
        }
    }
    return false;
}

bool ContentMap::map_cell(const BodyLines& lines, std::string_view content, Span row,
                          std::uint32_t& from) {
    const std::string_view text = lines.fed(row);
    const auto skip = [&](std::size_t at, std::string_view characters) {
        return std::min(text.find_first_not_of(characters, at), text.size());
    };
    std::size_t at = skip(from - row.begin, " \t");
    parts_.assign(1, {0, row.begin + static_cast<std::uint32_t>(at)});
    last_line_ = 0;
    bool found = true;
    for (std::size_t i = 0; i < content.size() && found; ++i, ++at) {
        if (text.substr(at, 2) == "\\|") {
            ++at;
            parts_.push_back(
                {static_cast<std::uint32_t>(i), row.begin + static_cast<std::uint32_t>(at)});
        }
        found = at < text.size() && text[at] == content[i];
    }
    at = skip(at, " \t");
    if (at < text.size() && text[at] == '|') at = skip(at + 1, " \t\v\f");
    from = row.begin + static_cast<std::uint32_t>(at);
    return found;
}

}  // namespace veritally
