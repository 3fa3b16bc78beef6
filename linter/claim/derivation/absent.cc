#include "claim/derivation/absent.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "claim/derivation/consult.h"
#include "claim/derivation/sources.h"

namespace veritally {
namespace {

/// 'Another sixty are to be added in 2027.'
bool counts_planned(const Claims& claims, const Derivation& derivation, const Numeric& stated) {
    const Tokens& tokens = claims.text->tokens;
    for (const Sentence& sentence : claims.text->sentences) {
        if (!has(sentence.classes, WordClass::planned)) continue;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (!tokens[i].is(Token::Kind::number) || tokens[i].name) continue;
            const double count = tokens[i].number.value();
            const bool added = std::any_of(
                derivation.terms.begin(), derivation.terms.end(), [&](const Term& term) {
                    if (count <= 1 || count == term.count()) return false;
                    const double one = term.counts.empty() ? 1 : term.count() / term.counts.front();
                    return rounds_to(*derivation.recomputed + term.each() * count, stated) ||
                           rounds_to(*derivation.recomputed + term.each() * one * count, stated);
                });
            if (added) return true;
        }
    }
    return false;
}

/// 'A third step with 4,000 B200 is planned … 624, 1,979 and 4,500 TOPS respectively': the figure
/// of what is not there, which no part rests on.
bool adds_rate_of_absent(const Recomputation& with, const Claims& claims,
                         const Derivation& derivation, const Numeric& stated) {
    constexpr double kNear = 0.01;
    std::vector<std::pair<const Figure*, double>> unused;  // With what each comes to.
    for (const Figure& f : claims.figures) {
        const auto i = static_cast<std::uint32_t>(&f - claims.figures.data());
        if (f.asserted && !is_aside(f.role) && derivation.term_of(i) == nullptr)
            unused.emplace_back(&f, reckon(claims, i, with.words).value);
    }
    auto is_named = [&](const Figure& f, const Holding& h, const DeviceMention& device) {
        return f.sentence == h.sentence ||
               std::any_of(claims.devices.begin(), claims.devices.end(),
                           [&](const DeviceMention& m) {
                               return m.sentence == f.sentence && m.usual == device.usual;
                           });
    };
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        const DeviceMention* device = h.absent() ? counted_device(claims, h) : nullptr;
        if (device == nullptr) return false;
        const bool adds = std::any_of(unused.begin(), unused.end(), [&](const auto& figure) {
            return rounds_to(*derivation.recomputed + figure.second * h.count(), stated) &&
                   is_named(*figure.first, h, *device);
        });
        if (adds) return true;
        const std::optional<Term> known = published_term(with, device->usual);
        return known && rounds_to(*derivation.recomputed + known->each() * h.count(), stated) &&
               std::any_of(unused.begin(), unused.end(), [&](const auto& figure) {
                   return std::abs(figure.second / known->each() - 1) < kNear;
               });
    });
}

/// '824 cards … an audit struck off 186 … 824 × 733 TOPS': what went is counted still.
bool keeps_gone(const Claims& claims, const Derivation& derivation, const Numeric& stated) {
    return std::any_of(derivation.terms.begin(), derivation.terms.end(), [&](const Term& term) {
        if (term.holding == Term::kNone || term.counts.empty()) return false;
        const double before = claims.holdings[term.holding].count();
        const double others = *derivation.recomputed - term.value();
        const bool went = std::any_of(
            claims.changes.begin(), claims.changes.end(),
            [&](const CountChange& change) { return before + change.count == term.count(); });
        return went && before > term.count() && rounds_to(others + term.each() * before, stated);
    });
}

}  // namespace

/// '360 P100, scrapped in 2022', 'eight B200 on order': all that is counted of its device.
bool is_of_absent(const Claims& claims, const Term& term) {
    if (term.usual < 0 || term.holding != Term::kNone || !term.counts.empty()) return false;
    bool absent = false;
    for (const Holding& h : claims.holdings) {
        const DeviceMention* counted = counted_device(claims, h);
        if (counted == nullptr || counted->usual != term.usual || h.count() <= 1) continue;
        if (!h.absent()) return false;
        absent = true;
    }
    return absent;
}

bool takes_absent(const Recomputation& with, const Claims& claims, const Derivation& derivation,
                  const Numeric& stated) {
    const bool figure =
        std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
            const auto i = static_cast<std::uint32_t>(&f - claims.figures.data());
            const bool gone = f.role == Role::negated;  // '…; these were scrapped'
            const bool absent = f.role == Role::planned || f.role == Role::superseded || gone ||
                                f.role == Role::compared;
            if (!absent) return false;
            const double each = reckon(claims, i, with.words).value;
            auto adds = [&](double count) {
                return rounds_to(*derivation.recomputed + each * count, stated);
            };
            auto adds_all = [&](const Holding& h) {
                const bool row = f.unit_block != f.block && h.unit_block == f.unit_block;
                const bool there = h.present() && f.role != Role::compared;
                return ((h.sentence == f.sentence && !there) || row) && adds(h.count());
            };
            return (!gone && adds(1)) ||
                   std::any_of(claims.holdings.begin(), claims.holdings.end(), adds_all);
        });
    return figure || counts_planned(claims, derivation, stated) ||
           keeps_gone(claims, derivation, stated) ||
           adds_rate_of_absent(with, claims, derivation, stated) ||
           std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
               if (!h.absent()) return false;
               const auto at = static_cast<std::uint32_t>(&h - claims.holdings.data());
               const bool read = std::any_of(derivation.terms.begin(), derivation.terms.end(),
                                             [&](const Term& term) { return term.holding == at; });
               if (read) return false;
               return std::any_of(
                   derivation.terms.begin(), derivation.terms.end(), [&](const Term& term) {
                       const double others = *derivation.recomputed - term.value();
                       const double added = term.each() * h.count();
                       return rounds_to(*derivation.recomputed + added, stated) ||
                              rounds_to(others + added, stated);  // Planned and present ones.
                   });
           });
}

}  // namespace veritally
