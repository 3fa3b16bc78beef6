#include <algorithm>
#include <cmath>
#include <optional>

#include "base/text.h"
#include "claim/counts/holding.h"
#include "claim/figures/cycle_factors.h"
#include "claim/figures/standing.h"
#include "claim/text/nouns.h"
#include "claim/text/scope.h"

namespace veritally {
namespace {

/// Rates from first principles: '4 cores of 4,096 multiply-accumulates a cycle at 1.25 GHz'.
class CycleReader {
  public:
    CycleReader(const Text& text, DocumentText& document)
        : text_(text), document_(document), factors_(text, document) {}

    void run() {
        if (!find_clock()) return;
        formula_ = find_formula();
        if (any_quoted()) return;
        Place best;
        const Label label = find_label();
        for (Sentence& sentence : document_.sentences) {
            for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
                const std::uint32_t unit = unit_of(sentence, i);
                // 'one multiply-accumulate per clock' is each unit's.
                const bool more = best.sentence == nullptr || (is_one(best.number) && !is_one(i));
                if (unit != kNowhere && more) best = {&sentence, i, unit};
            }
        }
        if (best.sentence != nullptr)
            add(*best.sentence, best.number, best.unit);
        else if (label.sentence != nullptr)
            add(label);
    }

  private:
    /// A number of operations in each cycle.
    struct Place {
        Sentence* sentence = nullptr;
        std::uint32_t number = 0, unit = 0;  ///< Tokens.
    };
    /// 'MACs per unit and cycle: 256', in an item or the cells of a row.
    struct Label {
        const Sentence* of = nullptr;  ///< Says what the number counts.
        Sentence* sentence = nullptr;  ///< Holds the number.
        std::uint32_t number = 0, unit = 0;
        std::string_view noun;  ///< Of one of which; "" where it does not say.
    };
    bool multiplies(std::uint32_t i) const { return is_times(text_[i]); }
    bool is_one(std::uint32_t number) const { return token(number).number.value() == 1; }
    const Token& token(std::uint32_t i) const { return text_[i]; }
    bool is_number(std::uint32_t i) const {
        return token(i).is(Token::Kind::number) && !token(i).name && !token(i).struck;
    }

