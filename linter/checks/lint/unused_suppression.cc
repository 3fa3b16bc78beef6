#include <string>

#include "base/text.h"
#include "engine/check.h"

namespace veritally {
namespace {

/// lint/unknown-rule speaks of a name, or a keyword, that there is not.
bool is_known(const Subject& subject, const Suppression::Name& name) {
    return !subject.catalogue.select(name.text).empty();
}
/// What a keyword means that is none reaches no place outside of its comment.
bool silences(const Suppression& suppression) {
    return suppression.keyword.starts_with("disable") &&
           (!suppression.scope.empty() || suppression.scope.begin >= suppression.span.end);
}

/// Removes the comment with the blanks before it, and its line where nothing else stands there.
Fix remove_comment(const Document& document, Span comment) {
    const SourceText& text = document.text;
    const Span line = text.line(text.line_of(comment.begin));
    if (comment.end > line.end || !trim(text.at({comment.end, line.end})).empty()) {
        return {Fix::Safety::safe, {{comment, ""}}};
    }
    const std::string_view before = text.at({line.begin, comment.begin});
    const std::size_t kept = before.find_last_not_of(" \t") + 1;
    if (kept > 0) {
        const auto begin = line.begin + static_cast<std::uint32_t>(kept);
        return {Fix::Safety::safe, {{{begin, line.end}, ""}}};
    }
    const std::uint32_t next = text.line_of(comment.begin) + 1;
    const std::uint32_t end = next <= text.line_count() ? text.line(next).begin : text.size();
    return {Fix::Safety::safe, {{{line.begin, end}, ""}}};
}

void check_use(const Subject& subject, const SuppressionUse& use, Findings& findings) {
    const Suppression& suppression = *use.suppression;
    if (suppression.names.empty() && !use.used[0]) {
        findings.add(suppression.span, "all").fix =
            remove_comment(subject.document, suppression.span);
    }
    for (std::size_t i = 0; i < suppression.names.size(); ++i) {
        const Suppression::Name& name = suppression.names[i];
        if (use.used[i] || !is_known(subject, name)) continue;
        Finding& finding = findings.add(name.span, "default", {{"name", std::string(name.text)}});
        if (suppression.names.size() > 1) continue;
        finding.fix = remove_comment(subject.document, suppression.span);
    }
}

}  // namespace

void check_unused_suppression(const Subject& subject, Findings& findings) {
    if (subject.suppressions == nullptr) return;
    for (const SuppressionUse& use : *subject.suppressions) {
        if (use.suppression->keyword == "enable") {
            findings.add(use.suppression->span, "enable").fix =
                remove_comment(subject.document, use.suppression->span);
        } else if (silences(*use.suppression)) {
            check_use(subject, use, findings);
        }
    }
}

}  // namespace veritally
