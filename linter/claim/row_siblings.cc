#include "claim/row_siblings.h"

#include <algorithm>

namespace veritally {
namespace {

bool is_listed_alone(const Claims& claims, const Holding& holding) {
    const std::uint32_t passage = claims.text->sentences[holding.sentence].passage;
    return holding.tiers.size() == 1 && !holding.tiers[0].noun.empty() && !holding.sums &&
           !holding.share && holding.present() && holding.count() > 1 &&
           claims.text->passages[passage].block != holding.unit_block;
}

bool counts_alike(const Holding& a, const Holding& b) {
    return a.unit_block != b.unit_block && a.section == b.section && a.around == b.around &&
           a.tiers[0].noun == b.tiers[0].noun;
}

/// A device stands in its row, before that of the next holding, that the figure is not of.
bool is_of_other_device(const Claims& claims, const Holding& holding, const Term& term) {
    const bool own =
        std::any_of(claims.devices.begin(), claims.devices.end(), [&](const DeviceMention& m) {
            return m.usual >= 0 && m.usual == term.usual && holding.covers(m.flat);
        });
    if (own) return false;
    constexpr std::uint32_t kMostCells = 16;
    std::uint32_t end = holding.unit_block + kMostCells;
    for (const Holding& other : claims.holdings) {
        if (other.unit_block > holding.unit_block) end = std::min(end, other.unit_block);
    }
    return std::any_of(claims.devices.begin(), claims.devices.end(), [&](const DeviceMention& m) {
        const std::uint32_t block = claims.text->passages[m.passage].block;
        return holding.unit_block < block && block < end && m.usual != term.usual;
    });
}

std::vector<std::uint32_t> rows_beside(const Claims& claims, const Term& term) {
    std::vector<std::uint32_t> found;
    const Holding& own = claims.holdings[term.holding];
    const Figure& f = claims.figures[term.figure];
    constexpr std::size_t kMostRows = 12;
    const bool outside = f.unit_block == f.block && f.section == own.section;
    if (!outside || !is_listed_alone(claims, own) || is_of_other_device(claims, own, term))
        return found;
    for (std::uint32_t h = 0; h < claims.holdings.size() && found.size() < kMostRows; ++h) {
        const Holding& other = claims.holdings[h];
        if (is_listed_alone(claims, other) && counts_alike(own, other) &&
            !is_of_other_device(claims, other, term))
            found.push_back(h);
    }
    return found;
}

Term counted_by(const Claims& claims, const Term& rate, std::uint32_t holding) {
    Term term = rate;
    term.holding = holding;
    term.counts = {claims.holdings[holding].count()};
    return term;
}

bool quotes(const Claims& claims, const Sources& sources, std::uint32_t unit_block) {
    return std::any_of(sources.sources.begin(), sources.sources.end(), [&](const Reckoned& r) {
        return claims.figures[r.figure].unit_block == unit_block;
    });
}

}  // namespace

std::vector<Part> parts_of_rows(const Claims& claims, const Term& term) {
    std::vector<Part> parts;
    for (std::uint32_t h : rows_beside(claims, term)) {
        Term row = counted_by(claims, term, h);
        row.sure = false;
        Term none = row;
        none.quoted = 0;
        parts.push_back({row, none});
    }
    return parts;
}

std::vector<Part> rated_items(const Claims& claims, const Sources& sources, const Term& rate) {
    const Figure& f = claims.figures[rate.figure];
    std::vector<Part> parts;
    if (f.unit_block != f.block || f.cues.whole) return parts;
    const Holding* first = nullptr;
    for (std::uint32_t i = 0; i < claims.holdings.size(); ++i) {
        const Holding& h = claims.holdings[i];
        if (!h.present() || h.count() <= 1 || h.section != f.section) continue;
        const bool kin = first == nullptr || (first->is_kin(h) && first->name == h.name);
        if (!kin || h.sentence <= f.sentence || h.unit_block == f.unit_block ||
            h.tiers.size() > 1 || quotes(claims, sources, h.unit_block))
            return {};
        first = first == nullptr ? &h : first;
        parts.push_back({counted_by(claims, rate, i)});
    }
    return parts.size() > 1 ? parts : std::vector<Part>();
}

}  // namespace veritally
