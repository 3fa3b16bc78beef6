#include "claim/figures/standing.h"

#include <algorithm>

#include "claim/figures/objections.h"
#include "claim/text/own_clause.h"
#include "claim/text/predicate.h"
#include "claim/text/sum.h"
#include "claim/text/supplanted.h"
#include "claim/text/withdrawn.h"

namespace veritally {
namespace {

class StandingFinder {
  public:
    StandingFinder(const Text& text, Sentence& sentence) : text_(text), sentence_(sentence) {}

    void run() {
        bool asks = sentence_.end > sentence_.begin && is_question(text_[sentence_.end - 1]);
        for (std::size_t i = 0; i < sentence_.measures.size(); ++i) {
            Measure& measure = sentence_.measures[i];
            if (asks)
                measure.standing = Standing::negated;
            else if (text_[measure.number].struck || superseded(i))
                measure.standing = Standing::superseded;
            else if (denied(i) || refuted(i))
                measure.standing = Standing::negated;
        }
        spread();
    }

  private:
    bool is_question(const Token& last) const {
        return last.is(Mark::stop) && text_.reading.text[last.at.begin] == '?';
    }

    std::uint32_t clause_begin(std::size_t i) const {
        const Measure& measure = sentence_.measures[i];
        std::uint32_t limit = i == 0 ? sentence_.begin : sentence_.measures[i - 1].end;
        std::uint32_t begin = measure.begin;
        while (begin > limit && !ends_clause(text_[begin - 1]) &&
               !(i > 0 && text_[begin - 1].is(WordClass::and_)))
            --begin;
        return begin;
    }
    /// Where the predicate of the figure may end: a semicolon, another figure.
    std::uint32_t predicate_end(std::size_t i) const {
        std::uint32_t end = sentence_.measures[i].end;
        std::uint32_t limit =
            i + 1 < sentence_.measures.size() ? sentence_.measures[i + 1].begin : sentence_.end;
        while (end < limit && !text_[end].is(Mark::semicolon) && !text_[end].is(Mark::colon)) ++end;
        return end;
    }

    /// 'does not reach 2 PFLOPS', 'is no 3-exaflop cluster'. What is presupposed ('the 44 TOPS')
    /// is denied only where the verb says that it is not attained.
    bool denied(std::size_t i) const {
        const Measure& measure = sentence_.measures[i];
        std::uint32_t begin = clause_begin(i);
        bool attains = false;
        for (std::uint32_t t = measure.begin; t-- > begin;) {
            const Token& token = text_[t];
            attains = attains || token.is(WordClass::attain);
            if (token.is(Token::Kind::number)) return false;
            if (!token.is(WordClass::negation) || token.is(WordClass::hedge)) continue;
            if (token.is(WordClass::harmless) || used_by_mention(t)) return false;
            return attains || !presupposed(measure, t);
        }
        return false;
    }
    bool presupposed(const Measure& measure, std::uint32_t negation) const {
        for (std::uint32_t t = measure.begin; t-- > negation + 1;) {
            if (text_[t].is(WordClass::definite)) return true;
            if (!text_[t].is(WordClass::filler) && !text_[t].is(WordClass::hedge)) return false;
        }
        return false;
    }
    /// 'needs no sparsity to reach 2 PFLOPS'
    bool used_by_mention(std::uint32_t negation) const {
        return std::any_of(sentence_.mentions.begin(), sentence_.mentions.end(),
                           [&](const Mention& m) {
                               return m.begin > negation && m.begin - negation <= 4 &&
                                      text_.words.values[m.value].name == fallback(m.attribute);
                           });
    }
    std::string_view fallback(std::uint8_t attribute) const {
        int value = text_.words.attributes[attribute].fallback;
        return value < 0 ? std::string_view()
                         : text_.words.values[static_cast<std::size_t>(value)].name;
    }

