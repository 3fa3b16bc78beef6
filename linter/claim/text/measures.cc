#include <algorithm>

#include "base/ascii.h"
#include "claim/text/runs.h"

namespace veritally {
namespace {

constexpr double kSmallestBareCount = 1e9;  ///< '4.4e17 INT8 ops' is a rate, '4 ops' nothing.

class MeasureFinder {
  public:
    MeasureFinder(const Text& text, Sentence& sentence) : text_(text), sentence_(sentence) {}

    void run() {
        for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
            const Token& token = text_[i];
            if (token.struck) continue;
            if (token.is(Token::Kind::number) && !token.name) {
                if (scales_unit(i))
                    i = sentence_.units.back().token;
                else if (read(i, i, token.number))
                    i = sentence_.measures.back().end - 1;
            } else if (token.is(WordClass::indefinite)) {
                if (read(i, i, Numeric{1, 0, 1})) i = sentence_.measures.back().end - 1;
            } else if (token.is(Token::Kind::unit) && text_.words.units[token.id].leads) {
                if (read_after(i)) i = sentence_.measures.back().end - 1;
            } else if (token.is(Token::Kind::unit)) {
                const std::uint32_t end = rate_end(i + 1);
                if (!divided(end)) sentence_.units.push_back({i, token.id, token.power});
                i = end - 1;
            }
        }
    }

  private:
    bool in(std::uint32_t token) const { return token < sentence_.end; }
    const Token* at(std::uint32_t token) const {
        return token >= sentence_.begin && in(token) ? &text_[token] : nullptr;
    }
    char last_char(std::uint32_t token) const {
        return text_.reading.text[text_[token].at.end - 1];
    }

    /// What may stand between a number and its unit.
    bool between(std::uint32_t token, std::uint32_t number) const {
        const Token& t = text_[token];
        if (t.is(Token::Kind::value) || t.is(Token::Kind::note) || t.is(Token::Kind::line))
            return true;
        if (t.struck || (t.short_value >= 0 && is_abbreviation(text_, token))) return true;
        if (t.is(Mark::star) || t.is(Mark::quote)) return true;
        // '(1.4×10¹⁵) operations per second'
        if (t.is(Mark::close))
            return token == number + 1 && number > sentence_.begin &&
                   text_[number - 1].is(Mark::open);
        if (t.is(Mark::hyphen)) return !t.spaced;
        if (t.is(Mark::plus)) return token == number + 1;
        return t.is(Token::Kind::word) && (t.is(WordClass::filler) || t.is(WordClass::sustained)) &&
               !t.is(WordClass::device_noun);
    }

    /// '2 (two) PFLOPS'
    bool echoes(std::uint32_t token) const {
        return in(token + 2) && text_[token].is(Mark::open) &&
               text_[token + 1].is(Token::Kind::number) && text_[token + 2].is(Mark::close);
    }

    /// '268 (FP16) TFLOPS'
    bool holds_value(std::uint32_t token) const {
        return in(token + 2) && text_[token].is(Mark::open) &&
               text_[token + 1].is(Token::Kind::value) && text_[token + 2].is(Mark::close);
    }
    /// '310, not 620, INT8 TOPS'
    bool set_off(std::uint32_t number) const {
        return number > sentence_.begin + 1 && text_[number + 1].is(Mark::comma) &&
               text_[number - 1].is(WordClass::negation) && text_[number - 2].is(Mark::comma);
    }

    /// '2.3×10^17 in dense INT8 operations per second'
    bool is_in_format(std::uint32_t number) const {
        return in(number + 2) && !text_[number].plain &&
               text_[number + 1].is(WordClass::preposition) &&
               text_[number + 2].is(Token::Kind::value);
    }

    /// The unit of the number; kNowhere where it has none.
    std::uint32_t unit_of(std::uint32_t number) const {
        constexpr std::uint32_t kReach = 9;
        for (std::uint32_t i = number + 1; in(i) && i <= number + kReach; ++i) {
            if (text_[i].is(Token::Kind::unit)) return i;
            if (echoes(i))
                i += 2;
            else if (holds_value(i))
                i += 2;
            else if (i == number + 1 && (set_off(number) || is_in_format(number)))
                continue;
            else if (!between(i, number))
                break;
        }
        return kNowhere;
    }

