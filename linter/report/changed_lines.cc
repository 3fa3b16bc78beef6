#include "report/changed_lines.h"

#include <algorithm>

#include "base/text.h"
#include "engine/fixer.h"

namespace veritally {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::string_view line : split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.emplace_back(line);
    }
    return lines;
}

void drop_common(LineChange& change) {
    auto& [removed, added] = change;
    const auto first = std::mismatch(removed.begin(), removed.end(), added.begin(), added.end());
    removed.erase(removed.begin(), first.first);
    added.erase(added.begin(), first.second);
    while (!removed.empty() && !added.empty() && removed.back() == added.back()) {
        removed.pop_back();
        added.pop_back();
    }
}

Span lines_around(const SourceText& text, Span span) {
    return {text.line(text.line_of(span.begin)).begin, text.line(text.line_of(span.end)).end};
}

}  // namespace

std::vector<LineChange> changed_lines(const SourceText& text, const Fix& fix) {
    std::vector<Edit> edits = fix.edits;
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    std::vector<LineChange> changes;
    for (auto next = edits.begin(); next != edits.end();) {
        Span lines = lines_around(text, next->span);
        std::vector<Edit> shared;
        for (; next != edits.end() && next->span.begin <= lines.end; ++next) {
            lines.end = std::max(lines.end, lines_around(text, next->span).end);
            shared.push_back({{next->span.begin - lines.begin, next->span.end - lines.begin},
                              std::move(next->text)});
        }
        LineChange change{lines_of(text.at(lines)),
                          lines_of(apply_edits(text.at(lines), std::move(shared)))};
        drop_common(change);
        changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace veritally
