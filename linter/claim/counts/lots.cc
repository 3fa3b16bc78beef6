#include "claim/counts/lots.h"

#include <algorithm>

namespace veritally {
namespace {

/// '| Vienna | 12 |' and '| Graz | 7 |': in two rows of one table, or items of one list.
bool are_siblings(const Holding& a, const Holding& b, Block::Kind kind, const Body& body) {
    const Block &first = body.blocks[a.unit_block], &second = body.blocks[b.unit_block];
    return a.unit_block != b.unit_block && first.kind == kind && second.kind == kind &&
           first.parent == second.parent;
}

/// 'Site A has 12 servers, | site B eight', in one breath, in items of one list or in rows.
bool is_lot_beside(const Holding& first, const Holding& lot, std::string_view called,
                   const Body& body) {
    constexpr std::uint32_t kReach = 3;
    const bool told_on = first.placed && lot.placed && lot.unit_block == first.unit_block &&
                         lot.sentence > first.sentence && lot.sentence <= first.sentence + kReach;
    const bool breath = told_on || (lot.sentence == first.sentence && lot.count() != first.count());
    if (&lot != &first && lot.is_called(called)) return lot.present() && !lot.share;
    const bool beside = breath || are_siblings(first, lot, Block::Kind::row, body) ||
                        are_siblings(first, lot, Block::Kind::item, body);
    return &lot != &first && beside && lot.tiers.size() == 1 && first.tiers.size() == 1 &&
           lot.tiers[0].noun == first.tiers[0].noun && lot.tiers[0].group &&
           lot.tiers[0].per.empty() && lot.present() && !lot.share && !lot.sums;
}

}  // namespace

/// 'Each node has eight GPUs', of '10 A100 nodes and six H100 nodes': the name of the lot goes on.
void take_name_of(const Holding& lot, Holding& held) {
    if (!held.name.empty() || held.pieces || lot.count() <= 1) return;
    held.take_name(lot);
}

/// The other lots; none where one that is of no place is the sum of the others.
std::vector<Holding> lots_beside(const Holding& first, std::string_view called,
                                 const std::vector<Holding>& holdings, const Body& body) {
    std::vector<Holding> lots;
    double sum = first.count();
    const Holding* most = &first;
    for (const Holding& lot : holdings) {
        if (!is_lot_beside(first, lot, called, body)) continue;
        lots.push_back(lot);
        sum += lot.count();
        if (lot.count() > most->count()) most = &lot;
    }
    const bool row = body.blocks[first.unit_block].kind == Block::Kind::row;
    const bool alike = std::all_of(lots.begin(), lots.end(),
                                   [&](const Holding& lot) { return lot.may_share_name(*most); });
    const bool total =
        alike && sum == 2 * most->count() && lots.size() > 1 && !most->placed && !row;
    return total ? std::vector<Holding>() : lots;
}

Holding of_lot(const Holding& inner, const Holding& lot) {
    Holding held = inner;
    held.tiers.insert(held.tiers.begin(), lot.tiers[0]);
    take_name_of(lot, held);
    return held;
}

/// '16 servers in Delhi and 8 in Chennai, with eight GPUs in each server': of the first, too.
void spread_to_lots(std::vector<Holding>& holdings, const Body& body) {
    std::vector<Holding> lots;
    for (const Holding& chain : holdings) {
        if (chain.tiers.size() != 2 || chain.tiers[0].noun.empty() ||
            chain.tiers[1].per != chain.tiers[0].noun)
            continue;
        Holding outer = chain;
        outer.tiers.pop_back();
        for (const Holding& lot : lots_beside(outer, {}, holdings, body)) {
            if (lot.sentence != chain.sentence || lot.flat.begin > chain.flat.begin) continue;
            const bool inner_named = chain.name_at.begin > chain.tiers[1].flat.begin;
            if (inner_named && !lot.may_share_name(chain)) continue;
            Holding held = lot;
            held.tiers.push_back(chain.tiers[1]);
            if (held.name.empty() && inner_named) held.take_name(chain);
            lots.push_back(held);
        }
    }
    holdings.insert(holdings.end(), lots.begin(), lots.end());
}

/// 'In Porto 45 servers are up, in Ghent 81. All have eight GPUs': of the other place, too.
void spread_each(std::vector<Holding>& holdings, const Body& body) {
    std::vector<Holding> lots;
    for (const Holding& chain : holdings) {
        if (chain.tiers.size() != 2 || chain.tiers[1].per != "each") continue;
        for (const Holding& outer : holdings) {
            const bool own = outer.tiers.size() == 1 && outer.placed &&
                             outer.sentence + 1 == chain.sentence &&
                             outer.tiers[0].flat == chain.tiers[0].flat;
            if (!own) continue;
            for (const Holding& lot : lots_beside(outer, {}, holdings, body)) {
                Holding held = chain;
                held.tiers[0] = lot.tiers[0];
                lots.push_back(held);
            }
        }
    }
    holdings.insert(holdings.end(), lots.begin(), lots.end());
}

/// 'It has 85 PCs in Montreal and 60 in Kraków, so | 145 PCs', 'ten nodes, extended by six and by
/// eight, to | 24 nodes': all of them, told last in one breath.
void take_sums(std::vector<Holding>& holdings) {
    for (Holding& total : holdings) {
        const Tier& tier = total.tiers[0];
        if (total.tiers.size() != 1 || !tier.group || !total.present() || tier.noun.empty())
            continue;
        double sum = 0;
        int parts = 0;
        auto is_part = [&](const Holding& h) {
            return h.sentence == total.sentence && h.flat.begin < total.flat.begin &&
                   h.tiers.size() == 1 && h.tiers[0].noun == tier.noun && h.may_share_name(total);
        };
        for (const Holding& h : holdings) {
            if (!is_part(h)) continue;
            sum += h.count();
            ++parts;
        }
        if (parts < 2 || sum != total.count()) continue;
        for (Holding& h : holdings) h.superseded = h.superseded || is_part(h);
    }
}

/// '40 nodes with eight GPUs each. Of them, | 16 nodes have H100 and | 24 A100': each with eight.
void divide(std::vector<Holding>& holdings) {
    for (Holding& whole : holdings) {
        if (whole.tiers.size() < 2 || !whole.tiers[0].group || !whole.name.empty()) continue;
        std::vector<Holding*> lots;
        double sum = 0;
        for (Holding& lot : holdings) {
            const bool part = lot.flat.begin > whole.flat.begin && lot.section == whole.section &&
                              lot.tiers.size() == 1 && lot.tiers[0].group && lot.present() &&
                              lot.tiers[0].noun == whole.tiers[0].noun &&
                              lot.tiers[0].per.empty() && !lot.name.empty();
            if (!part) continue;
            lots.push_back(&lot);
            sum += lot.count();
        }
        if (lots.size() < 2 || sum != whole.tiers[0].count) continue;
        for (Holding* lot : lots)
            lot->tiers.insert(lot->tiers.end(), whole.tiers.begin() + 1, whole.tiers.end());
        whole.superseded = true;
    }
}

}  // namespace veritally