    /// Of the whole entry: one clock, in hertz; of several the one that a formula takes.
    bool find_clock() {
        std::vector<Numeric> clocks;
        constexpr std::size_t kMost = 8;
        for (std::uint32_t i = 1; i < document_.tokens.size(); ++i) {
            if (!token(i).is(WordClass::clock) || !is_number(i - 1)) continue;
            const Numeric hertz = token(i - 1).number.scaled(token(i).power);
            const bool known = std::any_of(clocks.begin(), clocks.end(), [&](const Numeric& c) {
                return c.value() == hertz.value();
            });
            if (!known && clocks.size() < kMost) clocks.push_back(hertz);
        }
        if (clocks.size() > 1)
            std::erase_if(clocks, [&](const Numeric& c) { return !multiplies_with(c); });
        if (clocks.size() == 1) clock_ = clocks.front();
        if (clock_) clocked_ = first_with_clock();
        return clock_.has_value();
    }
    const Sentence* first_with_clock() const {
        for (const Sentence& sentence : document_.sentences) {
            for (std::uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
                if (token(i).is(WordClass::clock)) return &sentence;
            }
        }
        return nullptr;
    }
    bool multiplies_with(const Numeric& factor) const {
        for (std::uint32_t i = 1; i < document_.tokens.size(); ++i) {
            const bool here = is_number(i) && factor_at(text_, i).value() == factor.value();
            if (here && (multiplies(i - 1) || multiplies(factor_end(text_, i)))) return true;
        }
        return false;
    }
    Label find_label() const {
        for (std::size_t s = 0; s < document_.sentences.size(); ++s) {
            Sentence& sentence = document_.sentences[s];
            for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
                const bool counts = token(i).is(Token::Kind::unit) && token(i).power == 0 &&
                                    text_.words.units[token(i).id].counts;
                if (!counts) continue;
                Label label = read_label(sentence, i);
                if (label.of != nullptr && place_number(s, label)) return label;
            }
        }
        return {};
    }
    /// What stands between the unit and 'cycle', with no number in it.
    Label read_label(const Sentence& sentence, std::uint32_t unit) const {
        constexpr std::uint32_t kReach = 10;
        Label label;
        for (std::uint32_t i = unit + 1; i < sentence.end && i < unit + kReach; ++i) {
            const Token& t = token(i);
            const bool one = t.is(Token::Kind::number) && t.number.value() == 1;
            if (t.is(Mark::colon)) break;
            if (t.is(Token::Kind::unit) || (t.is(Token::Kind::number) && !one)) return {};
            if (t.is(WordClass::device_noun)) label.noun = text_.at(t.at);
            if (!t.is(WordClass::divisor)) continue;
            label.of = &sentence;
            label.unit = i;
        }
        if (label.of != nullptr) label.unit = unit;
        return label;
    }
    /// Behind a colon, or alone in the next cell.
    bool place_number(std::size_t s, Label& label) const {
        constexpr std::uint32_t kReach = 16;
        const Sentence& of = *label.of;
        bool colon = false;
        for (std::uint32_t i = label.unit; i < std::min(of.end, label.unit + kReach); ++i) {
            colon = colon || token(i).is(Mark::colon);
            if (!colon || !is_number(i)) continue;
            label.sentence = &document_.sentences[s];
            label.number = i;
            return true;
        }
        label.sentence = number_behind(s);
        if (label.sentence == nullptr) return false;
        label.number = label.sentence->begin;
        return true;
    }
    /// The sentence behind, as in the next cell, where it is a number alone; else nullptr.
    Sentence* number_behind(std::size_t s) const {
        if (s + 1 >= document_.sentences.size()) return nullptr;
        Sentence& next = document_.sentences[s + 1];
        return next.end == next.begin + 1 && is_number(next.begin) ? &next : nullptr;
    }
    void add(const Label& label) const {
        Measure measure;
        measure.begin = measure.number = label.number;
        measure.end = label.number + 1;
        measure.unit = token(label.unit).id;
        measure.clocked = true;
        const Formula formula = formula_with(text_, *clock_, token(label.number).number);
        std::vector<Numeric> factors = formula.factors;
        if (factors.empty()) {
            factors = {token(label.number).number, *clock_};
            if (const Numeric* count = labelled_count(label.noun)) factors.push_back(*count);
        }
        work_out(measure, factors, formula);
        for (const Mention& m : label.of->mentions) {
            if (!measure.readings.has(m.attribute))
                measure.readings.set(m.attribute, static_cast<std::int16_t>(m.value),
                                     Binding::direct);
        }
        label.sentence->measures.push_back(measure);
    }
    /// 'matrix units: three', or in two cells of a row.
    const Numeric* labelled_count(std::string_view noun) const {
        if (noun.empty()) return nullptr;
        for (std::size_t s = 0; s < document_.sentences.size(); ++s) {
            const Sentence& sentence = document_.sentences[s];
            std::uint32_t i = sentence.begin;
            while (i < sentence.end && !names(i, noun)) ++i;
            if (i >= sentence.end) continue;
            ++i;
            const bool colon = i + 1 < sentence.end && token(i).is(Mark::colon);
            if (colon && is_number(i + 1)) return &token(i + 1).number;
            const Sentence* next = i == sentence.end ? number_behind(s) : nullptr;
            if (next != nullptr) return &token(next->begin).number;
        }
        return nullptr;
    }
    bool names(std::uint32_t i, std::string_view noun) const {
        return singular(text_.at(token(i).at)) == singular(noun);
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
        const bool later = !cues.cited && formula_ < m.begin;
        return (m.power > 0 || cues.cited) && !later && !cues.closing &&
               !follows_product(sentence, m) && !follows_cycles(sentence, m) &&
               find_role(text_, sentence, m) == Role::quoted;
    }
    /// '65,536 × 2 × 600 MHz = | 78.6 teraops an array. A chip reaches 393 teraops': where the
    /// first such result stands; kNowhere without one.
    std::uint32_t find_formula() const {
        for (std::uint32_t i = 3; i < document_.tokens.size(); ++i) {
            if (!token(i).is(Mark::equals)) continue;
            if (token(i - 1).is(WordClass::clock) && multiplies(i - 3)) return i + 1;
            if (multiplies_clock(i)) return i + 1;
        }
        return kNowhere;
    }
    /// '16,384 × 1.2 × 10⁹ | = 19.66 TOPS', of a clock of 1.2 GHz.
    bool multiplies_clock(std::uint32_t equals) const {
        constexpr std::uint32_t kReach = 8;
        for (std::uint32_t i = equals; i-- > 0 && equals - i <= kReach;) {
            if (is_number(i) && token(i).number.value() == clock_->value() && i > 0 &&
                multiplies(i - 1))
                return true;
            if (!is_number(i) && !multiplies(i)) return false;
        }
        return false;
    }
    /// 'Each core does 1,024 MACs per cycle at 1 GHz, which puts the unit at 3×10¹²'
    bool follows_cycles(const Sentence& sentence, const Measure& m) const {
        bool clock = false, cycle = false;
        for (std::uint32_t i = sentence.begin; i < m.begin; ++i) {
            clock = clock || token(i).is(WordClass::clock);
            cycle = cycle || (token(i).is(WordClass::divisor) && i > sentence.begin &&
                              token(i - 1).is(WordClass::each));
        }
        return clock && cycle && m.power == 0;
    }
    /// '8 × 512 × 2 × 1.5 GHz, or 12.3 TOPS'
    bool follows_product(const Sentence& sentence, const Measure& m) const {
        constexpr std::uint32_t kReach = 4;
        const std::uint32_t first =
            std::max(sentence.begin + 3, m.begin - std::min(m.begin, kReach));
        for (std::uint32_t i = first; i < m.begin; ++i) {
            if (token(i - 1).is(WordClass::clock) && multiplies(i - 3)) return true;
        }
        return false;
    }

