#include <algorithm>
#include <cmath>

#include "claim/text/sentence_numbers.h"

namespace veritally {
namespace {

/// Numbers without a unit that share one beside them: '140–210 TOPS', '40, 500 and 2,000 TFLOPS',
/// '989 TFLOPS (1,979 with sparsity)'.
class UnitSharer : SentenceNumbers {
  public:
    using SentenceNumbers::SentenceNumbers;

    void run() {
        drop_tolerances();
        std::vector<Measure> found = sentence_.measures;
        for (const Measure& measure : sentence_.measures) share_left(measure, found);
        std::sort(found.begin(), found.end(), by_place);
        sentence_.measures = found;
        for (const Measure& measure : found) share_right(measure);
        for (const Measure& measure : found) share_parts(measure);
        if (found.empty()) share_bare();
        std::sort(sentence_.measures.begin(), sentence_.measures.end(), by_place);
    }

  private:
    static bool by_place(const Measure& a, const Measure& b) { return a.begin < b.begin; }

    /// '410 ± 12 TFLOPS': the number before the sign has the unit.
    void drop_tolerances() {
        for (Measure& measure : sentence_.measures) {
            std::uint32_t at = measure.begin;
            if (at < sentence_.begin + 2 || !text_[at - 1].is(Mark::plus_minus) ||
                !is_number(at - 2))
                continue;
            measure.begin = measure.number = at - 2;
            measure.value = text_[at - 2].number;
        }
    }

    void share_left(const Measure& owner, std::vector<Measure>& found) const {
        std::uint32_t at = owner.begin;
        bool listed = false;
        for (int members = 0; members < 8; ++members) {
            bool list = false;
            std::uint32_t number = number_before(at, listed, list);
            if (number == kNowhere && members == 0) number = part_before(owner);
            if (number == kNowhere || taken(number) || other_number(number)) return;
            if (text_[number].spelled != text_[owner.number].spelled) return;
            if (is_factor(number)) return;
            found.push_back(sharing(owner, text_[number], number));
            at = number;
            listed = list;
        }
    }

    /// The number that a connective joins to the one at `at`. In a list ('40, 500 and 2,000') a
    /// comma joins too, once the last two are joined by a word.
    std::uint32_t number_before(std::uint32_t at, bool listed, bool& list) const {
        std::uint32_t i = at;
        bool joined = false, comma = false;
        while (i > sentence_.begin) {
            const Token& t = text_[i - 1];
            bool skips = t.is(WordClass::hedge) || t.is(Token::Kind::value) ||
                         t.is(Token::Kind::line) ||
                         (t.is(WordClass::preposition) && text_[i].is(Token::Kind::value)) ||
                         t.is(Token::Kind::note) || t.is(Mark::star) || ties_to(i - 1);
            bool joins = t.is(WordClass::and_) || t.is(WordClass::or_) || t.is(WordClass::to) ||
                         t.is(Mark::dash) || t.is(Mark::hyphen) || t.is(Mark::slash) ||
                         t.is(Mark::plus) || t.is(Mark::equals) || t.is(WordClass::contrast) ||
                         t.is(Mark::bar) || is_tilde_between(i - 1) ||
                         (t.is(WordClass::denying) && !t.is(WordClass::preposition)) ||
                         sets_off(i - 1);
            if (const std::uint32_t open = aside_begin(i - 1); open != kNowhere) {
                i = open + 1;
            } else if (joins && !ties_to(i - 1)) {
                if (joined) return kNowhere;
                joined = true;
                list = t.is(WordClass::and_) || t.is(WordClass::or_) || t.is(Mark::slash) ||
                       t.is(Mark::plus) || t.is(Mark::equals) || t.is(Mark::bar);
            } else if (t.is(Mark::comma) && !comma) {
                comma = true;
            } else if (!skips) {
                break;
            }
            --i;
        }
        if (comma && listed) list = true;
        bool connected = joined || (comma && listed);
        return connected && i > sentence_.begin && is_number(i - 1) ? i - 1 : kNowhere;
    }

