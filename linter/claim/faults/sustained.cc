#include "claim/faults/sustained.h"

#include <algorithm>

#include "claim/derivation/measured_again.h"

namespace veritally {
namespace {

/// One of what is counted, and all of them.
bool makes_up(const Claims& claims, const Figure& f, double each, const Term& term, double others,
              const Numeric& stated) {
    const double all = each * term.value() / term.each();
    if (rounds_to(each, stated) || rounds_to(all, stated) || rounds_to(others + all, stated))
        return true;
    return f.cues.each &&
           std::any_of(claims.holdings.begin(), claims.holdings.end(),
                       [&](const Holding& h) { return rounds_to(each * h.count(), stated); });
}

/// '1.353 EFLOPS amount to 10.8 exaops', which is what is stated.
bool is_converted(const Recomputation& with, const Claims& claims, const Figure& measured,
                  const Numeric& stated) {
    const double from = measured.amount().value();
    auto leads_to = [&](const Numeric& to) {
        return rounds_to(from, to) || converts_to(with.words, from, to);
    };
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
        return f.role == Role::derived && f.section == measured.section &&
               f.amount().interval().overlaps(stated.interval()) && leads_to(f.amount());
    });
}

}  // namespace

const Figure* measured_for(const Recomputation& with, const Claims& claims,
                           const Derivation& derivation, const Numeric& stated) {
    for (std::uint32_t i = 0; i < claims.figures.size(); ++i) {
        const Figure& f = claims.figures[i];
        if (f.role != Role::sustained || !f.asserted) continue;
        const Reckoned r = reckon(claims, i, with.words);
        const bool concludes = r.form == Reckoned::Form::plain && !f.cues.cited;
        if (concludes) continue;
        for (const Term& term : derivation.terms) {
            // Where it does not say its format, it is in that of the peak.
            const bool bare = r.form == Reckoned::Form::bare;
            const double each = bare ? f.amount().value() * term.each() / term.quoted : r.value;
            const double others = *derivation.recomputed - term.value();
            if (makes_up(claims, f, each, term, others, stated)) return &f;
            if (bare && makes_up(claims, f, f.amount().value(), term, others, stated)) return &f;
            if (bare && is_converted(with, claims, f, stated)) return &f;
        }
    }
    return nullptr;
}

}  // namespace veritally
