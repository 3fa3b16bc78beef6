#include <algorithm>
#include <map>

#include "engine/fixer.h"
#include "lsp/actions.h"
#include "lsp/structure.h"

namespace veritally {
namespace {

/// Checking each way to silence a finding costs a check of the text.
constexpr std::size_t kMostFindings = 4;
constexpr std::string_view kWithoutReason = "lint/suppression-without-reason";

/// A comment on its way into the text; its reason goes to the byte `reason` of the edit's text.
struct Comment {
    Edit edit;
    std::uint32_t reason;
};

std::string_view ending_of(const SourceText& text) {
    return text.bytes().find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
}

Comment comment(Span at, std::string before, std::string_view keyword, std::string_view rule,
                std::string_view close, std::string_view after) {
    std::string text =
        std::move(before) + "veritally-" + std::string(keyword) + " " + std::string(rule) + ": ";
    const auto reason = static_cast<std::uint32_t>(text.size());
    text += std::string(close) + std::string(after);
    return {{at, std::move(text)}, reason};
}

/// The ways to silence a finding, the most usual first.
std::vector<Comment> comments(const View& view, const Finding& finding) {
    const SourceText& text = view.text();
    const std::string_view rule = finding.rule->id, ending = ending_of(text);
    const std::uint32_t number = text.line_of(finding.span.begin);
    const Span line = text.line(number), start{line.begin, line.begin};
    const Span end{line.end, line.end};
    const FrontMatter& matter = view.document->front_matter;
    const std::uint32_t body = view.document->body.span.begin;
    std::vector<Comment> ways;
    if (matter.yaml.contains(line.begin)) {
        ways.push_back(comment(start, "# ", "disable-next-line", rule, "", ending));
        ways.push_back(comment(end, " # ", "disable-line", rule, "", ""));
    } else if (line.begin >= body) {
        ways.push_back(comment(start, "<!-- ", "disable-next-line", rule, " -->", ending));
        ways.push_back(comment(end, " <!-- ", "disable-line", rule, " -->", ""));
    }
    if (!matter.yaml.empty()) {
        const Span top{matter.yaml.begin, matter.yaml.begin};
        ways.push_back(comment(top, "# ", "disable-file", rule, "", ending));
    }
    ways.push_back(
        comment({body, body}, std::string(ending) + "<!-- ", "disable-file", rule, " -->", ending));
    return ways;
}

/// Findings by rule and message, but for the one that asks for a reason.
std::map<std::pair<std::string_view, std::string>, int> tally(const std::vector<Finding>& all) {
    std::map<std::pair<std::string_view, std::string>, int> counts;
    for (const Finding& one : all) {
        if (one.rule->id != kWithoutReason) ++counts[{one.rule->id, one.message()}];
    }
    return counts;
}

/// One finding less, none more, and the page looks as before.
bool silences(const View& view, const Finding& finding, const Edit& edit) {
    const auto document =
        read_document(view.document->path, apply_edits(view.text().bytes(), {edit}));
    if (structure(document->body) != structure(view.document->body)) return false;
    const Recomputed recomputed(*document, view.settings->profile);
    const auto after = tally(
        check_document(recomputed, *view.settings, view.relative_path, view.now, view.links.get()));
    auto before = tally(view.findings);
    const std::pair key(finding.rule->id, finding.message());
    const auto left = after.find(key);
    if (left != after.end() && left->second >= before[key]) return false;
    return std::all_of(after.begin(), after.end(),
                       [&](const auto& one) { return one.second <= before[one.first]; });
}

}  // namespace

std::vector<Action> suppressions(const View& view, Span place) {
    std::vector<Action> actions;
    for (const Finding* finding : view.findings_at(place)) {
        if (finding->rule->closing || actions.size() == kMostFindings) continue;
        for (Comment& way : comments(view, *finding)) {
            if (!silences(view, *finding, way.edit)) continue;
            Action action{"Suppress " + std::string(finding->rule->id) + " with a reason",
                          kQuickFix,
                          false,
                          finding,
                          {std::move(way.edit)},
                          Span{way.reason, way.reason}};
            actions.push_back(std::move(action));
            break;
        }
    }
    return actions;
}

}  // namespace veritally