    /// A hyphen of '18-to-26 TOPS'.
    bool ties_to(std::uint32_t i) const {
        return text_[i].is(Mark::hyphen) && i > sentence_.begin && i + 1 < sentence_.end &&
               (text_[i + 1].is(WordClass::to) || text_[i - 1].is(WordClass::to));
    }
    /// '310, not 620, TOPS'
    bool sets_off(std::uint32_t i) const {
        return text_[i].is(WordClass::negation) && i > sentence_.begin &&
               text_[i - 1].is(Mark::comma);
    }
    /// '6 (DSP) + 34 (NPU) = 40 TOPS': where the brackets open that close here; kNowhere where
    /// they hold numbers.
    std::uint32_t aside_begin(std::uint32_t close) const {
        constexpr std::uint32_t kReach = 5;
        if (!text_[close].is(Mark::close)) return kNowhere;
        for (std::uint32_t i = close; i > sentence_.begin && close - i < kReach;) {
            const Token& t = text_[--i];
            if (t.is(Mark::open)) return i;
            if (t.is(Token::Kind::number) || t.is(Token::Kind::unit) || t.is(Mark::close)) break;
        }
        return kNowhere;
    }

    /// 'leaves 350 of the 400 TOPS'
    std::uint32_t part_before(const Measure& owner) const {
        std::uint32_t i = owner.begin;
        bool ends = owner.end >= sentence_.end || text_[owner.end].is(Token::Kind::mark) ||
                    text_[owner.end].is(WordClass::sustained) ||
                    text_[owner.end].is(WordClass::preposition);
        if (!ends || i < sentence_.begin + 3 || !text_[i - 1].is(WordClass::definite))
            return kNowhere;
        bool of = text_[i - 2].is(WordClass::preposition) && is_number(i - 3) &&
                  text_[i - 3].number.value() < owner.value.value();
        return of ? i - 3 : kNowhere;
    }
    /// '150~200'
    bool is_tilde_between(std::uint32_t i) const {
        return text_[i].is(WordClass::hedge) && !text_[i].spaced && i > sentence_.begin &&
               is_number(i - 1) && is_number(i + 1) && !text_[i + 1].spaced;
    }

    /// '90 TFLOPS (60 from the tensor units and 30 from the vector units)': numbers that add up to
    /// the figure.
    void share_parts(const Measure& owner) {
        if (owner.end >= sentence_.end || !text_[owner.end].is(Mark::open)) return;
        std::vector<std::uint32_t> parts;
        double sum = 0;
        for (std::uint32_t i = owner.end + 1; i < sentence_.end && !text_[i].is(Mark::close); ++i) {
            if (taken(i)) return;
            if (!is_number(i) || other_number(i)) continue;
            parts.push_back(i);
            sum += text_[i].number.value();
        }
        if (parts.size() < 2 || std::abs(sum / owner.value.value() - 1) > 1e-9) return;
        for (std::uint32_t i : parts) sentence_.measures.push_back(sharing(owner, text_[i], i));
    }

