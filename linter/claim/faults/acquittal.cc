#include "claim/faults/acquittal.h"

#include <algorithm>

#include "claim/derivation/consult.h"

namespace veritally {
namespace {

/// In the target's own terms, times what is counted: however it was quoted, it is right.
bool is_published_so(const Recomputation& with, const Derivation& d, const Numeric& stated) {
    if (d.terms.size() != 1 || d.terms[0].usual < 0) return false;
    const std::optional<Term> known = published_term(with, d.terms[0].usual);
    return known && known->each() == known->quoted &&
           rounds_to(known->quoted * d.terms[0].count(), stated);
}

/// '466 AI TOPS … Dividing by two leaves 233 dense TOPS', where the former says nothing itself.
bool is_told_so(const Recomputation& with, const Claims& claims, const Derivation& d,
                const Slip& slip) {
    const std::size_t a = slip.attribute;
    if (slip.change != Slip::Change::taken_for || slip.value < 0 || d.terms.size() != 1)
        return false;
    const Term& term = d.terms[0];
    if (term.figure == Term::kNone || term.published != nullptr ||
        claims.figures[term.figure].readings.has(a))
        return false;
    const AttributeValue& taken = with.words.values[static_cast<std::size_t>(slip.value)];
    const double left = term.each() * taken.numerator / taken.denominator;
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
        return f.asserted && f.cues.derived && is_own(f.readings.how[a]) &&
               f.readings.value[a] == taken.negated && rounds_to(left, f.amount());
    });
}

}  // namespace

bool is_acquitted(const Recomputation& with, const Claims& claims, const Derivation& derivation,
                  const Slip& slip, const Numeric& stated) {
    return is_published_so(with, derivation, stated) || is_told_so(with, claims, derivation, slip);
}

}  // namespace veritally