    /// 'previously listed as 1.8 EFLOPS', 'instead of 640 TOPS'
    bool superseded(std::size_t i) const {
        const Measure& measure = sentence_.measures[i];
        std::uint32_t begin = clause_begin(i);
        bool stands = false;
        for (std::uint32_t t = measure.begin; t-- > begin;) {
            const Token& token = text_[t];
            stands = stands || token.is(WordClass::presupposed);
            if (token.is(WordClass::superseded)) return !(stands && token.is(WordClass::denying));
        }
        return is_withdrawn(text_, sentence_, i);
    }
    /// Beyond a semicolon, where it speaks of 'that number' or says what became of it.
    std::uint32_t reference_end(std::size_t i, std::uint32_t end) const {
        std::uint32_t next = end + 1;
        const bool last = i + 1 == sentence_.measures.size();
        const std::uint32_t limit = last ? sentence_.end : sentence_.measures[i + 1].begin;
        while (next < limit && text_[next].is(Token::Kind::note)) ++next;
        // '…; it plays no part', '…; withdrawn last year'
        bool speaks = next < limit &&
                      (text_[next].is(WordClass::figure) || text_[next].is(WordClass::retired));
        for (; next < limit && !ends_clause(text_[next]); ++next) {
            speaks = speaks ||
                     (text_[next].is(WordClass::figure) && text_[next - 1].is(WordClass::definite));
        }
        return speaks ? next : end;
    }

    /// '227.7 TOPS, | sparsity in this generation does not exist'
    bool speaks_of_value(std::uint32_t begin, std::uint32_t refuted) const {
        for (std::uint32_t t = refuted; t-- > begin;) {
            if (text_[t].is(Mark::comma)) return text_[t + 1].is(Token::Kind::value);
            if (text_[t].is(Token::Kind::mark)) return false;
        }
        return false;
    }

    /// 'The 900 TOPS that some shops print are a mistake'
    bool refuted(std::size_t i) const {
        std::uint32_t end = predicate_end(i);
        const std::uint32_t whole = end;
        if (end < sentence_.end && text_[end].is(Mark::semicolon)) end = reference_end(i, end);
        for (std::uint32_t t = sentence_.measures[i].end; t < end; ++t) {
            const bool gone = t > whole && text_[t].is(WordClass::retired);  // 'it was sold off'
            if (gone) return true;
            if (!text_[t].is(WordClass::refuted) || text_[t - 1].is(Token::Kind::value) ||
                supplants(text_, sentence_, t) || speaks_of_value(sentence_.measures[i].end, t))
                continue;
            bool denied = t > 0 && (text_[t - 1].is(WordClass::negation) ||
                                    (t > 1 && text_[t - 2].is(WordClass::negation)));
            return !denied;
        }
        return false;
    }

    /// Both ends of a range stand or fall together; so do the parts of a list with one verb.
    void spread() {
        for (std::size_t i = sentence_.measures.size(); i-- > 1;) {
            Measure& measure = sentence_.measures[i];
            Measure& before = sentence_.measures[i - 1];
            if (before.run != measure.run || !before.shared) continue;
            if (denies(before.end, measure.begin)) continue;
            if (measure.standing == Standing::asserted && !measure.shared &&
                contrasted(before.end, measure.begin))
                continue;
            if (measure.standing == Standing::asserted) measure.standing = before.standing;
            if (before.standing == Standing::asserted) before.standing = measure.standing;
        }
    }
    /// '310, not 620, TOPS'
    bool denies(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t t = begin; t < end; ++t) {
            if (text_[t].is(WordClass::negation) && !text_[t].is(WordClass::hedge)) return true;
        }
        return false;
    }
    bool contrasted(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t t = begin; t < end; ++t) {
            if (text_[t].is(WordClass::contrast) || text_[t].is(WordClass::replace)) return true;
        }
        return false;
    }

    const Text& text_;
    Sentence& sentence_;
};

}  // namespace

void find_standing(const Text& text, const PassageText& passage, DocumentText& document) {
    for (std::uint32_t s = passage.first; s < passage.last; ++s) {
        Sentence& sentence = document.sentences[s];
        if (!sentence.measures.empty()) StandingFinder(text, sentence).run();
    }
    heed_objections(text, passage, document);
}

