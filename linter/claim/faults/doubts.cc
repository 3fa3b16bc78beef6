#include "claim/faults/doubts.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/told.h"

namespace veritally {

/// Without a count that stands apart from the figure the stated one follows, too.
bool Doubts::may_lack_count(const std::vector<Explanation>& found) const {
    const bool lost = std::any_of(found.begin(), found.end(), [](const Explanation& e) {
        return e.slip->change == Slip::Change::count_lost;
    });
    return lost && std::any_of(d_.terms.begin(), d_.terms.end(), [&](const Term& term) {
               if (term.figure == Term::kNone || term.holding == Term::kNone) return false;
               const Holding& holding = claims_.holdings[term.holding];
               const DeviceMention* counted = counted_device(claims_, holding);
               const bool named = counted != nullptr && counted->usual == term.usual;
               return holding.sentence != figure(term.figure).sentence && !named &&
                      !figure(term.figure).cues.each;
           });
}

/// 'four of the eight GPUs'
bool Doubts::takes_share(const Numeric& stated) const {
    const std::vector<double> shares = shares_told(claims_);
    return std::any_of(shares.begin(), shares.end(),
                       [&](double share) { return rounds_to(*d_.recomputed * share, stated); });
}

/// 'The old system … 1.6 petaflops; its successor has 12.8': the one that is meant after all.
bool Doubts::takes_compared(const Numeric& stated) const {
    return std::any_of(claims_.figures.begin(), claims_.figures.end(), [&](const Figure& f) {
        const auto i = static_cast<std::uint32_t>(&f - claims_.figures.data());
        return f.asserted && f.role == Role::compared && f.cues.cited && !f.cues.planned &&
               rounds_to(reckon(claims_, i, with_.words).value, stated);
    });
}

/// The number that leads to the stated figure counts devices by their name: in prose it is
/// hardly taken by mistake.
bool Doubts::counts_devices(const Numeric& stated) const {
    return std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
        return h.present() && names_device(h) &&
               std::any_of(d_.terms.begin(), d_.terms.end(), [&](const Term& term) {
                   const double others = *d_.recomputed - term.value();
                   return !is_listed(term) && rounds_to(others + term.each() * h.count(), stated);
               });
    });
}
bool Doubts::names_device(const Holding& holding) const {
    return std::any_of(claims_.devices.begin(), claims_.devices.end(),
                       [&](const DeviceMention& m) { return holding.covers(m.flat); });
}

/// In a list item or row that counts what it is of.
bool Doubts::is_listed(const Term& term) const {
    if (term.figure == Term::kNone || term.holding == Term::kNone) return false;
    const Figure& f = figure(term.figure);
    return f.unit_block != f.block && claims_.holdings[term.holding].unit_block == f.unit_block;
}

/// 'the module as a whole has 383 TOPS', and modules are counted.
bool Doubts::is_of_counted() const {
    const Term& term = d_.terms.front();
    if (term.figure == Term::kNone || term.holding == Term::kNone) return false;
    const Cues& cues = figure(term.figure).cues;
    return cues.each && !cues.noun.empty() &&
           claims_.holdings[term.holding].count_of(cues.noun) == term.count();
}

/// A count that the text gives and that ours divides: a tier that the reading lacks, no slip.
bool Doubts::misses_tier(const Numeric& stated, const std::vector<Explanation>& found) const {
    bool other_count = false, known_count = false;
    for (const Explanation& e : found) {
        other_count = other_count || e.slip->change == Slip::Change::count_other;
        known_count = known_count || e.slip->change == Slip::Change::count_repeated ||
                      e.slip->change == Slip::Change::count_added;
    }
    if (known_count || is_of_counted()) return false;
    double ratio = stated.value() / *d_.recomputed;
    return other_count && d_.terms.size() == 1 && ratio > 1.5 &&
           std::abs(ratio - std::round(ratio)) < 0.04 * ratio;
}

}  // namespace veritally
