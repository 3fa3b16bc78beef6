#include <algorithm>

#include "base/ascii.h"
#include "claim/text/own_clause.h"
#include "claim/text/predicate.h"
#include "claim/text/statements.h"

namespace veritally {
namespace {

class MentionFinder {
  public:
    MentionFinder(const Text& text, Sentence& sentence) : text_(text), sentence_(sentence) {}

    void run() {
        for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
            const Token& token = text_[i];
            if (token.struck) continue;
            if (token.is(Token::Kind::value) && !accumulates(i)) add(i, token.id);
            if (token.is(WordClass::with) || token.is(WordClass::without)) add_elliptic(i);
            if (token.short_value >= 0 && shortened(i))
                add(i, static_cast<std::uint16_t>(token.short_value));
        }
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            if (!text_.words.attributes[a].has_statement) continue;
            if (auto said = find_statement(text_, sentence_, a))
                sentence_.mentions.push_back(*said);
        }
        spread_flags();
    }

  private:
    bool in(std::uint32_t token) const { return token < sentence_.end; }
    const AttributeValue& value(std::uint16_t id) const { return text_.words.values[id]; }

    static bool breaks(const Token& t) { return is_clause_mark(t) || t.is(Token::Kind::line); }

    /// 'FP32 accumulate', 'accumulating in FP32': not what is multiplied.
    bool accumulates(std::uint32_t at) const {
        if (!text_.words.attributes[value(text_[at].id).attribute].accumulates) return false;
        std::uint32_t next = at + 1;
        if (in(next) && text_[next].is(Mark::hyphen)) ++next;
        if (in(next) && text_[next].is(WordClass::accumulate)) return true;
        for (std::uint32_t i = at; i > sentence_.begin && at - i < 4; --i) {
            const Token& t = text_[i - 1];
            if (t.is(WordClass::accumulate)) return true;
            if (!t.is(WordClass::preposition) && !t.is(WordClass::to) && !is_pronoun(t))
                return false;
        }
        return false;
    }

    /// 'accumulates | them | in FP16'
    static bool is_pronoun(const Token& t) {
        return t.is(Token::Kind::word) && !t.capital &&
               (t.classes.none() || t.is(WordClass::figure));
    }

    bool shortened(std::uint32_t at) const {
        return lacks_noun(at) || follows_unit(at) ||
               (is_abbreviation(text_, at) && (precedes_rate(at) || stands_alone(at)));
    }
    /// 'f16' in a cell, not 'U8', where it may be a place in a rack.
    bool stands_alone(std::uint32_t at) const {
        return at == sentence_.begin && at + 1 == sentence_.end &&
               is_ascii_lower(text_.at(text_[at].at).front());
    }
    bool ends_unit(std::uint32_t token) const {
        return text_[token].is(Token::Kind::unit) || text_[token].is(WordClass::second);
    }
    /// '10.6 TFLOPS (single)', '700 MFLOPS DP'
    bool follows_unit(std::uint32_t at) const {
        if (at < sentence_.begin + 2) return false;
        const bool closes = !in(at + 1) || text_[at + 1].is(Token::Kind::mark);
        if (text_[at - 1].is(Mark::open))
            return ends_unit(at - 2) && in(at + 1) && text_[at + 1].is(Mark::close);
        return ends_unit(at - 1) && (closes || is_abbreviation(text_, at));
    }
    /// 'DP/SP peak', 'SP: 9.7 TFLOPS', '9.7 DP TFLOPS'
    bool precedes_rate(std::uint32_t at) const {
        for (std::uint32_t i = at + 1; in(i); ++i) {
            const Token& t = text_[i];
            if (t.is(WordClass::throughput) || t.is(Token::Kind::unit) || measure_in(i, i + 1))
                return true;
            const bool passes = t.is(WordClass::and_) || t.is(Mark::slash) || t.is(Mark::colon) ||
                                t.is(Mark::equals) || t.short_value >= 0;
            if (!passes) return false;
        }
        return false;
    }
    /// 'single and double precision', 'double/single precision': the noun comes last.
    bool lacks_noun(std::uint32_t at) const {
        std::uint8_t attribute = value(static_cast<std::uint16_t>(text_[at].short_value)).attribute;
        for (std::uint32_t i = at + 1; in(i); ++i) {
            const Token& t = text_[i];
            if (t.is(Token::Kind::value)) return value(t.id).attribute == attribute && i > at + 1;
            bool passes = t.is(WordClass::and_) || t.is(WordClass::or_) || t.is(Mark::comma) ||
                          t.is(Mark::slash) || t.short_value >= 0 || t.is(Mark::hyphen) ||
                          t.is(WordClass::preposition);
            if (!passes) return false;
        }
        return false;
    }

