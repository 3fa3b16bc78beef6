#include "lsp/actions.h"

#include <algorithm>
#include <cctype>

#include "base/unicode.h"
#include "engine/fixer.h"

namespace veritally {
namespace {

constexpr std::size_t kLongestQuoted = 60;

/// Short and of one line.
bool can_be_quoted(std::string_view text) {
    return !text.empty() && text.size() <= kLongestQuoted &&
           text.find_first_of("\r\n") == std::string_view::npos;
}

/// What the fix does, where the advice does not say it; "" for what is more than one short edit.
std::string replacement(const SourceText& text, const Fix& fix, std::string_view advice) {
    if (fix.edits.size() != 1) return "";
    const Edit& edit = fix.edits.front();
    const std::string_view old = text.at(edit.span);
    if (!can_be_quoted(old) || !can_be_quoted(edit.text)) return "";
    if (advice.find(edit.text) != std::string_view::npos) return "";
    return "Write '" + printable(edit.text) + "' in the place of '" + printable(old) + "'";
}

/// "Write 'individual'": what to do first, without what else could be said.
std::string title_of(const SourceText& text, const Finding& finding) {
    std::string title = finding.advice();
    title = title.substr(0, std::min(title.find("; "), title.find(": [^")));
    if (title.empty()) title = finding.message();
    std::string said = replacement(text, *finding.fix, title);
    if (!said.empty()) return said;
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    return title;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

}  // namespace

std::vector<Edit> line_edits(std::string_view before, std::string_view after) {
    const auto old_lines = lines_of(before), new_lines = lines_of(after);
    std::size_t first = 0, last = 0;  // Lines that stay, at both ends.
    const std::size_t most = std::min(old_lines.size(), new_lines.size());
    while (first < most && old_lines[first] == new_lines[first]) ++first;
    while (last < most - first &&
           old_lines[old_lines.size() - 1 - last] == new_lines[new_lines.size() - 1 - last]) {
        ++last;
    }
    const auto text_of = [](const auto& lines, std::size_t from, std::size_t to) {
        std::string text;
        for (std::size_t i = from; i < to; ++i) text += lines[i];
        return text;
    };
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < first; ++i) at += static_cast<std::uint32_t>(old_lines[i].size());
    std::vector<Edit> edits;
    if (old_lines.size() != new_lines.size()) {
        const std::string gone = text_of(old_lines, first, old_lines.size() - last);
        edits.push_back({{at, at + static_cast<std::uint32_t>(gone.size())},
                         text_of(new_lines, first, new_lines.size() - last)});
        return edits;
    }
    for (std::size_t i = first; i + last < old_lines.size(); ++i) {
        const auto size = static_cast<std::uint32_t>(old_lines[i].size());
        if (old_lines[i] != new_lines[i]) {
            edits.push_back({{at, at + size}, std::string(new_lines[i])});
        }
        at += size;
    }
    return edits;
}

std::vector<Action> quick_fixes(const View& view, Span place) {
    std::vector<Action> actions;
    for (const Finding* finding : view.findings_at(place)) {
        if (!finding->fix) continue;
        const bool safe = finding->fix->safety == Fix::Safety::safe;
        actions.push_back(
            {title_of(view.text(), *finding) + (safe ? "" : " (may change the meaning)"), kQuickFix,
             safe, finding, finding->fix->edits, std::nullopt});
    }
    return actions;
}

std::optional<Action> fix_all(const View& view) {
    const bool any =
        std::any_of(view.findings.begin(), view.findings.end(), [](const Finding& finding) {
            return finding.fix && finding.fix->safety == Fix::Safety::safe;
        });
    if (!any) return std::nullopt;
    FileReport report;
    report.path = view.document->path;
    report.document = view.document;
    report.recomputed = view.recomputed;
    report.settings = view.settings;
    report.links = view.links.get();
    report.relative_path = view.relative_path;
    report.findings = view.findings;
    const FixOutcome outcome = apply_fixes(report, false, view.now);
    Action action{"Mend all that is certain",
                  kFixAll,
                  false,
                  nullptr,
                  line_edits(view.text().bytes(), outcome.bytes),
                  std::nullopt};
    return action.edits.empty() ? std::nullopt : std::optional(std::move(action));
}

}  // namespace veritally
