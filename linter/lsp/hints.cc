#include "lsp/hints.h"

#include "lsp/headline.h"
#include "lsp/hover.h"

namespace veritally {

std::vector<Hint> hints(const View& view, Span range) {
    std::vector<Hint> found;
    for (const Figure& figure : view.claims().figures) {
        if (!touches(range, figure.span) || figure.role != Role::quoted) continue;
        const auto value = normalized(figure, view.words());
        if (!value) continue;
        found.push_back({figure.span.end, "= " + short_number(*value), escaped(view.target())});
    }
    const auto headline = headline_span(view);
    if (headline && touches(range, *headline)) {
        const std::string label = headline_label(view);
        if (!label.empty()) found.push_back({headline->end, label, derivation_markdown(view)});
    }
    return found;
}

}  // namespace veritally
