#include <algorithm>
#include <set>
#include <string>

#include "checks/citation/footnotes.h"
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

}  // namespace

/// One finding a label, at its first reference.
void check_undefined(const Subject& subject, Findings& findings) {
    const Body& body = subject.document.body;
    if (std::none_of(body.references.begin(), body.references.end(), is_undefined)) return;
    const std::vector<MisspeltLabel> misspelt = misspelt_labels(body);
    std::set<std::string> seen;
    for (const FootnoteReference& reference : body.references) {
        if (!is_undefined(reference)) continue;
        const std::string label = normal_label(reference.label);
        if (!seen.insert(label).second) continue;
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
