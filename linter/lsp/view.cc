#include "lsp/view.h"

namespace veritally {

bool touches(Span span, Span place) {
    return span.begin <= place.end && place.begin <= span.end;
}

const Claims& View::claims() const {
    if (!claims_) claims_ = entry ? read_claims(*document, *words) : Claims{};
    return *claims_;
}

std::vector<const Finding*> View::findings_at(Span place) const {
    std::vector<const Finding*> found;
    for (const Finding& finding : findings) {
        if (touches(finding.span, place)) found.push_back(&finding);
    }
    return found;
}

std::string_view View::target() const {
    return settings ? settings->profile.root["quantities"].text("target") : std::string_view();
}

}  // namespace veritally