    /// The unit of a number of operations in each cycle.
    std::uint32_t unit_of(const Sentence& sentence, std::uint32_t number) const {
        if (!is_number(number)) return kNowhere;
        std::uint32_t unit = number + 1;
        while (unit < sentence.end && !token(unit).is(Token::Kind::unit) &&
               (token(unit).is(Token::Kind::value) || token(unit).is(WordClass::filler)))
            ++unit;
        bool counts = unit < sentence.end && token(unit).is(Token::Kind::unit) &&
                      token(unit).power == 0 && text_.words.units[token(unit).id].counts;
        if (!counts) return kNowhere;
        constexpr std::uint32_t kReach = 10;
        for (std::uint32_t i = unit + 1; i < sentence.end && i < unit + kReach; ++i) {
            if (token(i).is(WordClass::second)) return kNowhere;  // '29 ops/s; the steps follow'
            if (token(i).is(WordClass::divisor) && is_rate(unit, i)) return unit;
        }
        return is_engine(sentence, unit) || follows_cycle(sentence, number) ? unit : kNowhere;
    }

    /// '16,384 MACs (INT8, dense) | per cycle': further off only behind brackets.
    bool is_rate(std::uint32_t unit, std::uint32_t divisor) const {
        constexpr std::uint32_t kReach = 6;
        return divisor < unit + kReach || token(unit + 1).is(Mark::open);
    }
    /// 'Per engine and cycle: 512 INT8 MACs'
    bool follows_cycle(const Sentence& sentence, std::uint32_t number) const {
        if (number == sentence.begin || !token(number - 1).is(Mark::colon)) return false;
        bool each = false, cycle = false;
        for (std::uint32_t i = sentence.begin; i + 1 < number; ++i) {
            each = each || token(i).is(WordClass::each);
            cycle = cycle || token(i).is(WordClass::divisor);
        }
        return each && cycle;
    }

    /// '1,152 MAC units', '1,152 MACs × 1 GHz': what does one of them in each cycle.
    bool is_engine(const Sentence& sentence, std::uint32_t unit) const {
        const std::uint32_t next = unit + 1;
        if (next >= sentence.end || text_.words.units[token(unit).id].value < 0) return false;
        return token(next).is_noun() || multiplies(next);
    }

    void add(Sentence& sentence, std::uint32_t number, std::uint32_t unit) const {
        Measure measure;
        measure.begin = measure.number = number;
        measure.end = unit + 1;
        measure.unit = token(unit).id;
        measure.clocked = true;
        Formula formula = formula_with(text_, *clock_, token(number).number);
        if (formula.factors.empty()) formula = factors_.formula_of_all(sentence, number, *clock_);
        const std::vector<Numeric> factors = formula.factors.empty()
                                                 ? factors_.in(sentence, number, *clock_, clocked_)
                                                 : formula.factors;
        work_out(measure, factors, formula);
        add(measure, sentence);
    }
    void work_out(Measure& measure, const std::vector<Numeric>& factors,
                  const Formula& formula) const {
        measure.value = {1, 0, 1};
        for (const Numeric& factor : factors) {
            measure.value = multiply(measure.value, factor);
            document_.cycle_factors.push_back(factor.value());
        }
        measure.value.significant = 3;
        imply(measure, formula);
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
    void imply(Measure& measure, const Formula& formula) const {
        const int said = text_.words.units[measure.unit].value;
        if (said < 0) return;
        const AttributeValue& value = text_.words.values[static_cast<std::size_t>(said)];
        const double own = token(measure.number).number.value();
        auto doubles = [&](double factor) { return factor * value.denominator == value.numerator; };
        const auto times =
            std::count_if(formula.bare.begin(), formula.bare.end(),
                          [&](const Numeric& factor) { return doubles(factor.value()); });
        const bool in_it = formula.unit >= 0 &&
                           text_.words.units[static_cast<std::size_t>(formula.unit)].value == said;
        const bool counted = !formula.factors.empty() && doubles(formula.factors[0].value()) &&
                             formula.factors.size() > 2 &&
                             factors_.counts_pieces(formula.factors[0]);
        const bool applied = times > (doubles(own) || counted ? 1 : 0) && !in_it;
        const int fallback = text_.words.attributes[value.attribute].fallback;
        measure.readings.set(value.attribute, applied ? fallback : said, Binding::inside);
    }

    const Text& text_;
    DocumentText& document_;
    const CycleFactors factors_;
    std::optional<Numeric> clock_;
    std::uint32_t formula_ = kNowhere;
    const Sentence* clocked_ = nullptr;  ///< Where the clock stands first; null where it opens one.
};

}  // namespace

void find_cycle_rates(const Text& text, DocumentText& document) {
    CycleReader(text, document).run();
}

}  // namespace veritally
