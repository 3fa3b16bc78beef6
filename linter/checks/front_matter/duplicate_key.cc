#include <algorithm>

#include "checks/front_matter/fields.h"

namespace veritally {
namespace {

const YamlEntry* entry_of(const FrontMatter& front_matter, Span key) {
    auto fields = front_matter.fields();
    auto found = std::find_if(fields.begin(), fields.end(),
                              [&](const YamlEntry& entry) { return entry.key_span == key; });
    return found == fields.end() ? nullptr : found;
}

bool same_scalar(const YamlNode& a, const YamlNode& b) {
    if (a.is_null() && b.is_null()) return true;
    return a.is_scalar() && b.is_scalar() && a.scalar == b.scalar && a.quoted == b.quoted &&
           a.tag == b.tag;
}

/// The later entry with its line ending, where it has its lines to itself.
Span whole_lines(const SourceText& text, const YamlEntry& entry) {
    std::uint32_t first = text.line_of(entry.key_span.begin);
    std::uint32_t last = text.line_of(std::max(entry.key_span.end, entry.value.span.end));
    Span lines{text.line(first).begin, text.line(last).end};
    if (last < text.line_count()) lines.end = text.line(last + 1).begin;
    return lines;
}

}  // namespace

void check_duplicate_key(const Subject& subject, Findings& findings) {
    constexpr int kMostLookedUp = 100;  // Bounds the work on a hostile entry.
    const FrontMatter& front_matter = subject.document.front_matter;
    const SourceText& text = subject.document.text;
    int looked_up = 0;
    for (const YamlProblem& problem : front_matter.tree.problems) {
        if (problem.kind != YamlProblem::Kind::duplicate_key) continue;
        std::string line = std::to_string(text.line_of(problem.other.begin));
        Finding& finding =
            findings.add(problem.span, "default",
                         {{"key", quoted(text.at(problem.span))}, {"line", std::move(line)}});
        finding.related.push_back({problem.other, "first set here"});
        if (++looked_up > kMostLookedUp) continue;
        const YamlEntry* later = entry_of(front_matter, problem.span);
        const YamlEntry* first = entry_of(front_matter, problem.other);
        if (later == nullptr || first == nullptr) continue;
        if (!same_scalar(later->value, first->value)) continue;
        finding.wording = &findings.rule().wording("same");
        finding.fix = Fix{Fix::Safety::safe, {{whole_lines(text, *later), ""}}};
    }
}

}  // namespace veritally
