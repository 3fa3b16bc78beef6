#include "claim/faults/cause.h"

#include <algorithm>

#include "claim/derivation/absent.h"
#include "claim/faults/counted_inside.h"
#include "claim/faults/counted_twice.h"
#include "claim/faults/doubts.h"
#include "claim/faults/likeliest_slip.h"

namespace veritally {
namespace {

/// A power of ten that a number of the text explains as well: a count that was not read.
bool lacks_count(const Numeric& stated, const std::vector<Explanation>& found,
                 const Bridge& bridge) {
    const bool prefix = found.size() == 1 && found[0].slip->change == Slip::Change::prefix;
    return prefix && bridge.multiplies_to(stated);
}

/// '64 + 32 = 98', all at one figure.
bool adds_up_wrongly(const CauseSearch& in, const Numeric& stated) {
    const std::vector<Term>& terms = in.derivation.terms;
    const double each = terms.front().each();
    const std::vector<Holding>& holdings = in.claims.holdings;
    return terms.size() > 1 &&
           std::all_of(terms.begin(), terms.end(),
                       [&](const Term& term) { return term.each() == each; }) &&
           std::any_of(holdings.begin(), holdings.end(), [&](const Holding& h) {
               return h.miscounted && rounds_to(each * h.count(), stated);
           });
}

/// `best`: of those found; null for none.
Doubt doubt_before(const CauseSearch& in, const Doubts& doubts,
                   const std::vector<Explanation>& found, const Explanation* best,
                   const Numeric& stated) {
    const bool other = best != nullptr && best->slip->change == Slip::Change::count_other;
    if (lacks_count(stated, found, in.bridge) || (other && in.bridge.makes_up(stated)))
        return Doubt::unread_count;
    if (doubts.takes_compared(stated)) return Doubt::compared;
    const bool attribute = best != nullptr && best->slip->stage() == Slip::Stage::attribute;
    if (attribute && doubts.may_lack_count(found)) return Doubt::lone_count;
    const bool share = (attribute || best == nullptr) && doubts.takes_share(stated);
    return share ? Doubt::share : Doubt::none;
}

}  // namespace

Cause find_cause(const CauseSearch& in, const std::vector<Explanation>& found,
                 const Numeric& stated) {
    const Explanation* best = likeliest_slip(in.claims, in.with.words, found);
    const bool open = best == nullptr || best->slip->open();
    Cause cause;
    cause.twice = open && counts_twice(in.with, in.claims, in.derivation, stated);
    cause.inside = !cause.twice && counts_inside(in.claims, in.derivation, stated);
    cause.misadded = open && !cause.tells_part() && adds_up_wrongly(in, stated);
    if (cause.tells_part()) return cause;
    const Doubts doubts(in.with, in.claims, in.derivation);
    cause.doubt = doubt_before(in, doubts, found, best, stated);
    if (cause.doubt != Doubt::none) return cause;
    cause.absent = open && in.sure && takes_absent(in.with, in.claims, in.derivation, stated);
    const bool traced = best != nullptr && best->traced;
    const bool worded = !open && !best->slip->words.empty();  // And the text has one of them.
    if (!cause.absent && !worded && !(traced && !open) && doubts.misses_tier(stated, found)) {
        cause.doubt = Doubt::tier;
        return cause;
    }
    cause.counted = !cause.absent && best != nullptr &&
                    best->slip->change == Slip::Change::count_other &&
                    doubts.counts_devices(stated);
    cause.rounding = is_cut_to(*in.derivation.recomputed, stated);
    if (!cause.absent && !cause.counted && (traced || !cause.rounding)) cause.slip = best;
    return cause;
}

}  // namespace veritally
