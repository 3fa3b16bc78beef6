#include "claim/faults/recombined.h"

#include <algorithm>

#include "claim/derivation/measured_again.h"
#include "claim/derivation/sources.h"

namespace veritally {
namespace {

class Recombining {
  public:
    Recombining(const Recomputation& with, const Claims& claims, std::span<const double> counts,
                const Numeric& stated)
        : stated_(stated), counts_(counts), taken_(counts.size()) {
        const std::vector<Figure>& figures = claims.figures;
        for (std::uint32_t i = 0; i < figures.size() && figures_.size() <= kMostFigures; ++i) {
            if (is_quoted(figures[i]) && !repeats_measured(claims, with.words, i))
                add(reckon(claims, i, with.words).value);
        }
    }

    bool run() {
        if (figures_.empty() || figures_.size() > kMostFigures || counts_.size() > kMostCounts)
            return false;
        const bool alone = std::any_of(figures_.begin(), figures_.end(), [&](double each) {
            return multiplies(each, 0, kMostFactors) || adds_up_alone(each);
        });
        return alone || (figures_.size() > 1 && adds_up(0, 0));
    }

  private:
    static constexpr std::size_t kMostFigures = 4, kMostCounts = 10, kMostAdded = 6;
    static constexpr int kMostFactors = 3;
    static constexpr int kFewDigits = 3;  ///< With fewer, some sum is often near.

    static bool is_quoted(const Figure& f) {
        return f.asserted && !is_aside(f.role) && !f.cues.closing;
    }
    void add(double each) {
        const bool known = std::find(figures_.begin(), figures_.end(), each) != figures_.end();
        if (!known && !rounds_to(each, stated_)) figures_.push_back(each);
    }

    /// Times one to `most` of the numbers from `next` on.
    bool multiplies(double product, std::size_t next, int most) const {
        for (std::size_t i = next; i < counts_.size(); ++i) {
            const double more = product * counts_[i];
            if (rounds_to(more, stated_) || (most > 1 && multiplies(more, i + 1, most - 1)))
                return true;
        }
        return false;
    }

    /// Times two or three of the numbers, added up, or with one of them multiplied.
    bool adds_up_alone(double each) const {
        const std::size_t n = counts_.size();
        if (n > kMostAdded || stated_.significant < kFewDigits) return false;
        for (std::size_t a = 0; a < n; ++a) {
            for (std::size_t b = 0; b < n; ++b) {
                if (b == a) continue;
                for (std::size_t c = 0; c < n; ++c) {
                    if (c == a || c == b) continue;
                    const double x = counts_[a], y = counts_[b], z = counts_[c];
                    for (double all : {x + y + z, (x + y) * z, x * y + z})
                        if (rounds_to(each * all, stated_)) return true;
                    for (std::size_t d = 0; d < n; ++d) {
                        if (d == a || d == b || d == c) continue;
                        if (rounds_to(each * (x * y + z * counts_[d]), stated_)) return true;
                    }
                }
            }
        }
        return false;
    }

    /// The figures from `next` on, each times a number that no other has.
    bool adds_up(std::size_t next, double sum) {
        if (next == figures_.size()) return rounds_to(sum, stated_);
        if (adds_up(next + 1, sum + figures_[next])) return true;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (taken_[i]) continue;
            taken_[i] = true;
            const bool found = adds_up(next + 1, sum + figures_[next] * counts_[i]);
            taken_[i] = false;
            if (found) return true;
        }
        return false;
    }

    const Numeric& stated_;
    const std::span<const double> counts_;
    std::vector<double> figures_;
    std::vector<bool> taken_;
};

}  // namespace

bool doubles_to(double recomputed, const Claims& claims, const Numeric& stated) {
    const std::vector<Sentence>& sentences = claims.text->sentences;
    return rounds_to(2 * recomputed, stated) &&
           std::any_of(sentences.begin(), sentences.end(),
                       [](const Sentence& s) { return has(s.classes, WordClass::paired); });
}

bool recombines_to(const Recomputation& with, const Claims& claims, std::span<const double> counts,
                   const Numeric& stated) {
    return Recombining(with, claims, counts, stated).run();
}

}  // namespace veritally
