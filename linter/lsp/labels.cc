#include "lsp/labels.h"

#include <algorithm>
#include <string>

#include "document/footnotes.h"

namespace veritally {
namespace {

constexpr std::uint32_t kOpen = 2;  // Bytes of "[^".

LabelPlace place_of(const FootnoteReference& reference) {
    return {{reference.span.begin + kOpen, reference.span.end - 1}, false};
}

bool is_label(std::string_view name) {
    return footnote_reference_size("[^" + std::string(name) + "]") == name.size() + kOpen + 1;
}

}  // namespace

std::optional<LabelPlace> label_at(const View& view, std::uint32_t offset) {
    const Body& body = view.document->body;
    for (const FootnoteReference& reference : body.references) {
        if (touches(reference.span, {offset, offset})) return place_of(reference);
    }
    for (const FootnoteDefinition& definition : body.footnotes) {
        const Span marker{definition.span.begin, definition.label_span.end + kOpen};
        if (touches(marker, {offset, offset})) return LabelPlace{definition.label_span, true};
    }
    return std::nullopt;
}

std::vector<LabelPlace> places_of_label(const View& view, std::string_view label) {
    const Body& body = view.document->body;
    std::vector<LabelPlace> places;
    for (const FootnoteReference& reference : body.references) {
        if (same_footnote_label(reference.label, label)) places.push_back(place_of(reference));
    }
    for (const FootnoteDefinition& definition : body.footnotes) {
        if (same_footnote_label(definition.label, label)) {
            places.push_back({definition.label_span, true});
        }
    }
    std::sort(places.begin(), places.end(),
              [](const LabelPlace& a, const LabelPlace& b) { return a.span.begin < b.span.begin; });
    return places;
}

Result<std::vector<Edit>> rename_label(const View& view, std::string_view label,
                                       std::string_view name) {
    if (!is_label(name)) {
        return Error{"'" + std::string(name) + "' is no label of a footnote", "",
                     "a label has neither brackets nor blanks at its ends"};
    }
    if (!same_footnote_label(label, name) && !places_of_label(view, name).empty()) {
        return Error{"'" + std::string(name) + "' is another footnote's label", "", ""};
    }
    std::vector<Edit> edits;
    for (const LabelPlace& place : places_of_label(view, label)) {
        edits.push_back({place.span, std::string(name)});
    }
    return edits;
}

}  // namespace veritally