namespace {

/// 'announced for 100 TOPS', not 'announced for 2027'
bool ends_with_for(const Text& text, std::uint32_t i) {
    return text.at(text[i].at).ends_with(" for");
}

/// 'an Rmax of 8.9 and an Rpeak of | 12.4 PFLOPS': the word is said of the number before.
bool is_of_bare_number(const Text& text, std::uint32_t word, std::uint32_t end) {
    bool number = false;
    for (std::uint32_t i = word; i < end; ++i) {
        number = number || (text[i].is(Token::Kind::number) && !text[i].name);
        if (number && (text[i].is(WordClass::and_) || text[i].is(WordClass::contrast))) return true;
    }
    return false;
}

/// 'a peak of 25.8 petaflops and a Linpack result of | 19.5, both in FP64': the word is said of the
/// number behind it.
bool is_of_bare_number_behind(const Text& text, const Measure& measure, std::uint32_t word,
                              std::uint32_t end) {
    bool joined = false, number = false;
    for (std::uint32_t i = measure.end; i < word; ++i)
        joined = joined || text[i].is(WordClass::and_);
    for (std::uint32_t i = word; i < end; ++i)
        number = number || (text[i].is(Token::Kind::number) && !text[i].name);
    return joined && number;
}

/// No semicolon stands between; what is farther off is another matter.
bool in_same_half(const Text& text, std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t kReach = 60;
    if (end - begin > kReach) return false;
    while (begin < end && !text[begin].is(Mark::semicolon)) ++begin;
    return begin == end;
}

/// 'The model before it had to make do with 1.8 TOPS'
bool has_compared_subject(const Text& text, const Sentence& sentence, const Measure& measure) {
    constexpr std::uint32_t kReach = 4;
    const bool first = !sentence.measures.empty() && measure.run == sentence.measures[0].run;
    for (std::uint32_t i = sentence.begin;
         first && i < std::min(sentence.begin + kReach, measure.begin); ++i) {
        const Token& t = text[i];
        if (t.is(Token::Kind::mark) || t.is(Token::Kind::number)) return false;
        if (t.is(WordClass::earlier)) return true;
    }
    return false;
}

}  // namespace

namespace {

/// 'more than twice the | 1.84 TFLOPS of the first model'
bool is_multiplied(const Text& text, const Sentence& sentence, const Measure& measure) {
    const std::uint32_t i = measure.begin;
    if (i < sentence.begin + 2 || !text[i - 1].is(WordClass::definite)) return false;
    // 'The rate per GPU is twice the | 1,307.4 TFLOPS that the data sheet gives'
    const bool rate = text[sentence.begin].is(WordClass::definite) &&
                      text[sentence.begin + 1].is(WordClass::throughput);
    if (rate) return false;
    return text[i - 2].is(WordClass::twice) || text[i - 2].is(WordClass::times) ||
           text[i - 2].is(Mark::times);
}

/// 'For scale: the institute next door has 387 …', 'Against this stands …'
bool opens_comparison(const Text& text, const Sentence& sentence, const Measure& measure) {
    constexpr std::uint32_t kReach = 8;
    for (std::uint32_t i = sentence.begin; i < std::min(measure.begin, sentence.begin + kReach);
         ++i) {
        const bool phrase = text[i].is(WordClass::compared) &&
                            text.at(text[i].at).find(' ') != std::string_view::npos;
        if (!phrase || text[i].is(WordClass::preposition)) continue;
        const bool verb = i > sentence.begin && text.at(text[i].at).ends_with("against");
        if (i == sentence.begin || verb) return in_same_half(text, i, measure.begin);
    }
    return false;
}

/// 'clocked | at 700 MHz'
bool sets_clock(const Text& text, std::uint32_t i, std::uint32_t end) {
    while (i + 1 < end && (text[i].is(WordClass::preposition) || text[i].is(WordClass::hedge))) ++i;
    return i + 1 < end && text[i].is(Token::Kind::number) && text[i + 1].is(WordClass::clock);
}

/// '23.5 PFLOPS in Linpack (FP64) against | a theoretical peak of 38.75 PFLOPS'; else `from`.
std::uint32_t behind_compared(const Text& text, std::uint32_t from, const Measure& measure) {
    constexpr std::uint32_t kReach = 6;
    for (std::uint32_t i = measure.begin; i-- > from && measure.begin - i <= kReach;) {
        if (text[i].is(WordClass::compared)) return i + 1;
    }
    return from;
}

}  // namespace

bool is_in_brackets(const Text& text, std::uint32_t begin, std::uint32_t i, std::uint32_t end) {
    std::uint32_t close = i;
    while (close < end && !text[close].is(Mark::close)) ++close;
    if (close == end) return false;
    while (i > begin && !text[i].is(Mark::open) && !text[i - 1].is(Mark::close)) --i;
    return text[i].is(Mark::open);
}

