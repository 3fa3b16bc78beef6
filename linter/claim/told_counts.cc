#include "claim/told_counts.h"

#include <algorithm>
#include <cmath>

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

/// By how much the product multiplies the term's figure, which is one of its factors, whatever its
/// prefix; 0 where it is none.
double count_in(const Product& product, const Term& each) {
    auto is_it = [&](double factor) {
        auto alike = [factor](double value) {
            const double thousands = std::log10(value / factor) / 3;
            return std::abs(thousands - std::round(thousands)) < 1e-4;
        };
        return factor > 0 && (alike(each.quoted) || alike(each.each()));
    };
    const auto own = std::find_if(product.factors.begin(), product.factors.end(), is_it);
    if (!product.right || own == product.factors.end()) return 0;
    double count = 1;
    for (auto factor = product.factors.begin(); factor != product.factors.end(); ++factor)
        count *= factor == own ? 1 : *factor;
    // '9 PFLOPS in FP4: 9 × 2 = 18'
    const bool may_convert = count == 2 || count == 4 || count == 8;
    return may_convert && each.each() != each.quoted ? 0 : count;
}

/// Of the things of one kind, the text counts so many more than once.
bool counts_kin(const Claims& claims, const Tier& tier, double count) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        return h.present() && h.tiers.size() == 1 && h.tiers[0].noun == tier.noun &&
               h.count() == count;
    });
}

/// '120 nodes with four GPUs each; 12 of the nodes belong to it … 12 × 4 × 624': another number of
/// the same things, or the things around those that were counted.
bool explains(const Claims& claims, const Holding& holding, double own, double count) {
    const double ratio = count / own;
    for (const Tier& tier : holding.tiers) {
        const double other = tier.count * ratio;
        if (other > 1 && other != own && counts_kin(claims, tier, other)) return true;
    }
    return !holding.told &&
           std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
               return &h != &holding && h.present() && h.tiers.size() == 1 && h.count() == ratio &&
                      h.tiers[0].noun != holding.tiers.back().noun && h.tiers[0].per.empty() &&
                      h.flat.begin < holding.flat.begin;
           });
}

/// The text multiplies it out with other numbers of what it counts than were read.
void take_written(const Claims& claims, std::span<const Product> products, Part& ways) {
    const Term first = ways.front();
    if (first.holding == Term::kNone || first.counts.empty()) return;
    Term each = first;
    each.counts.clear();
    for (const Product& product : products) {
        const double count = count_in(product, each);
        if (count < 1 || count == first.count() ||
            !explains(claims, claims.holdings[first.holding], first.count(), count))
            continue;
        each.counts = {count};
        each.sure = ways.front().sure = false;
        ways.insert(ways.begin(), each);
        return;
    }
}

}  // namespace

void take_told(const Claims& claims, const Told& told, std::span<const Product> products,
               Part& ways) {
    take_written(claims, products, ways);
    if (is_settled(claims, ways.front())) return;
    Term each = ways.front();
    each.counts.clear();
    double most = times_written_out(claims, products, each);
    for (double count : told.counts_of(each)) most = std::max(most, count);
    if (most == 0 || ways.front().count() == most) return;
    each.counts = {most};
    each.holding = Term::kNone;
    ways.front().sure = false;
    ways.insert(ways.begin(), each);
}

}  // namespace veritally
