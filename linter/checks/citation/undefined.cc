#include <algorithm>
#include <set>
#include <string>

#include "checks/citation/footnotes.h"
#include "checks/citation/slipped_definition.h"
#include "engine/check.h"

namespace veritally {
namespace {

/// The label alone of a reference `[^label]`.
Span label_span(const FootnoteReference& reference) {
    return {reference.span.begin + 2, reference.span.end - 1};
}

bool is_undefined(const FootnoteReference& reference) {
    return reference.footnote == Block::kNone;
}

/// Names the definition that was meant, and lets every reference of the label mean it.
void add_misspelt(const Body& body, const FootnoteReference& reference,
                  const MisspeltLabel& misspelt, Findings& findings) {
    const FootnoteDefinition& meant = body.footnotes[misspelt.footnote];
    Finding& finding = findings.add(
        reference.span, "nearest",
        {{"label", std::string(reference.label)}, {"nearest", std::string(meant.label)}});
    finding.related.push_back({mark_of(meant), "defined here, and never referred to"});
    Fix fix{Fix::Safety::unsafe, {}};
    for (const FootnoteReference& same : body.references) {
        if (is_undefined(same) && normal_label(same.label) == misspelt.label) {
            fix.edits.push_back({label_span(same), std::string(meant.label)});
        }
    }
    finding.fix = std::move(fix);
}

/// Points at the line that was meant to define it, and puts in what that lacks.
void add_slipped(const Document& document, const FootnoteReference& reference,
                 const SlippedDefinition& slipped, Findings& findings) {
    const bool colon = slipped.lacks == SlippedDefinition::Lacks::colon;
    const std::string line = std::to_string(document.text.line_of(slipped.mark.begin));
    Finding& finding = findings.add(reference.span, colon ? "colon" : "caret",
                                    {{"label", std::string(reference.label)}, {"line", line}});
    finding.related.push_back({slipped.mark, "meant to define it"});
    if (!slipped.certain) return;
    const std::uint32_t place = colon ? slipped.mark.end : slipped.mark.begin + 1;
    finding.fix = Fix{Fix::Safety::safe, {{{place, place}, colon ? ":" : "^"}}};
}

/// A definition that failed reads as a reference; the others speak for the label.
bool is_itself(const FootnoteReference& reference, const SlippedDefinition& slipped) {
    return !slipped.alone && reference.span.begin == slipped.mark.begin;
}

}  // namespace

/// One finding a label, at its first reference.
void check_undefined(const Subject& subject, Findings& findings) {
    const Body& body = subject.document.body;
    if (std::none_of(body.references.begin(), body.references.end(), is_undefined)) return;
    const std::vector<MisspeltLabel> misspelt = misspelt_labels(body);
    const auto slipped = slipped_definitions(subject.document);
    std::set<std::string> seen;
    for (const FootnoteReference& reference : body.references) {
        if (!is_undefined(reference)) continue;
        const std::string label = normal_label(reference.label);
        const auto meant = slipped.find(label);
        if (meant != slipped.end() && is_itself(reference, meant->second)) continue;
        if (!seen.insert(label).second) continue;
        if (meant != slipped.end()) {
            add_slipped(subject.document, reference, meant->second, findings);
            continue;
        }
        const auto slip = std::find_if(misspelt.begin(), misspelt.end(),
                                       [&](const MisspeltLabel& m) { return m.label == label; });
        if (slip != misspelt.end()) {
            add_misspelt(body, reference, *slip, findings);
        } else {
            findings.add(reference.span, "default", {{"label", std::string(reference.label)}});
        }
    }
}

}  // namespace veritally