    /// Numbers after a figure that say in which format they are.
    void share_right(const Measure& owner) {
        for (std::uint32_t i = owner.end; i < sentence_.end; ++i) {
            if (taken(i)) return;
            if (!is_number(i) || other_number(i) || is_operand(i) || counts_work(i)) continue;
            if (is_recalled(i) || is_rated(i, owner) ||
                (joins_right(i) && (says_format(i) || is_aside(i))))
                sentence_.measures.push_back(sharing(owner, text_[i], i));
        }
    }
    /// 'and two INT8 operations for each'
    bool counts_work(std::uint32_t at) const {
        constexpr double kMost = 16;
        return text_[at].spelled && text_[at].number.value() <= kMost;
    }
    /// 'applying the registry's ÷2 for FP4'
    bool is_operand(std::uint32_t at) const {
        if (at < sentence_.begin + 2 || !text_[at - 1].is(Mark::slash)) return is_factor(at);
        const Token& divided = text_[at - 2];
        return divided.is(Token::Kind::word) && !divided.is(WordClass::second);
    }
    /// '67 trillion operations a second …; the sheet puts dense INT8 at 33 trillion'
    bool is_rated(std::uint32_t at, const Measure& owner) const {
        constexpr double kOtherThing = 8;
        const double ratio = text_[at].number.value() / owner.value.value();
        return at > owner.end + 1 && text_[at - 1].is(WordClass::rating) &&
               text_[at - 2].is(Token::Kind::value) && ends_item(at + 1) && ratio < kOtherThing &&
               ratio > 1 / kOtherThing;
    }
    /// 'with sparsity; dense, it is 660.6'
    bool is_recalled(std::uint32_t at) const {
        constexpr std::uint32_t kReach = 4;
        bool recalls = false;
        std::uint32_t i = at - 1;
        for (; i > sentence_.begin && at - i <= kReach; --i) {
            const Token& t = text_[i];
            if (!t.is(Token::Kind::word) || t.capital || t.is(WordClass::figures)) break;
            recalls = recalls || t.is(WordClass::figure);
        }
        if (text_[i].is(Mark::comma) && i > sentence_.begin) --i;
        return recalls && text_[i].is(Token::Kind::value) && ends_item(at + 1);
    }
    bool joins_right(std::uint32_t at) const {
        const Token& before = text_[at - 1];
        return before.is(WordClass::and_) || before.is(WordClass::or_) || before.is(Mark::comma) ||
               before.is(Mark::open) || before.is(Mark::colon) || before.is(Mark::slash) ||
               before.is(Mark::semicolon) || before.is(Token::Kind::value) ||
               before.is(WordClass::contrast) || before.is(WordClass::hedge);
    }
    bool says_format(std::uint32_t at) const {
        std::uint32_t next = at + 1;
        while (next < sentence_.end && text_[next].is(Token::Kind::note)) ++next;
        bool end = next >= sentence_.end || text_[next].is(Token::Kind::mark);
        if (end && next < sentence_.end &&
            (text_[next].is(Mark::percent) || text_[next].is(Mark::hyphen) ||
             text_[next].is(Mark::times)))
            return false;
        if (end) return labelled(at);
        if (text_[next].is(WordClass::preposition)) ++next;
        while (next < sentence_.end &&
               (text_[next].is(WordClass::filler) || text_[next].is(WordClass::definite)))
            ++next;
        if (next < sentence_.end && text_[next].is(Token::Kind::value)) {
            if (next + 1 < sentence_.end && text_[next + 1].is(WordClass::switched_on)) return true;
            return next + 1 >= sentence_.end || !text_[next + 1].is(Token::Kind::word) ||
                   text_[next + 1].classes.any();
        }
        return text_[at + 1].classes.any() && text_[at + 1].is(WordClass::and_) && labelled(at);
    }
    /// '(nominal: 26)', '(26 at peak)': alone in parentheses with words of what a figure is.
    bool is_aside(std::uint32_t at) const {
        bool says = false;
        std::uint32_t begin = at, end = at + 1;
        auto passes = [&](const Token& t) {
            bool role = t.is(WordClass::throughput) || t.is(WordClass::presupposed);
            says = says || role;
            return role || t.is(Mark::colon) || t.is(WordClass::filler) ||
                   t.is(WordClass::preposition) || t.is(WordClass::definite) ||
                   t.is(WordClass::hedge);
        };
        while (begin > sentence_.begin && passes(text_[begin - 1])) --begin;
        while (end < sentence_.end && passes(text_[end])) ++end;
        return says && begin > sentence_.begin && text_[begin - 1].is(Mark::open) &&
               end < sentence_.end && text_[end].is(Mark::close);
    }
    /// 'and, | with an asterisk for sparsity, 624'
    bool opens_with(std::uint32_t comma) const {
        constexpr std::uint32_t kReach = 6;
        std::uint32_t i = comma;
        while (i > sentence_.begin && comma - i < kReach && !text_[i - 1].is(Mark::comma)) --i;
        return text_[i].is(WordClass::with) && text_[comma - 1].is(Token::Kind::value);
    }
    /// 'FP8: 1,979' or 'FP8 1,979', not 'the factor to INT8: 1'.
    bool labelled(std::uint32_t at) const {
        constexpr std::uint32_t kReach = 6;
        std::uint32_t before = at - 1;
        if (text_[before].is(Mark::colon) && before > sentence_.begin) --before;
        if (aside_begin(before) != kNowhere && before > sentence_.begin)
            --before;  // 'FP8 (dense) 2'
        if (text_[before].is(Mark::comma) && opens_with(before)) --before;
        for (std::uint32_t i = before; i > sentence_.begin && at - i < kReach; --i) {
            if (text_[i - 1].is(WordClass::conversion)) return false;
        }
        return text_[before].is(Token::Kind::value);
    }