    void add(std::uint32_t at, std::uint16_t id) {
        Mention mention;
        mention.begin = at;
        mention.end = at + 1;
        mention.value = id;
        mention.attribute = value(mention.value).attribute;
        if (value(mention.value).negated >= 0) deny(mention);
        compare(mention);
        mention.idle = text_[at].is(Token::Kind::value) && is_idle(at);
        mention.all = says_all(at) || is_closed_by_all(mention.end);
        if (Mention* before = joined(mention)) {
            if (repeats(*before, mention)) {
                before->end = mention.end;
                return;
            }
            mention.list = before->list;
            mention.idle = mention.idle || before->idle;
        } else {
            mention.list = at;
        }
        sentence_.mentions.push_back(mention);
    }

    /// 'with | it | on, 840 TOPS'
    static bool is_pronoun_of_value(const Token& t) {
        return t.is(WordClass::figure) && t.is(Token::Kind::word) && !t.is(WordClass::definite) &&
               !t.is(WordClass::all) && !t.is(WordClass::throughput) &&
               !t.is(WordClass::attributed);
    }
    /// '; without it | a GPU is good for 1,979'
    bool opens_clause(std::uint32_t at, std::uint32_t end) const {
        const bool first = at == sentence_.begin || breaks(text_[at - 1]);
        return first &&
               (text_[end].is(WordClass::definite) || text_[end].is(WordClass::indefinite));
    }
    /// '989 TFLOPS without sparsity, 1,979 with': the value said before, or its denial.
    void add_elliptic(std::uint32_t at) {
        bool with = text_[at].is(WordClass::with);
        std::uint32_t end = at + 1;
        if (in(end) && is_pronoun_of_value(text_[end])) {
            ++end;
            const bool off = in(end) && text_[end].is(WordClass::switched_off);
            if (off) with = !with;
            if (in(end) && (off || text_[end].is(WordClass::switched_on) ||
                            text_[end].is(WordClass::preposition)))
                ++end;
            if (!in(end)) return;
        }
        if (in(end) && !breaks(text_[end]) && !(end > at + 1 && opens_clause(at, end))) return;
        int said = -1;
        for (std::size_t i = sentence_.mentions.size(); said < 0 && i-- > 0;) {
            std::uint16_t id = sentence_.mentions[i].value;
            said = value(id).negated >= 0 ? id : counterpart(id);
        }
        if (said < 0) return;
        Mention mention;
        mention.begin = mention.list = at;
        mention.end = end;
        mention.value = static_cast<std::uint16_t>(
            with ? said : value(static_cast<std::uint16_t>(said)).negated);
        mention.attribute = value(mention.value).attribute;
        compare(mention);
        sentence_.mentions.push_back(mention);
    }

    /// The mention of the same attribute that only connectives part from this one.
    Mention* joined(const Mention& mention) {
        for (std::size_t i = sentence_.mentions.size(); i-- > 0;) {
            Mention& before = sentence_.mentions[i];
            if (before.attribute != mention.attribute) continue;
            for (std::uint32_t t = before.end; t < mention.begin; ++t) {
                const bool again = t == before.end + 1 && text_[t].is(WordClass::preposition) &&
                                   (text_[t - 1].is(WordClass::and_) ||
                                    text_[t - 1].is(WordClass::or_));  // 'for BF16 and for FP8'
                if (!again && !connects(text_[t])) return nullptr;
            }
            return &before;
        }
        return nullptr;
    }
    static bool connects(const Token& t) {
        return t.is(Token::Kind::value) || t.is(WordClass::and_) || t.is(WordClass::or_) ||
               t.is(Mark::comma) || t.is(Mark::slash) || t.is(Mark::open) || t.is(Mark::plus) ||
               t.is(Mark::hyphen) || t.is(Mark::quote) ||
               (t.is(WordClass::filler) && t.is(Token::Kind::word)) || t.is(Mark::bar) ||
               t.is(WordClass::definite);
    }
    /// '8-bit INT8', 'FP8 (E4M3)': one thing said twice.
    bool repeats(const Mention& before, const Mention& mention) const {
        bool listed = false;
        for (std::uint32_t t = before.end; t < mention.begin; ++t) {
            listed = listed || !text_[t].is(Mark::open);
        }
        return !listed && value(before.value).same_factor(value(mention.value));
    }

