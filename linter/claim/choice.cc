#include "claim/choice.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/consult.h"
#include "claim/derivation/parts.h"
#include "claim/derivation/support.h"
#include "claim/faults/slipping.h"

namespace veritally {
namespace {

/// Chooses among the ways to read the parts.
class Chooser {
  public:
    Chooser(std::vector<Part> parts, const std::vector<Numeric>& goals)
        : parts_(std::move(parts)), goals_(goals) {}

    /// The likeliest way; another where the text leaves it open and the stated figure follows.
    std::vector<Term> choose() const {
        std::vector<Term> first = likeliest();
        if (goals_.empty() || reaches(first, goals_.front())) return first;
        for (const Numeric& goal : goals_) {
            if (auto found = search(goal)) return *found;
            break;
        }
        return first;
    }

    std::vector<Term> likeliest() const { return pick(std::vector<std::size_t>(parts_.size(), 0)); }

    /// Where no way leads to the stated figure, the first that does so by a single slip.
    template <typename Explains>
    std::optional<std::vector<Term>> choose_slipped(const Explains& explains) const {
        constexpr int kMostTried = 24;
        std::vector<std::size_t> ways(parts_.size(), 0);
        for (int tried = 0; tried < kMostTried && next(ways); ++tried) {
            std::vector<Term> terms = pick(ways);
            if (!terms.empty() && explains(terms)) return terms;
        }
        return std::nullopt;
    }

  private:
    std::vector<Term> pick(const std::vector<std::size_t>& ways) const {
        std::vector<Term> terms;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (parts_[i][ways[i]].quoted != 0) terms.push_back(parts_[i][ways[i]]);
        }
        return terms;
    }
    static bool reaches(const std::vector<Term>& terms, const Numeric& goal) {
        return rounds_to(sum_of(terms), goal);
    }
    std::optional<std::vector<Term>> search(const Numeric& goal) const {
        constexpr int kMostTried = 512;
        std::vector<std::size_t> ways(parts_.size(), 0);
        for (int tried = 0; tried < kMostTried && next(ways); ++tried) {
            std::vector<Term> terms = pick(ways);
            if (!terms.empty() && reaches(terms, goal) && !hides_part(ways, goal)) return terms;
        }
        return std::nullopt;
    }
    /// A part is read so that it vanishes in the rounding: then it is left out, not read.
    bool hides_part(const std::vector<std::size_t>& ways, const Numeric& goal) const {
        if (parts_.size() < 2) return false;
        const double all = sum_of(pick(ways));
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const Term &own = parts_[i][ways[i]], &likeliest = parts_[i].front();
            const bool shrunk = own.quoted != 0 && own.value() < likeliest.value();
            if (shrunk && rounds_to(all - own.value(), goal)) return true;
        }
        return false;
    }
    bool next(std::vector<std::size_t>& ways) const {
        for (std::size_t i = 0; i < ways.size(); ++i) {
            if (++ways[i] < parts_[i].size()) return true;
            ways[i] = 0;
        }
        return false;
    }

    std::vector<Part> parts_;
    const std::vector<Numeric>& goals_;
};

/// What one known slip of a conversion makes of the terms.
class SlipSearch {
  public:
    /// `traced`: only where a figure of the text is as the slip leaves it.
    SlipSearch(const Recomputation& with, const Claims& claims, const Sources& sources,
               const Numeric& goal, bool traced = false)
        : with_(with), claims_(claims), goal_(goal), traced_(traced) {
        for (const Reckoned& r : sources.repeated) between_.push_back(r.interval);
    }

    bool operator()(const std::vector<Term>& terms) const {
        auto found = explain_by_slips(
            with_, terms, goal_, {claims_.text->reading.text, between_, {}, {}, claims_.ratios});
        return std::any_of(found.begin(), found.end(), [&](const Explanation& e) {
            return e.shown && (e.traced || !traced_) && e.slip->stage() == Slip::Stage::attribute;
        });
    }

  private:
    const Recomputation& with_;
    const Claims& claims_;
    const Numeric& goal_;
    const bool traced_;
    std::vector<Interval> between_;
};

bool is_open(const std::vector<Term>& terms) {
    return std::any_of(terms.begin(), terms.end(), [](const Term& term) { return !term.sure; });
}

/// One figure, of one thing as far as was read.
bool is_uncounted(const std::vector<Term>& terms) {
    return terms.size() == 1 && terms[0].counts.empty() && !terms[0].whole;
}

