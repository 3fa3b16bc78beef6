#include "claim/derivation/support.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/measured_again.h"
#include "claim/derivation/sources.h"

namespace veritally {
namespace {

using Form = Reckoned::Form;

class SupportFinder {
  public:
    SupportFinder(const Recomputation& with, const Claims& claims, const std::vector<Term>& terms,
                  const Numeric& stated)
        : with_(with), claims_(claims), terms_(terms), stated_(stated) {}

    std::optional<Term> run() const {
        if (auto counted = count_main()) return counted;
        for (std::uint32_t i = 0; i < claims_.figures.size(); ++i) {
            if (auto found = from(i)) return found;
        }
        return std::nullopt;
    }

  private:
    /// The one figure that was read, if only its count was not.
    std::optional<Term> count_main() const {
        if (terms_.size() != 1 || !terms_[0].counts.empty() || terms_[0].whole) return std::nullopt;
        return times_count(terms_[0], true);
    }
    std::optional<Term> times_count(Term term, bool any) const {
        for (std::uint32_t h = 0; h < claims_.holdings.size(); ++h) {
            const Holding& holding = claims_.holdings[h];
            if (holding.count() <= 1 || holding.planned || (holding.superseded && !any)) continue;
            if (!rounds_to(term.each() * holding.count(), stated_)) continue;
            term.holding = h;
            term.counts = {holding.count()};
            return term;
        }
        return std::nullopt;
    }
    std::optional<Term> from(std::uint32_t i) const {
        const Figure& f = claims_.figures[i];
        const Reckoned r = reckon(claims_, i, with_.words);
        if (!f.asserted || is_aside(f.role) || r.form != Form::plain || f.cues.whole ||
            f.cues.closing || is_read(r.value) || is_aside_elsewhere(f) ||
            repeats_measured(claims_, with_.words, i))
            return std::nullopt;
        Term term;
        term.figure = i;
        term.quoted = r.value;
        term.factor.fill(1);
        term.sure = false;
        return times_count(term, false);
    }
    /// 'measured at 1,100 TOPS. 474 × 1,100 TOPS = …'
    bool is_aside_elsewhere(const Figure& f) const {
        return std::any_of(claims_.figures.begin(), claims_.figures.end(), [&](const Figure& o) {
            return is_aside(o.role) && o.amount().value() == f.amount().value();
        });
    }
    /// The terms rest on the same value or come to it, if by the factor of a format.
    bool is_read(double value) const {
        auto near = [&](double other) {
            constexpr double kNear = 0.03, kMostTwos = 4.1;
            const double twos = std::log2(value / other);
            return std::abs(twos) < kMostTwos && std::abs(twos - std::round(twos)) < kNear;
        };
        return std::any_of(terms_.begin(), terms_.end(), [&](const Term& term) {
            return near(term.each()) || near(term.value()) || near(term.quoted);
        });
    }

    const Recomputation& with_;
    const Claims& claims_;
    const std::vector<Term>& terms_;
    const Numeric& stated_;
};

}  // namespace

std::optional<Term> find_support(const Recomputation& with, const Claims& claims,
                                 const std::vector<Term>& terms, const Numeric& stated) {
    if (stated.significant < 2) return std::nullopt;
    return SupportFinder(with, claims, terms, stated).run();
}

}  // namespace veritally
