#include "claim/planned_items.h"

#include <algorithm>

namespace veritally {
namespace {

bool is_planned_item(const Claims& claims, const Figure& f) {
    const std::uint32_t at = claims.text->tokens[f.token].at.begin;
    bool planned = false;
    for (const Holding& h : claims.holdings) {
        if (h.unit_block != f.unit_block || h.count() <= 1) continue;
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
            return own.unit_block == f.unit_block && own.planned && (same || unnamed);
        });
    });
}

}  // namespace

void take_for_planned(Claims& claims) {
    if (!any_present(claims.holdings)) return;
    for (Figure& f : claims.figures) {
        const bool listed = f.unit_block != f.block && !f.cell;
        const bool open = f.asserted && (f.role == Role::quoted || f.role == Role::derived);
        if (listed && open && is_planned_item(claims, f) && !is_held_elsewhere(claims, f))
            f.role = Role::planned;
    }
}

}  // namespace veritally
