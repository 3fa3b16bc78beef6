#include "lsp/view.h"

namespace veritally {

const Quantities* Tables::quantities() const {
    if (quantities_) return *quantities_;
    const Quantities* quantities = settings_ ? settings_->profile.quantities.get() : nullptr;
    const bool usable = quantities != nullptr && quantities->present() && !quantities->ready();
    return quantities_.emplace(usable ? quantities : nullptr);
}

const Vocabulary& Tables::words() const {
    static const Vocabulary kNone;
    return quantities() != nullptr ? quantities()->words() : kNone;
}

const Catalogue& Tables::catalogue() const {
    static const Catalogue kNone;
    return quantities() != nullptr ? quantities()->catalogue() : kNone;
}

bool touches(Span span, Span place) {
    return span.begin <= place.end && place.begin <= span.end;
}

const Claims& View::claims() const {
    if (claims_) return *claims_;
    const Quantities* quantities = entry ? tables->quantities() : nullptr;
    return claims_.emplace(quantities != nullptr ? quantities->read(*document) : Claims{});
}

const Derivation& View::derivation() const {
    if (derivation_) return *derivation_;
    const Quantities* quantities = entry ? tables->quantities() : nullptr;
    return derivation_.emplace(quantities != nullptr ? quantities->derive(*document, claims())
                                                     : Derivation{});
}

std::vector<const Finding*> View::findings_at(Span place) const {
    std::vector<const Finding*> found;
    for (const Finding& finding : findings) {
        if (touches(finding.span, place)) found.push_back(&finding);
    }
    return found;
}

std::string_view View::target() const {
    return settings ? settings->profile.quantities->target() : std::string_view();
}

}  // namespace veritally
