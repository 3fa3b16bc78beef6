#include "claim/planned_items.h"

#include <algorithm>

namespace veritally {
namespace {

/// Of the item that the figure stands in, or of its section where it is in no list.
bool is_beside(const Holding& h, const Figure& f) {
    return f.unit_block != f.block ? h.unit_block == f.unit_block
                                   : f.section != Block::kNone && h.section == f.section;
}

bool is_planned_item(const Claims& claims, const Figure& f) {
    const std::uint32_t at = claims.text->tokens[f.token].at.begin;
    bool planned = false;
    for (const Holding& h : claims.holdings) {
        if (!is_beside(h, f) || h.count() <= 1) continue;
        if (!h.planned) return false;
        planned = planned || h.flat.begin < at;
    }
    return planned;
}

/// Some are there that the item's device could be one of.
bool is_held_elsewhere(const Claims& claims, const Figure& f) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        if (!h.present() || h.count() <= 1) return false;
        return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& own) {
            const bool same = own.name.empty() || own.name == h.name;
            const bool unnamed = h.name.empty() && h.sentence < own.sentence &&
                                 h.tiers.back().noun == own.tiers.back().noun;
            return is_beside(own, f) && own.planned && (same || unnamed);
        });
    });
}

}  // namespace

void take_for_planned(Claims& claims) {
    if (claims.holdings.size() > kMostHoldings || claims.figures.size() > kMostHoldings ||
        !any_present(claims.holdings))
        return;
    for (Figure& f : claims.figures) {
        const bool open =
            f.asserted && !f.cell && (f.role == Role::quoted || f.role == Role::derived);
        if (open && is_planned_item(claims, f) && !is_held_elsewhere(claims, f))
            f.role = Role::planned;
    }
}

}  // namespace veritally