    /// 'FP8 throughput (10^15 op/s): 2.4': a power of ten that is the unit's prefix.
    bool scales_unit(std::uint32_t number) {
        const Token& power = text_[number];
        const std::uint32_t unit = number + 1;
        std::uint32_t open = number;
        if (open > sentence_.begin && text_[open - 1].is(Mark::times)) --open;
        const bool opens = power.number.digits == 1 && power.number.exponent > 0 && !power.plain &&
                           open > sentence_.begin && text_[open - 1].is(Mark::open);
        if (!opens || !in(unit) || !text_[unit].is(Token::Kind::unit)) return false;
        const std::uint32_t close = rate_end(unit + 1);
        if (!in(close) || !text_[close].is(Mark::close)) return false;
        const bool heads =
            !in(close + 1) ? is_heading(open - 1)
                           : text_[close + 1].is(Mark::colon) || text_[close + 1].is(Mark::equals);
        if (heads)
            sentence_.units.push_back(
                {unit, text_[unit].id,
                 static_cast<std::int8_t>(text_[unit].power + power.number.exponent)});
        return heads;
    }
    /// 'INT8 peak': words of what a column holds, and no more.
    bool is_heading(std::uint32_t end) const {
        for (std::uint32_t i = sentence_.begin; i < end; ++i) {
            const Token& t = text_[i];
            if (!t.is(Token::Kind::value) && !t.is(WordClass::throughput) &&
                !t.is(WordClass::filler))
                return false;
        }
        return end > sentence_.begin;
    }

    /// After a unit: the token after '/s', 'per second', 'a second'; else `token`.
    std::uint32_t rate_end(std::uint32_t token) const {
        std::uint32_t next = token;
        while (at(next) != nullptr && at(next)->is(Token::Kind::line)) ++next;
        const Token* t = at(next);
        if (t == nullptr) return token;
        if (t->is(WordClass::second) && raised_after(next)) return next + 2;
        if (in_one_second(next)) return next + 3;
        bool divides = t->is(Mark::slash) || t->is(WordClass::each) || t->is(WordClass::indefinite);
        while (divides && at(next + 1) != nullptr && at(next + 1)->is(Token::Kind::line)) ++next;
        const Token* second = at(next + 1);
        return divides && second != nullptr && second->is(WordClass::second) ? next + 2 : token;
    }
    /// 'in one second', 'in a millisecond'; not 'in a second run'.
    bool in_one_second(std::uint32_t token) const {
        if (!in(token + 2) || !text_[token].is(WordClass::preposition)) return false;
        const Token& one = text_[token + 1];
        const bool single =
            (one.is(Token::Kind::number) && one.spelled && one.number.value() == 1) ||
            one.is(WordClass::indefinite);
        const bool ends = !in(token + 3) || text_[token + 3].is(Token::Kind::mark);
        return single && ends && text_[token + 2].is(WordClass::second);
    }
    bool raised_after(std::uint32_t token) const {
        const Token* next = at(token + 1);
        return next != nullptr && next->is(Mark::star) && !next->spaced && next->id == 0;
    }

    /// 'per watt', '/token', 'for each image', 's-days': what follows makes something else of it.
    bool divided(std::uint32_t token) const {
        const Token* t = at(token);
        if (t == nullptr) return false;
        if (!t->spaced && t->is(Mark::hyphen)) ++token, t = at(token);
        if (t != nullptr && t->is(WordClass::time)) return true;
        if (t != nullptr && t->is(Mark::slash))
            return in(token + 1) && !text_[token + 1].is(WordClass::device_noun) &&
                   !after_list_slash(token);
        return costs_each(token);
    }
    /// '4.8 PFLOPS / 2.3 PFLOPS': not a division.
    bool after_list_slash(std::uint32_t token) const {
        const Token& next = text_[token + 1];
        return next.is(Token::Kind::number) || next.is(Token::Kind::value) ||
               next.is(WordClass::hedge) || next.is(Token::Kind::unit);
    }
    /// 'per token', 'for each token', with words of the format before it: 'of FP8 for each token'.
    bool costs_each(std::uint32_t token) const {
        constexpr std::uint32_t kReach = 6;
        for (std::uint32_t i = token; in(i) && i < token + kReach; ++i) {
            const Token& t = text_[i];
            bool divides = t.is(WordClass::each) || (t.is(WordClass::indefinite) && i == token);
            std::uint32_t noun = i + 1;
            while (divides && in(noun) && text_[noun].is(WordClass::filler)) ++noun;
            if (divides && in(noun) && text_[noun].is(WordClass::divisor)) return true;
            const bool both = divides && in(noun + 2) && text_[noun + 1].is(WordClass::and_);
            if (both && text_[noun + 2].is(WordClass::divisor))
                return true;  // 'per unit and cycle'
            bool passes =
                t.is(Token::Kind::value) || t.is(WordClass::preposition) || t.is(WordClass::filler);
            if (!passes) return false;
        }
        return false;
    }

