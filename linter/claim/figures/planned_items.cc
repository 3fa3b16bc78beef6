#include "claim/figures/planned_items.h"

#include <algorithm>
#include <iterator>

namespace veritally {
namespace {

/// What speaks of the same thing as a figure does.
enum class Around { block, section };

/// Of the paragraph or item that the figure stands in, or of its section where it is in no list.
bool is_beside(const Holding& h, const Figure& f, Around around) {
    if (around == Around::block) return h.unit_block == f.unit_block;
    return f.unit_block == f.block && f.section != Block::kNone && h.section == f.section;
}

bool is_planned_item(const Claims& claims, const Figure& f, Around around) {
    const std::uint32_t at = claims.text->tokens[f.token].at.begin;
    bool planned = false;
    for (const Holding& h : claims.holdings) {
        if (!is_beside(h, f, around) || h.count() <= 1) continue;
        if (!h.planned) return false;
        planned = planned || h.flat.begin < at;
    }
    return planned;
}

/// Some are there that the item's device could be one of.
bool is_held_elsewhere(const Claims& claims, const Figure& f, Around around) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        if (!h.present() || h.count() <= 1) return false;
        return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& own) {
            const bool same = own.name.empty() || own.name == h.name;
            const bool unnamed = h.name.empty() && h.sentence < own.sentence &&
                                 h.tiers.back().noun == own.tiers.back().noun;
            const bool again = own.count() == h.count();  // 'plans 100,000 … its 100,000 chips'
            return is_beside(own, f, around) && own.planned && (same || unnamed || again);
        });
    });
}

}  // namespace

void take_for_planned(Claims& claims) {
    constexpr Around kAround[] = {Around::block, Around::section};
    if (claims.holdings.size() > kMostHoldings || claims.figures.size() > kMostHoldings ||
        !any_present(claims.holdings))
        return;
    for (Figure& f : claims.figures) {
        const bool open =
            f.asserted && !f.cell && (f.role == Role::quoted || f.role == Role::derived);
        const bool planned =
            std::any_of(std::begin(kAround), std::end(kAround), [&](Around around) {
                return is_planned_item(claims, f, around) && !is_held_elsewhere(claims, f, around);
            });
        if (open && planned) f.role = Role::planned;
    }
}

}  // namespace veritally