bool reads_catalogue(const std::vector<Term>& terms) {
    return std::any_of(terms.begin(), terms.end(),
                       [](const Term& term) { return term.published != nullptr; });
}

/// Finds the reading of all parts that is taken.
class TermChooser {
  public:
    TermChooser(const Recomputation& with, const Claims& claims, const Sources& sources,
                std::vector<Numeric> goals, const Numeric* stated, bool as_quoted)
        : with_(with),
          claims_(claims),
          sources_(sources),
          goals_(std::move(goals)),
          stated_(stated),
          as_quoted_(as_quoted),
          parts_(parts(false)) {}

    std::vector<Term> run() {
        const Chooser chooser(parts_, goals_);
        terms_ = chooser.choose();
        if (stated_ != nullptr) {
            if (!misses()) prefer_traced(chooser.likeliest());
            if (misses() && sources_.sources.size() > 1) try_apart();
            if (misses() && (is_open(terms_) || is_uncounted(terms_))) try_slipped(chooser);
            if (misses() && !terms_.empty()) try_support();
        }
        if (parts_.empty() || (sources_.only_repeats && !reads_catalogue(terms_))) try_published();
        if (as_quoted_) take_as_quoted();
        if (!std::isfinite(sum_of(terms_))) terms_.clear();
        return std::move(terms_);
    }

  private:
    std::vector<Part> parts(bool apart) const {
        std::vector<Part> parts = find_parts(with_, claims_, sources_, stated_, apart);
        if (!as_quoted_) consult_catalogue(with_, claims_, parts);
        return parts;
    }
    /// A format that is not named leaves nothing open: nothing is converted.
    void take_as_quoted() {
        const bool settled = std::all_of(parts_.begin(), parts_.end(),
                                         [](const Part& part) { return part.size() == 1; });
        for (Term& term : terms_) {
            term.factor.fill(1);
            term.sure = term.sure || settled;
        }
    }
    bool misses() const { return !rounds_to(sum_of(terms_), *stated_); }

    /// The likeliest reading, where a slip of it stands in the text: what else leads to the stated
    /// figure is a number of something else.
    void prefer_traced(std::vector<Term> likeliest) {
        if (!is_open(terms_) || rounds_to(sum_of(likeliest), *stated_)) return;
        auto converts_alike = [](const Term& a, const Term& b) { return a.factor == b.factor; };
        if (!std::equal(terms_.begin(), terms_.end(), likeliest.begin(), likeliest.end(),
                        converts_alike))
            return;
        if (SlipSearch(with_, claims_, sources_, *stated_, true)(likeliest))
            terms_ = std::move(likeliest);
    }
    void try_apart() {
        std::vector<Term> apart = Chooser(parts(true), goals_).choose();
        if (rounds_to(sum_of(apart), *stated_)) terms_ = std::move(apart);
    }
    void try_slipped(const Chooser& chooser) {
        const SlipSearch slips(with_, claims_, sources_, *stated_);
        const SlipSearch other(with_, claims_, sources_, *stated_, !is_open(terms_));
        if (!slips(terms_)) terms_ = chooser.choose_slipped(other).value_or(terms_);
    }
    void try_support() {
        auto found = explain_by_slips(with_, terms_, *stated_,
                                      {claims_.text->reading.text, {}, {}, {}, claims_.ratios});
        const bool explained = std::any_of(
            found.begin(), found.end(), [](const Explanation& e) { return e.shown && !e.paired; });
        if (explained) return;
        if (auto support = find_support(with_, claims_, terms_, *stated_)) terms_ = {*support};
    }
    void try_published() {
        auto published = Chooser(catalogue_parts(with_, claims_), goals_).choose();
        const bool fits = goals_.empty() || rounds_to(sum_of(published), goals_.front());
        if (!published.empty() && (fits || parts_.empty())) terms_ = std::move(published);
    }

    const Recomputation& with_;
    const Claims& claims_;
    const Sources& sources_;
    const std::vector<Numeric> goals_;  ///< The stated figure, then the totals of the text.
    const Numeric* stated_;
    const bool as_quoted_;
    const std::vector<Part> parts_;
    std::vector<Term> terms_;
};

}  // namespace

std::vector<Term> choose_terms(const Recomputation& with, const Claims& claims,
                               const Sources& sources, std::vector<Numeric> goals,
                               const Numeric* stated, bool as_quoted) {
    return TermChooser(with, claims, sources, std::move(goals), stated, as_quoted).run();
}

}  // namespace veritally