    /// True where a count of operations is a rate: 'per second' stands there, or a machine's
    /// ability is meant.
    bool is_rate(std::uint32_t begin, std::uint32_t unit, double amount, bool stated) const {
        if (stated || !text_.words.units[text_[unit].id].counts) return true;
        if (spent(begin)) return false;
        if (text_.words.ceiling > 0 && amount > text_.words.ceiling)
            return slips_unit(amount, text_[unit]);
        WordClasses work = bit(WordClass::work);
        if (text_[unit].power != 0) return last_char(unit) == 'S' || !speaks_of(work, unit);
        work |= bit(WordClass::run);
        const bool able = sentence_.has_value || speaks_of(bit(WordClass::throughput), unit);
        const bool known = beside_value(begin, unit) || speaks_of_seconds(begin) ||
                           (last_char(unit) == 'S' && able);
        return amount >= kSmallestBareCount && known && !speaks_of(work, unit);
    }
    /// 'Every second it performs 40 trillion operations'; not 'every second card'.
    bool speaks_of_seconds(std::uint32_t begin) const {
        for (std::uint32_t i = sentence_.begin; i + 1 < begin; ++i) {
            const bool second = text_[i].is(WordClass::each) && text_[i + 1].is(WordClass::second);
            if (!second) continue;
            const Token& next = text_[i + 2];
            const bool noun = next.is(Token::Kind::word) && next.classes.none();
            if (text_[i + 1].power == 0 && !noun && !next.is(WordClass::device_noun)) return true;
        }
        return false;
    }
    /// Some value of the attribute.
    bool says(int attribute) const {
        for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
            if (text_[i].is(Token::Kind::value) &&
                text_.words.values[text_[i].id].attribute == attribute)
                return true;
        }
        return false;
    }
    /// '2.5e+14 TOPS': a number that was in the unit without prefix.
    bool slips_unit(double amount, const Token& unit) const {
        constexpr double kSmallest = 1e6;
        char last = text_.reading.text[unit.at.end - 1];
        return unit.power > 0 && (last == 'S' || last == 's') &&
               amount / to_double(1, unit.power) >= kSmallest;
    }
    bool spent(std::uint32_t begin) const {
        for (std::uint32_t i = begin, steps = 0; i > sentence_.begin && steps < 3; ++steps) {
            const Token& t = text_[--i];
            if (t.is(WordClass::spend)) return true;
            const bool factor = t.is(Token::Kind::number) || t.is(Mark::times);
            if (factor) --steps;  // 'takes 2 × 70 × 10⁹ FLOPs'
            if (!factor && !t.is(WordClass::hedge) && !t.is(WordClass::indefinite) &&
                !t.is(WordClass::filler))
                return false;
        }
        return false;
    }
    /// Words of the classes before the figure, or right behind it.
    bool speaks_of(const WordClasses& classes, std::uint32_t unit) const {
        constexpr std::uint32_t kReach = 5;
        std::uint32_t last = std::min(unit + kReach, sentence_.end);
        for (std::uint32_t i = sentence_.begin; i < last; ++i) {
            if ((text_[i].classes & classes).any()) return true;
        }
        return false;
    }
    bool beside_value(std::uint32_t begin, std::uint32_t unit) const {
        for (std::uint32_t i = begin; i < unit; ++i) {
            if (text_[i].is(Token::Kind::value)) return true;
        }
        std::uint32_t next = unit + 1;
        while (in(next) && (text_[next].is(WordClass::preposition) || text_[next].is(Mark::open)))
            ++next;
        if (in(next) && text_[next].is(Token::Kind::value)) return true;
        return begin > sentence_.begin && text_[begin - 1].is(Token::Kind::value);
    }