    void deny(Mention& mention) const {
        if (denied_before(mention.begin) || denied_after(mention.end)) {
            mention.value = static_cast<std::uint16_t>(value(mention.value).negated);
        }
    }
    bool denied_before(std::uint32_t at) const {
        for (std::uint32_t i = at, steps = 0; i > sentence_.begin && steps < 6; ++steps) {
            const Token& t = text_[--i];
            if (t.is(WordClass::denying)) return true;
            if (t.is(WordClass::negation)) return !t.is(WordClass::harmless);
            if (breaks(t) || t.is(Token::Kind::number) || t.is(Token::Kind::unit)) return false;
            if (t.is(WordClass::contrast) || (t.is(WordClass::and_) && steps > 1)) return false;
        }
        return false;
    }
    bool denied_after(std::uint32_t at) const {
        for (std::uint32_t i = at, steps = 0; in(i) && steps < 6; ++i, ++steps) {
            const Token& t = text_[i];
            // 'does not exist' is one phrase, and refutes.
            if (t.is(WordClass::switched_off) || t.is(WordClass::negation) ||
                t.is(WordClass::refuted))
                return true;
            if (t.is(Mark::colon)) return answers_no(i + 1);
            if (breaks(t) || t.is(WordClass::and_) || t.is(WordClass::contrast)) return false;
            if (t.is(Token::Kind::number) || t.is(Token::Kind::unit)) return false;
        }
        return false;
    }

    /// 'Sparsity in that figure: no', 'Sparsity: without'
    bool answers_no(std::uint32_t at) const {
        return in(at) &&
               (text_[at].is(WordClass::switched_off) || text_[at].is(WordClass::negation) ||
                (text_[at].is(WordClass::without) && (!in(at + 1) || breaks(text_[at + 1]))));
    }

