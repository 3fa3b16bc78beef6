#include "checks/citation/footnotes.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/text.h"

namespace veritally {
namespace {

/// Beyond this nobody mistyped a label; keeps the comparison of all with all short.
constexpr std::size_t kMostLabels = 64;

bool is_number(std::string_view label) {
    return std::all_of(label.begin(), label.end(), is_ascii_digit);
}

}  // namespace

std::string normal_label(std::string_view label) {
    std::string normal;
    for (char c : lower(label)) {
        const bool blank = c == ' ' || c == '\t';
        if (!blank) normal += c;
        if (blank && !normal.ends_with(' ')) normal += ' ';
    }
    return normal;
}

Span mark_of(const FootnoteDefinition& definition) {
    return {definition.span.begin, definition.label_span.end + 1};
}

bool is_unused(const Body& body, std::uint32_t footnote) {
    const FootnoteDefinition& definition = body.footnotes[footnote];
    return definition.references == 0 && definition.first_of_label == footnote;
}

std::vector<MisspeltLabel> misspelt_labels(const Body& body) {
    std::set<std::string> undefined;
    for (const FootnoteReference& reference : body.references) {
        if (reference.footnote != Block::kNone || is_number(reference.label)) continue;
        undefined.insert(normal_label(reference.label));
        if (undefined.size() > kMostLabels) return {};
    }
    std::vector<std::uint32_t> unused;
    std::vector<std::string_view> candidates;
    for (std::uint32_t i = 0; i < body.footnotes.size() && !undefined.empty(); ++i) {
        if (!is_unused(body, i) || is_number(body.footnotes[i].label)) continue;
        unused.push_back(i);
        candidates.push_back(body.footnotes[i].label);
        if (unused.size() > kMostLabels) return {};
    }
    std::vector<MisspeltLabel> misspelt;
    for (const std::string& label : undefined) {
        const auto near = nearest(label, candidates);
        if (!near) continue;
        auto& taken = *std::find(candidates.begin(), candidates.end(), *near);
        misspelt.push_back({label, unused[static_cast<std::size_t>(&taken - candidates.data())]});
        taken = {};  // nearest() passes over empty candidates.
    }
    return misspelt;
}

}  // namespace veritally