    bool read(std::uint32_t begin, std::uint32_t number, Numeric value) {
        std::uint32_t unit = unit_of(number);
        if (unit == kNowhere) return false;
        const Token& t = text_[unit];
        bool article =
            text_[number].is(WordClass::indefinite) && !text_[number].is(Token::Kind::number);
        if (article && !stands_for_one(number, unit)) return false;
        std::uint32_t end = rate_end(unit + 1);
        const bool stated = end > unit + 1;
        const std::uint32_t end_of_rate = end;
        end = second_unit_end(end);
        if (divided(end)) return false;
        if (text_.words.units[t.id].beside >= 0 && !says(text_.words.units[t.id].beside))
            return false;
        if (!is_rate(begin, unit, value.scaled(t.power).value(), stated)) return false;
        if (is_common_noun(begin, unit) || is_in_code(number, end)) return false;
        Measure measure;
        measure.begin = begin;
        measure.end = end;
        measure.number = number;
        measure.value = stated ? value.scaled(-text_[end_of_rate - 1].power) : value;
        measure.unit = t.id;
        measure.power = t.power;
        if (text_.words.units[t.id].value >= 0) imply(measure, text_.words.units[t.id].value);
        sentence_.measures.push_back(measure);
        return true;
    }
    /// 'AX-2000-TOPS-EU', '275-TOPS-32GB': an order number.
    bool is_in_code(std::uint32_t number, std::uint32_t end) const {
        if (!in(end + 1) || !text_[end].is(Mark::hyphen) || text_[end + 1].spaced) return false;
        const bool leads = number > sentence_.begin && text_[number - 1].is(Mark::hyphen);
        return text_[end + 1].is(Token::Kind::number) || (leads && text_[end + 1].capital);
    }
    /// '400 tops and 200 skirts': in small letters and in a row with other things that are counted.
    bool is_common_noun(std::uint32_t begin, std::uint32_t unit) const {
        constexpr std::uint32_t kLongest = 4;
        const Span at = text_[unit].at;
        const std::string_view word = text_.at(at);
        if (at.size() > kLongest || !std::all_of(word.begin(), word.end(), is_ascii_lower) ||
            beside_value(begin, unit))
            return false;
        return (in(unit + 3) && lists(unit + 1) && is_counted(unit + 2)) ||
               (begin > sentence_.begin + 2 && lists(begin - 1) && is_counted(begin - 3));
    }
    bool lists(std::uint32_t token) const {
        return text_[token].is(Mark::comma) || text_[token].is(WordClass::and_);
    }
    /// '200 skirts', not '204 gigabytes a second', '12 arm cores'
    bool is_counted(std::uint32_t token) const {
        const Token& noun = text_[token + 1];
        const bool rate = in(token + 2) && text_[token + 2].is(WordClass::indefinite);
        return text_[token].is(Token::Kind::number) && noun.is(Token::Kind::word) &&
               !noun.capital && noun.classes.none() && text_.at(noun.at).ends_with('s') && !rate;
    }

    /// 'a PUE of about 1.3', 'PUE: 1.3'
    bool read_after(std::uint32_t unit) {
        constexpr std::uint32_t kReach = 5;
        for (std::uint32_t i = unit + 1; in(i) && i < unit + kReach; ++i) {
            const Token& t = text_[i];
            if (t.is(Token::Kind::number) && !t.name) {
                Measure measure;
                measure.begin = unit;
                measure.end = i + 1;
                measure.number = i;
                measure.value = t.number;
                measure.unit = text_[unit].id;
                measure.power = text_[unit].power;
                sentence_.measures.push_back(measure);
                return true;
            }
            bool passes = t.is(WordClass::preposition) || t.is(WordClass::hedge) ||
                          t.is(Mark::colon) || t.is(Mark::equals) || t.is(WordClass::indefinite) ||
                          t.is(Token::Kind::word);
            if (!passes || t.is(WordClass::and_)) return false;
        }
        return false;
    }

    /// 'a petaflop', 'a full exaflop'; not 'a TOPS figure' nor 'an exaflop-class machine'.
    bool stands_for_one(std::uint32_t article, std::uint32_t unit) const {
        const char last = last_char(unit);
        const bool plural = last == 's' || last == 'S';
        if (text_[unit].power == 0 || (plural && !is_spelled_alone(unit))) return false;
        for (std::uint32_t i = article + 1; i < unit; ++i) {
            if (text_[i].is(Mark::hyphen)) return false;
        }
        return !in(unit + 1) || !text_[unit + 1].is(Mark::hyphen);
    }

    /// 'a single exaFLOPS of FP8'; not 'a petaflops machine'.
    bool is_spelled_alone(std::uint32_t unit) const {
        constexpr std::uint32_t kShortest = 7;  // 'exaFLOP'
        if (text_[unit].at.size() < kShortest) return false;
        const Token* next = at(unit + 1);
        return next == nullptr || next->is(Token::Kind::mark) || next->is(Token::Kind::note) ||
               (next->is(WordClass::preposition) && !next->is(WordClass::each));
    }

    /// 'TFLOPS or TOPS': one figure in two units.
    std::uint32_t second_unit_end(std::uint32_t end) const {
        bool joined = in(end + 1) &&
                      (text_[end].is(WordClass::or_) || text_[end].is(Mark::slash)) &&
                      text_[end + 1].is(Token::Kind::unit);
        return joined ? rate_end(end + 2) : end;
    }

    void imply(Measure& measure, int value) const {
        measure.readings.set(text_.words.values[static_cast<std::size_t>(value)].attribute, value,
                             Binding::inside);
    }

    const Text& text_;
    Sentence& sentence_;
};

}  // namespace

void find_measures(const Text& text, Sentence& sentence) {
    if (!sentence.has_unit) return;
    MeasureFinder(text, sentence).run();
    if (sentence.measures.empty() && sentence.units.empty()) return;
    share_units(text, sentence);
    number_runs(text, sentence);
    find_ranges(text, sentence);
}

}  // namespace veritally
