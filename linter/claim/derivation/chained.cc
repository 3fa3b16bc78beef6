#include "claim/derivation/chained.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

/// Follows what the text works out, one count at a time.
class ChainFollower {
  public:
    ChainFollower(const Claims& claims, const Sources& sources, Part& ways)
        : claims_(claims), sources_(sources), ways_(ways) {
        for (const Holding& h : claims.holdings) {
            if (!h.present() || h.pieces) continue;
            for (const Tier& tier : h.tiers) add_kind(tier);
        }
    }

    void run() {
        constexpr std::size_t kMostWays = 24;
        for (std::size_t i = 0; i < ways_.size() && ways_.size() < kMostWays; ++i) {
            if (ways_[i].value() > 0 && is_reached(ways_[i])) extend(ways_[i]);
        }
        if (sources_.sources.size() == 1) lead_by_each();
    }

  private:
    void add_kind(const Tier& tier) {
        constexpr std::size_t kMostKinds = 12;
        const bool known = std::any_of(kinds_.begin(), kinds_.end(), [&](const Tier* other) {
            return other->count == tier.count && other->noun == tier.noun;
        });
        if (tier.count > 1 && !tier.noun.empty() && !known && kinds_.size() < kMostKinds)
            kinds_.push_back(&tier);
    }
    /// The text says what it comes to, or it is what is quoted.
    bool is_reached(const Term& way) const { return way.counts.empty() || says(way.value()); }
    bool says(double value) const {
        return std::any_of(
            sources_.repeated.begin(), sources_.repeated.end(), [&](const Reckoned& r) {
                const Figure& f = claims_.figures[r.figure];
                constexpr double kRounding = 0.005;
                const double said = f.amount().value();
                return f.asserted && !f.cues.closing &&
                       (rounds_to(value, f.amount()) || std::abs(value / said - 1) < kRounding);
            });
    }
    /// Things of that kind are among those that multiply it already.
    bool multiplies(const Term& way, const Tier& kind) const {
        if (way.holding == Term::kNone) {
            // 'two such units … two chips': either may be the one that multiplied it.
            const auto alike = std::count_if(kinds_.begin(), kinds_.end(),
                                             [&](const Tier* t) { return t->count == kind.count; });
            return std::count(way.counts.begin(), way.counts.end(), kind.count) >= alike;
        }
        const auto& tiers = claims_.holdings[way.holding].tiers;
        return std::any_of(tiers.begin(), tiers.end(),
                           [&](const Tier& tier) { return tier.noun == kind.noun; });
    }
    /// 'Two chips with 72 TOPS each, so a car has 144'
    bool says_of_each(double value, const std::string& noun) const {
        return std::any_of(sources_.repeated.begin(), sources_.repeated.end(),
                           [&](const Reckoned& r) {
                               const Figure& f = claims_.figures[r.figure];
                               return f.asserted && !f.cell && f.cues.each && f.cues.noun == noun &&
                                      rounds_to(value, f.amount());
                           });
    }
    /// What the text comes to last, where it says what that is of and how many of those there are.
    void lead_by_each() {
        const auto last = std::max_element(
            ways_.begin(), ways_.end(),
            [](const Term& a, const Term& b) { return a.counts.size() < b.counts.size(); });
        if (last->counts.empty() || !is_reached(*last)) return;
        for (const Tier* kind : kinds_) {
            if (multiplies(*last, *kind) || !says_of_each(last->value(), kind->noun)) continue;
            Term longer = *last;
            longer.counts.push_back(kind->count);
            ways_.insert(ways_.begin(), std::move(longer));
            return;
        }
    }
    void extend(Term way) {
        for (const Tier* kind : kinds_) {
            if (multiplies(way, *kind) || !says(way.value() * kind->count)) continue;
            Term longer = way;
            longer.counts.push_back(kind->count);
            longer.sure = false;
            const bool known = std::any_of(ways_.begin(), ways_.end(), [&](const Term& other) {
                return std::abs(other.value() / longer.value() - 1) < 1e-9;
            });
            if (!known) ways_.push_back(std::move(longer));
        }
    }

    const Claims& claims_;
    const Sources& sources_;
    Part& ways_;
    std::vector<const Tier*> kinds_;
};

}  // namespace

void follow_chains(const Claims& claims, const Sources& sources, Part& ways) {
    if (ways.front().whole || sources.repeated.empty()) return;
    ChainFollower(claims, sources, ways).run();
}

}  // namespace veritally
