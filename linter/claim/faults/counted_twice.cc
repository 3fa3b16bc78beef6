#include "claim/faults/counted_twice.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/sources.h"

namespace veritally {
namespace {

bool is_near(double a, double b) {
    constexpr double kNear = 1e-3;
    return std::abs(a - b) <= kNear * std::abs(b);
}

/// All of the numbers, or another and the part, add up to the whole.
bool makes_up(const std::vector<double>& numbers, double part, double whole) {
    double all = 0;
    std::ptrdiff_t found = 0, own = 0;
    for (double number : numbers) {
        all += number;
        found += is_near(number + part, whole);
        own += number == part;
    }
    const bool halves = is_near(2 * part, whole);
    const bool sums = is_near(all, whole) || is_near(all, 2 * whole);  // The whole is among them.
    return (numbers.size() > 2 && sums) || found > (halves && own == 1 ? 1 : 0);
}

class TwiceCounted {
  public:
    TwiceCounted(const Recomputation& with, const Claims& claims, const Derivation& derivation,
                 const Numeric& stated)
        : with_(with),
          claims_(claims),
          text_{with.words, claims.text->reading, claims.text->tokens},
          d_(derivation),
          stated_(stated) {}

    bool any() const {
        for (std::uint32_t s = 0; s < claims_.text->sentences.size(); ++s) {
            if (adds_devices(s) || adds_figure(s)) return true;
        }
        return false;
    }

  private:
    const std::vector<Sentence>& sentences() const { return claims_.text->sentences; }

    /// 'Of these, | 120 are reserved', 'the 96 | include those', '32 of the 96'
    bool speaks_of_parts(const Sentence& sentence, double whole) const {
        for (std::uint32_t i = sentence.begin; i + 1 < sentence.end; ++i) {
            if (i > sentence.begin && is_any(text_[i - 1])) continue;
            if (text_[i].is(WordClass::including) || text_[i].is(WordClass::partitive)) return true;
            if (!text_[i].is(WordClass::preposition) || text_.at(text_[i].at) != "of") continue;
            const bool definite = text_[i + 1].is(WordClass::definite) && number(i + 2) == whole;
            if (text_.at(text_[i + 1].at) == "which" || definite || number(i + 1) == whole)
                return true;
        }
        return false;
    }
    /// 'each of them'
    static bool is_any(const Token& t) { return t.is(WordClass::each) || t.is(WordClass::all); }
    /// 0 where none is.
    double number(std::uint32_t i) const {
        const Token& t = text_[i];
        return t.is(Token::Kind::number) && !t.name ? t.number.value() : 0;
    }
    std::vector<double> numbers_of(const Sentence& sentence) const {
        std::vector<double> numbers;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (number(i) > 1) numbers.push_back(number(i));
        }
        return numbers;
    }

    /// 'The 96, 32 of which stand in Split': 128 were counted.
    bool adds_devices(std::uint32_t s) const {
        const Sentence& sentence = sentences()[s];
        const std::vector<double> numbers = numbers_of(sentence);
        constexpr std::size_t kMost = 64;  // The tries grow with their square.
        if (numbers.size() > kMost) return false;
        return std::any_of(d_.terms.begin(), d_.terms.end(), [&](const Term& term) {
            if (term.counts.empty()) return false;
            const double below = term.count() / term.counts.front();
            return std::any_of(numbers.begin(), numbers.end(),
                               [&](double part) {
                                   return adds(term.each() * part) &&
                                          is_part(sentence, numbers, part, term.count());
                               }) ||
                   (below > 1 && std::any_of(numbers.begin(), numbers.end(), [&](double part) {
                        return adds(term.each() * part * below) &&
                               is_part(sentence, numbers, part, term.counts.front());
                    }));
        });
    }
    bool is_part(const Sentence& sentence, const std::vector<double>& numbers, double part,
                 double whole) const {
        return part < whole &&
               (makes_up(numbers, part, whole) ||
                (is_told_near(sentence, whole) && speaks_of_parts(sentence, whole)));
    }
    /// In the sentence or the one before.
    bool is_told_near(const Sentence& sentence, double whole) const {
        const Sentence* before = &sentence == sentences().data() ? &sentence : &sentence - 1;
        for (std::uint32_t i = before->begin; i < sentence.end; ++i) {
            if (number(i) == whole) return true;
        }
        return false;
    }
    bool adds(double value) const { return rounds_to(*d_.recomputed + value, stated_); }

    /// '120 TOPS, of which 48 of the NPU': 168 were taken.
    bool adds_figure(std::uint32_t s) const {
        const Sentence& sentence = sentences()[s];
        std::vector<double> amounts;
        for (const Measure& m : sentence.measures) amounts.push_back(m.amount().value());
        return std::any_of(claims_.figures.begin(), claims_.figures.end(), [&](const Figure& f) {
            if (f.sentence != s || !f.asserted || is_aside(f.role)) return false;
            const auto i = static_cast<std::uint32_t>(&f - claims_.figures.data());
            if (d_.term_of(i) != nullptr) return false;
            const double value = reckon(claims_, i, with_.words).value;
            return std::any_of(d_.terms.begin(), d_.terms.end(), [&](const Term& term) {
                if (term.figure == Term::kNone || value >= term.each()) return false;
                const double whole = claims_.figures[term.figure].amount().value();
                return adds(value * term.count()) &&
                       (makes_up(amounts, f.amount().value(), whole) ||
                        speaks_of_parts(sentence, whole));
            });
        });
    }

    const Recomputation& with_;
    const Claims& claims_;
    const Text text_;
    const Derivation& d_;
    const Numeric& stated_;
};

}  // namespace

bool counts_twice(const Recomputation& with, const Claims& claims, const Derivation& derivation,
                  const Numeric& stated) {
    return TwiceCounted(with, claims, derivation, stated).any();
}

}  // namespace veritally
