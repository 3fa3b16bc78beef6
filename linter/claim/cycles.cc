#include <algorithm>
#include <cmath>
#include <optional>

#include "claim/scope.h"
#include "claim/standing.h"

namespace veritally {
namespace {

/// Rates from first principles: '4 cores of 4,096 multiply-accumulates a cycle at 1.25 GHz'.
class CycleReader {
  public:
    CycleReader(const Text& text, DocumentText& document) : text_(text), document_(document) {}

    void run() {
        if (!find_clock() || any_quoted()) return;
        Place best;
        for (Sentence& sentence : document_.sentences) {
            for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
                const std::uint32_t unit = unit_of(sentence, i);
                // 'one multiply-accumulate per clock' is each unit's.
                const bool more = best.sentence == nullptr || (is_one(best.number) && !is_one(i));
                if (unit != kNowhere && more) best = {&sentence, i, unit};
            }
        }
        if (best.sentence != nullptr) add(*best.sentence, best.number, best.unit);
    }

  private:
    /// A number of operations in each cycle.
    struct Place {
        Sentence* sentence = nullptr;
        std::uint32_t number = 0, unit = 0;  ///< Tokens.
    };
    bool is_one(std::uint32_t number) const { return token(number).number.value() == 1; }
    const Token& token(std::uint32_t i) const { return text_[i]; }
    bool is_number(std::uint32_t i) const {
        return token(i).is(Token::Kind::number) && !token(i).name && !token(i).struck;
    }

    /// Of the whole entry: one clock, in hertz.
    bool find_clock() {
        for (std::uint32_t i = 1; i < document_.tokens.size(); ++i) {
            if (!token(i).is(WordClass::clock) || !is_number(i - 1)) continue;
            Numeric hertz = token(i - 1).number.scaled(token(i).power);
            if (clock_ && hertz.value() != clock_->value()) return false;
            clock_ = hertz;
        }
        return clock_.has_value();
    }
    /// What is quoted goes before what can be worked out; a total or a rival's figure is neither.
    bool any_quoted() const {
        return std::any_of(
            document_.sentences.begin(), document_.sentences.end(), [&](const Sentence& sentence) {
                return std::any_of(sentence.measures.begin(), sentence.measures.end(),
                                   [&](const Measure& m) { return is_quoted(sentence, m); });
            });
    }
    bool is_quoted(const Sentence& sentence, const Measure& m) const {
        const Cues cues = find_cues(text_, sentence, m, nullptr);
        return (m.power > 0 || cues.cited) && !cues.closing &&
               find_role(text_, sentence, m) == Role::quoted;
    }

    /// The unit of a number of operations in each cycle.
    std::uint32_t unit_of(const Sentence& sentence, std::uint32_t number) const {
        if (!is_number(number)) return kNowhere;
        std::uint32_t unit = number + 1;
        while (unit < sentence.end &&
               (token(unit).is(Token::Kind::value) || token(unit).is(WordClass::filler)))
            ++unit;
        bool counts = unit < sentence.end && token(unit).is(Token::Kind::unit) &&
                      token(unit).power == 0 && text_.words.units[token(unit).id].counts;
        if (!counts) return kNowhere;
        constexpr std::uint32_t kReach = 6;
        for (std::uint32_t i = unit + 1; i < sentence.end && i < unit + kReach; ++i) {
            if (token(i).is(WordClass::divisor)) return unit;
        }
        return is_engine(sentence, unit) ? unit : kNowhere;
    }

    /// '1,152 MAC units', '1,152 MACs × 1 GHz': what does one of them in each cycle.
    bool is_engine(const Sentence& sentence, std::uint32_t unit) const {
        const std::uint32_t next = unit + 1;
        if (next >= sentence.end || text_.words.units[token(unit).id].value < 0) return false;
        return token(next).is(WordClass::device_noun) || multiplies(next);
    }