Role find_role(const Text& text, const Sentence& sentence, const Measure& measure) {
    struct Choice {
        WordClass word;
        Role role;
    };
    constexpr Choice kChoices[] = {{WordClass::planned, Role::planned},
                                   {WordClass::sustained, Role::sustained},
                                   {WordClass::total, Role::total},
                                   {WordClass::derived, Role::derived},
                                   {WordClass::compared, Role::compared}};
    std::uint32_t begin = measure.begin, end = measure.end;
    while (begin > sentence.begin && !text[begin - 1].is(Mark::semicolon) &&
           !text[begin - 1].is(Mark::comma))
        --begin;
    while (end < sentence.end && !text[end].is(Mark::semicolon) && !text[end].is(Mark::comma))
        ++end;
    begin = apposition_begin(text, sentence, measure, begin);
    keep_to_own_clause(text, sentence, measure, begin, end);
    if (has_compared_subject(text, sentence, measure) || is_multiplied(text, sentence, measure) ||
        opens_comparison(text, sentence, measure))
        return Role::compared;
    // 'For comparison, the centre at Hask offers …', 'Measured in practice, it reached …'
    constexpr std::uint32_t kOpening = 4;
    bool measured = false;
    for (std::uint32_t t = sentence.begin; t < std::min(sentence.begin + kOpening, begin); ++t) {
        measured = measured || text[t].is(WordClass::sustained);
        const bool label =
            measured && text[t + 1].is(Mark::colon);  // 'Our measurement: … 410 TOPS'
        if (!(label || text[t + 1].is(Mark::comma)) || !in_same_half(text, t, measure.begin))
            continue;
        if (text[t].is(WordClass::compared)) return Role::compared;
        if (measured) return Role::sustained;
    }
    // '…; for comparison, its former parent runs 472 …'
    std::uint32_t half = measure.begin;
    while (half > sentence.begin && !text[half - 1].is(Mark::semicolon)) --half;
    for (std::uint32_t t = half; t < std::min(half + kOpening, begin) && half > sentence.begin;
         ++t) {
        if (text[t].is(WordClass::compared) || text[t].is(WordClass::earlier))
            return Role::compared;
    }
    if (is_listed_as(text, sentence, measure, WordClass::sustained)) return Role::sustained;
    if (is_labelled(text, sentence, measure, WordClass::planned)) return Role::planned;
    // 'Not used: 62.5 TFLOPS in FP32'
    if (is_labelled(text, sentence, measure, WordClass::switched_off)) return Role::compared;
    const bool addend = is_addend(text, sentence, measure);
    for (const Choice& choice : kChoices) {
        if (addend && (choice.role == Role::total || choice.role == Role::derived)) continue;
        for (std::uint32_t t = begin; t < end; ++t) {
            if (!text[t].is(choice.word) || text[t].is(WordClass::preposition)) continue;
            if (choice.role == Role::planned && t + 1 == measure.begin && ends_with_for(text, t))
                continue;
            if (choice.role == Role::total && is_in_brackets(text, begin, t, measure.begin))
                continue;
            // '233 TOPS (466 would be sparse)'
            if (choice.role == Role::planned && t >= measure.end &&
                is_in_brackets(text, measure.end, t, sentence.end))
                continue;
            if (choice.role == Role::sustained && is_of_bare_number(text, t, measure.begin))
                continue;
            if (choice.role == Role::sustained && t >= measure.end &&
                is_of_bare_number_behind(text, measure, t, end))
                continue;
            if (choice.role == Role::sustained && sets_clock(text, t + 1, sentence.end)) continue;
            // 'achieved 140 of its | 312 TFLOPS peak'
            const bool peak = choice.role == Role::sustained && measure.end < end &&
                              text[measure.end].is(WordClass::presupposed) && t < measure.begin;
            if (peak) continue;
            const bool either = choice.role == Role::compared || choice.role == Role::sustained;
            if (either && names_peak(text, behind_compared(text, t + 1, measure), measure.begin) &&
                !says_share(text, t + 1, measure.begin))
                continue;
            // 'Peak, not benchmark, is what counts'
            if (choice.role == Role::sustained && t > begin && text[t - 1].is(WordClass::negation))
                continue;
            // 'Each of them is rated at 989 TFLOPS', 'for one of them'
            const bool one =
                t > begin && (text[t - 1].is(WordClass::each) ||
                              (text[t - 1].spelled && text[t - 1].number.value() == 1));
            if (choice.role == Role::total && one) continue;
            return choice.role;
        }
    }
    bool equation = begin < measure.begin && text[measure.begin - 1].is(Mark::equals);
    return equation ? Role::derived : Role::quoted;
}

Span find_hedge(const Text& text, const Sentence& sentence, const Measure& measure) {
    std::uint32_t before = measure.begin;
    if (before > sentence.begin && text[before - 1].is(WordClass::hedge))
        return text[before - 1].at;
    std::uint32_t plus = measure.number + 1;
    if (plus < sentence.end && text[plus].is(Mark::plus)) return text[plus].at;
    return {};
}

}  // namespace veritally
