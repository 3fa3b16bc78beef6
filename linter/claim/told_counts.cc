#include "claim/told_counts.h"

#include <algorithm>

#include "claim/part_counts.h"

namespace veritally {
namespace {

/// Nothing else that is there is counted in the noun.
bool is_alone_of(const Claims& claims, const std::string& noun, const Holding& holding) {
    return std::none_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& other) {
        return &other != &holding && other.present() && other.count_of(noun) > 0;
    });
}

/// Its own sentence or row counts it, or the device that it is of is counted.
bool is_settled(const Claims& claims, const Term& term) {
    if (term.whole) return true;
    if (term.counts.empty() || !term.sure) return false;
    if (term.holding == Term::kNone) return true;
    const Figure& f = claims.figures[term.figure];
    const Holding& holding = claims.holdings[term.holding];
    const DeviceMention* counted = counted_device(claims, holding);
    const bool listed = f.unit_block != f.block && holding.unit_block == f.unit_block;
    return holding.sentence == f.sentence || listed ||
           (holding.count_of(f.cues.noun) > 0 && is_alone_of(claims, f.cues.noun, holding)) ||
           (counted != nullptr && counted->usual == term.usual);
}

}  // namespace

void take_told(const Claims& claims, const Told& told, std::span<const Product> products,
               Part& ways) {
    if (is_settled(claims, ways.front())) return;
    Term each = ways.front();
    each.counts.clear();
    double most = times_written_out(products, each);
    for (double count : told.counts_of(each)) most = std::max(most, count);
    if (most == 0 || ways.front().count() == most) return;
    each.counts = {most};
    each.holding = Term::kNone;
    ways.front().sure = false;
    ways.insert(ways.begin(), each);
}

}  // namespace veritally