    void add(Sentence& sentence, std::uint32_t number, std::uint32_t unit) const {
        Measure measure;
        measure.begin = measure.number = number;
        measure.end = unit + 1;
        measure.unit = token(unit).id;
        measure.clocked = true;
        const std::vector<Numeric> formula = formula_with(token(number).number);
        const std::vector<Numeric> factors =
            formula.empty() ? factors_in(sentence, number) : formula;
        measure.value = {1, 0, 1};
        for (const Numeric& factor : factors) {
            measure.value = multiply(measure.value, factor);
            document_.cycle_factors.push_back(factor.value());
        }
        measure.value.significant = 3;
        imply(measure, formula);
        add(measure, sentence);
    }
    /// What the sentence says of figures may be said of this one: it is read again with it.
    void add(const Measure& measure, Sentence& sentence) const {
        sentence.measures.clear();
        sentence.units.clear();
        sentence.mentions.clear();
        find_measures(text_, sentence);
        sentence.measures.push_back(measure);
        std::sort(sentence.measures.begin(), sentence.measures.end(),
                  [](const Measure& a, const Measure& b) { return a.begin < b.begin; });
        find_mentions(text_, sentence);
        bind_mentions(text_, sentence);
    }
    /// A formula that doubles counts operations.
    void imply(Measure& measure, const std::vector<Numeric>& formula) const {
        const int said = text_.words.units[measure.unit].value;
        if (said < 0) return;
        const AttributeValue& value = text_.words.values[static_cast<std::size_t>(said)];
        const bool applied =
            std::any_of(formula.begin(), formula.end(), [&](const Numeric& factor) {
                return factor.value() * value.denominator == value.numerator;
            });
        const int fallback = text_.words.attributes[value.attribute].fallback;
        measure.readings.set(value.attribute, applied ? fallback : said, Binding::inside);
    }

    /// '8 × 2,048 × 1.6e9': the longest product of the number and the clock, in the text.
    std::vector<Numeric> formula_with(const Numeric& number) const {
        std::vector<Numeric> best;
        for (std::uint32_t i = 0; i < document_.tokens.size(); ++i) {
            if (!is_number(i)) continue;
            std::vector<Numeric> factors{factor_at(i)};
            std::uint32_t end = factor_end(i);
            while (end + 1 < document_.tokens.size() && multiplies(end) && is_number(end + 1)) {
                factors.push_back(factor_at(end + 1));
                end = factor_end(end + 1);
            }
            auto has = [&](const Numeric& value) {
                return std::any_of(factors.begin(), factors.end(), [&](const Numeric& factor) {
                    return factor.value() == value.value();
                });
            };
            if (factors.size() > best.size() && has(*clock_) && has(number)) best = factors;
            i = end - 1;
        }
        return best;
    }
    bool multiplies(std::uint32_t i) const {
        return token(i).is(Mark::times) || token(i).is(WordClass::times);
    }
    Numeric factor_at(std::uint32_t i) const {
        bool clock = i + 1 < document_.tokens.size() && token(i + 1).is(WordClass::clock);
        return clock ? token(i).number.scaled(token(i + 1).power) : token(i).number;
    }
    /// Behind the number and what it counts: '1.6e9 Hz', '256 INT8 MACs per cycle'.
    std::uint32_t factor_end(std::uint32_t i) const {
        const auto size = static_cast<std::uint32_t>(document_.tokens.size());
        std::uint32_t end = i + 1;
        auto counts = [&](const Token& t) {
            return t.is(WordClass::clock) || t.is(Token::Kind::unit) || t.is(Token::Kind::value) ||
                   t.is(WordClass::each) || t.is(Mark::slash) || t.is(WordClass::divisor);
        };
        while (end < size && counts(token(end)) && !multiplies(end)) ++end;
        return end < size && multiplies(end) ? end : clock_end(i);
    }
    std::uint32_t clock_end(std::uint32_t i) const {
        bool clock = i + 1 < document_.tokens.size() && token(i + 1).is(WordClass::clock);
        return clock ? i + 2 : i + 1;
    }

    /// Without a formula: the clock, and the whole numbers of the sentence up to the next figure.
    std::vector<Numeric> factors_in(const Sentence& sentence, std::uint32_t number) const {
        std::vector<Numeric> factors{token(number).number, *clock_};
        for (std::uint32_t i = sentence.begin; i + 1 < sentence.end; ++i) {
            const Token& t = token(i);
            if (i == number || !is_number(i) || token(i + 1).is(WordClass::clock)) continue;
            const bool named = i > sentence.begin && t.plain && token(i - 1).capital &&
                               token(i - 1).classes.none();  // 'The Obelisk 5 chip'
            if (named) continue;
            bool whole = t.number.value() == std::floor(t.number.value()) && t.number.value() > 0;
            bool counts = token(i + 1).is(Token::Kind::word) && !token(i + 1).capital;
            if (whole && counts) factors.push_back(t.number);
        }
        return factors;
    }

    const Text& text_;
    DocumentText& document_;
    std::optional<Numeric> clock_;
};

}  // namespace

void find_cycle_rates(const Text& text, DocumentText& document) {
    CycleReader(text, document).run();
}

}  // namespace veritally