    /// 'the sparse figure is twice that': the figure spoken of is the other one.
    void compare(Mention& mention) const {
        const bool inside = std::any_of(
            sentence_.measures.begin(), sentence_.measures.end(),
            [&](const Measure& m) { return m.begin < mention.begin && mention.end < m.end; });
        if (inside) return;  // '247 dense TOPS at half the rate'
        std::uint32_t begin = mention.begin, end = mention.end;
        while (begin > sentence_.begin && !breaks(text_[begin - 1])) --begin;
        while (in(end) && !breaks(text_[end])) ++end;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (text_[i].is(WordClass::including)) return;
        }
        for (std::uint32_t i = begin; i < end; ++i) {
            bool half = text_[i].is(WordClass::half), twice = text_[i].is(WordClass::twice);
            if ((!half && !twice) || measure_in(i, end) || is_of_another(i, mention)) continue;
            if (measure_in(end, end + 3)) return;  // 'the dense rate is half of this, 22 TOPS'
            int other = counterpart(mention.value);
            if (other < 0) return;
            const AttributeValue& said = value(mention.value);
            const AttributeValue& meant = text_.words.values[static_cast<std::size_t>(other)];
            std::uint32_t top = meant.numerator * said.denominator,
                          bottom = meant.denominator * said.numerator;
            bool doubles = top == 2 * bottom, halves = bottom == 2 * top;
            if ((twice && doubles) || (half && halves))
                mention.value = static_cast<std::uint16_t>(other);
            return;
        }
    }
    /// 'half the FP4 rate'
    bool is_of_another(std::uint32_t i, const Mention& mention) const {
        std::uint32_t next = i + 1;
        while (in(next) &&
               (text_[next].is(WordClass::definite) || text_[next].is(WordClass::preposition)))
            ++next;
        return in(next) && text_[next].is(Token::Kind::value) &&
               value(text_[next].id).attribute != mention.attribute;
    }
    bool measure_in(std::uint32_t begin, std::uint32_t end) const {
        return std::any_of(sentence_.measures.begin(), sentence_.measures.end(),
                           [&](const Measure& m) { return begin <= m.begin && m.begin < end; });
    }
    int counterpart(std::uint16_t id) const {
        if (value(id).negated >= 0) return value(id).negated;
        for (std::size_t i = 0; i < text_.words.values.size(); ++i) {
            if (text_.words.values[i].negated == id) return static_cast<int>(i);
        }
        return -1;
    }

    /// 'FP16-capable', 'supports INT8': what can be done, not what a figure is in.
    bool is_idle(std::uint32_t at) const {
        std::uint32_t next = at + 1;
        if (in(next) && text_[next].is(Mark::hyphen)) ++next;
        if (in(next) && text_[next].is(WordClass::capability)) return true;
        if (in(next) && text_[next].is(WordClass::conversion)) return true;  // 'the BF16 factor'
        if (value(text_[at].id).loose && in(at + 1) && names_thing(text_[at + 1])) return true;
        if (describes_other(text_, sentence_, at) || converts(text_, sentence_, at)) return true;
        bool deniable = value(text_[at].id).negated >= 0;
        for (std::uint32_t i = at, steps = 0; i > sentence_.begin && steps < 3; ++steps) {
            const Token& t = text_[--i];
            if (t.is(WordClass::capability) && steps < 2) return true;
            if (t.is(WordClass::negation) && !deniable)
                return !t.is(WordClass::harmless) && !t.is(WordClass::hedge);
            if (breaks(t) || t.is(Token::Kind::unit) || t.is(Token::Kind::number)) break;
            if (t.is(WordClass::contrast)) break;  // 'not FP16 but FP8'
        }
        return false;
    }
    /// '64-bit Arm cores': a word that the tables do not know.
    static bool names_thing(const Token& t) {
        return t.is(Token::Kind::word) && t.classes.none() && t.spaced;
    }

    bool says_all(std::uint32_t at) const {
        if (is_of_last_unit(at)) return true;
        for (std::uint32_t i = at, steps = 0; i > sentence_.begin && steps < 4; ++steps) {
            const Token& t = text_[--i];
            if (t.is(WordClass::all)) return true;
            bool passes = t.is(WordClass::preposition) || t.is(WordClass::filler) ||
                          t.is(WordClass::definite) || t.is(Token::Kind::value) ||
                          t.is(Token::Kind::unit) || t.is(WordClass::figures) ||
                          t.is(Mark::comma) ||
                          (t.is(Token::Kind::word) && t.classes.none() && !t.capital);  // 'are'
            if (!passes) return false;
        }
        return false;
    }

    /// '34.5 PFLOPS and 23.8 PFLOPS, FP64 | throughout.'
    bool is_closed_by_all(std::uint32_t end) const {
        return end < sentence_.end && text_[end].is(WordClass::all) &&
               !text_[end].is(WordClass::each) &&
               (end + 1 == sentence_.end || text_[end + 1].is(Token::Kind::mark));
    }

    /// 'from 2e15 to 5e15, in dense INT8 operations per second'
    bool is_of_last_unit(std::uint32_t at) const {
        if (sentence_.units.empty() || sentence_.measures.empty()) return false;
        const std::uint32_t unit = sentence_.units.back().token;
        for (std::uint32_t i = at; i < unit; ++i) {
            if (!text_[i].is(Token::Kind::value) && !text_[i].is(WordClass::filler)) return false;
        }
        return at < unit && sentence_.measures.back().end <= at;
    }

    /// 'all BF16, dense': both are said of all.
    void spread_flags() {
        for (std::size_t i = 1; i < sentence_.mentions.size(); ++i) {
            Mention& mention = sentence_.mentions[i];
            const Mention& before = sentence_.mentions[i - 1];
            if (before.all && before.end + 2 >= mention.begin) mention.all = true;
        }
        // 'INT8 and dense | throughout'
        for (std::size_t i = sentence_.mentions.size(); i-- > 1;) {
            const Mention& last = sentence_.mentions[i];
            Mention& before = sentence_.mentions[i - 1];
            if (before.end + 1 == last.begin && last.all && is_closed_by_all(last.end))
                before.all = true;
        }
    }

    const Text& text_;
    Sentence& sentence_;
};

/// Figures, or a cell, with words that are short for a value.
bool is_brief(const Text& text, const Sentence& sentence) {
    const bool speaks = !sentence.measures.empty() || sentence.begin + 1 == sentence.end;
    for (std::uint32_t i = sentence.begin; i < sentence.end && speaks; ++i) {
        if (text[i].short_value >= 0) return true;
    }
    return false;
}

}  // namespace

void find_mentions(const Text& text, Sentence& sentence) {
    const bool speaks = sentence.has_value || is_brief(text, sentence) ||
                        has(sentence.classes, WordClass::statement_subject);
    if (!speaks) return;
    MentionFinder(text, sentence).run();
    std::sort(sentence.mentions.begin(), sentence.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

}  // namespace veritally
