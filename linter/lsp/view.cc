#include "lsp/view.h"

namespace veritally {

bool touches(Span span, Span place) {
    return span.begin <= place.end && place.begin <= span.end;
}

const Quantities* View::quantities() const {
    const Quantities* quantities = settings ? settings->profile.quantities.get() : nullptr;
    return quantities != nullptr && quantities->usable() ? quantities : nullptr;
}

const Vocabulary& View::words() const {
    static const Vocabulary kNone;
    return quantities() != nullptr ? quantities()->words() : kNone;
}

const Catalogue& View::catalogue() const {
    static const Catalogue kNone;
    return quantities() != nullptr ? quantities()->catalogue() : kNone;
}

const Claims& View::claims() const {
    static const Claims kNone;
    return recomputed ? recomputed->claims() : kNone;
}

const Derivation& View::derivation() const {
    static const Derivation kNone;
    return recomputed ? recomputed->derivation() : kNone;
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