    /// 'Single precision 15.7, half precision 31.4: all in TFLOPS'
    void share_bare() {
        if (sentence_.units.empty()) return;
        const BareUnit& unit = sentence_.units.back();
        for (std::uint32_t i = sentence_.begin + 1; i < sentence_.end; ++i) {
            if (!is_number(i) || other_number(i) || is_too_few(i, unit)) continue;
            if (i < unit.token ? !labelled(i) && !is_large(i, unit)
                               : !heads(unit.token, i) && !is_listed(unit.token, i))
                continue;
            sentence_.measures.push_back(bare_measure(text_, i, unit.unit, unit.power));
        }
    }
    /// 'operations in a multiply-accumulate: 2'
    bool is_too_few(std::uint32_t number, const BareUnit& unit) const {
        constexpr double kSmallest = 1e9;
        return unit.power == 0 && text_.words.units[unit.unit].counts &&
               text_[number].number.value() < kSmallest;
    }
    /// 'Lower bound 2e15, upper bound 5e15, in operations per second'
    bool is_large(std::uint32_t number, const BareUnit& unit) const {
        constexpr double kLarge = 1e9;
        std::uint32_t in = unit.token;
        while (in > number && (text_[in].is(Token::Kind::unit) ||
                               text_[in].is(Token::Kind::value) || text_[in].is(WordClass::filler)))
            --in;
        return unit.power == 0 && text_[in].is(WordClass::preposition) && !text_[number].plain &&
               text_[number].number.value() >= kLarge;
    }
    /// 'INT8 (TOPS): Lark 12, Linnet 24, Siskin 48'
    bool is_listed(std::uint32_t unit, std::uint32_t number) const {
        const Token& before = text_[number - 1];
        if (!before.is(Token::Kind::word) || !ends_item(number + 1)) return false;
        if (!before.capital && !begins_item(number - 1)) return false;
        std::uint32_t colon = unit + 1;
        while (colon < number &&
               (text_[colon].is(Mark::open) || text_[colon].is(Mark::close) ||
                text_[colon].is(Token::Kind::word) || text_[colon].is(Token::Kind::value)))
            ++colon;
        return text_[colon].is(Mark::colon);
    }
    bool begins_item(std::uint32_t i) const {
        const Token& before = text_[i - 1];
        return before.is(Mark::colon) || before.is(Mark::comma) || before.is(Mark::semicolon) ||
               before.is(WordClass::and_);
    }
    /// 'FP8 PFLOPS: 4.2', 'TOPS (INT8): 275'
    bool heads(std::uint32_t unit, std::uint32_t number) const {
        const Token& sign = text_[number - 1];
        if (!sign.is(Mark::colon) && !sign.is(Mark::equals) && !sign.is(Mark::bar)) return false;
        for (std::uint32_t i = unit + 1; i + 1 < number; ++i) {
            const Token& t = text_[i];
            bool passes = t.is(Token::Kind::value) || t.is(Mark::open) || t.is(Mark::close) ||
                          t.is(Mark::comma) || t.is(WordClass::preposition) ||
                          t.is(WordClass::filler) || t.is(Mark::slash) || t.is(WordClass::second);
            if (!passes) return false;
        }
        const std::uint32_t next = number + 1;
        const bool says_format = next + 1 < sentence_.end &&
                                 text_[next].is(WordClass::preposition) &&
                                 text_[next + 1].is(Token::Kind::value);
        return next == sentence_.end || says_format || text_[next].is(Token::Kind::mark) ||
               text_[next].is(Token::Kind::note) || text_[next].is(Token::Kind::line);
    }
};

}  // namespace

Measure bare_measure(const Text& text, std::uint32_t number, std::uint16_t unit,
                     std::int8_t power) {
    Measure measure;
    measure.begin = measure.number = number;
    measure.end = number + 1;
    measure.value = text[number].number;
    measure.unit = unit;
    measure.power = power;
    measure.shared = true;
    if (int value = text.words.units[unit].value; value >= 0) {
        measure.readings.set(text.words.values[static_cast<std::size_t>(value)].attribute, value,
                             Binding::inside);
    }
    return measure;
}

void share_units(const Text& text, Sentence& sentence) {
    UnitSharer(text, sentence).run();
    share_elided(text, sentence);
}

}  // namespace veritally
