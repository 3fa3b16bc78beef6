#include "claim/text/own_clause.h"

#include <algorithm>

#include "base/text.h"
#include "claim/text/nouns.h"

namespace veritally {

bool is_clause_mark(const Token& t) {
    switch (t.mark) {
        case Mark::comma:
        case Mark::semicolon:
        case Mark::colon:
        case Mark::stop:
        case Mark::open:
        case Mark::close:
        case Mark::dash:
            return true;
        default:
            return false;
    }
}

bool ends_clause(const Token& t) {
    return is_clause_mark(t) || t.is(WordClass::contrast);
}

void keep_to_own_clause(const Text& text, const Sentence& sentence, const Measure& measure,
                        std::uint32_t& begin, std::uint32_t& end) {
    auto joins = [&](std::uint32_t t) {
        return text[t].is(WordClass::and_) || text[t].is(WordClass::contrast);
    };
    for (const Measure& other : sentence.measures) {
        if (other.run == measure.run) continue;
        for (std::uint32_t t = other.end; t < measure.begin; ++t) {
            if (joins(t)) begin = std::max(begin, t + 1);
        }
        for (std::uint32_t t = other.begin; t-- > measure.end;) {
            if (joins(t)) end = std::min(end, t);
        }
    }
}

bool is_of_other_quantity(const Text& text, std::uint32_t begin, std::uint32_t i,
                          std::uint32_t end) {
    constexpr std::uint32_t kReach = 5;
    if (i + 2 >= end || !text[i + 2].is(Mark::comma)) return false;
    for (std::uint32_t at = i; at > begin && i - at < kReach;) {
        const Token& t = text[--at];
        if (t.is(Token::Kind::number) && !t.name) return at + 1 < i;
        if (t.is(Token::Kind::mark) || t.name || t.is(WordClass::device_noun)) return false;
    }
    return false;
}

bool names_one_device(const Text& text, std::uint32_t i, std::uint32_t end) {
    constexpr std::uint32_t kReach = 4;
    auto is_noun = [&](std::uint32_t at) { return at < end && text[at].is_noun(); };
    for (std::uint32_t at = i; at < end && at < i + kReach; ++at) {
        if (text[at].is(WordClass::device_noun)) {
            const std::string_view noun = text.at(text[at].at);
            return singular(noun) == lower(noun) && !is_noun(at + 1);
        }
        if (!text[at].name && !text[at].capital) return false;
    }
    return false;
}

bool is_rated_behind(const Text& text, std::uint32_t i, std::uint32_t figure) {
    constexpr std::uint32_t kReach = 12;
    std::uint32_t at = figure;
    while (at > i && text[at - 1].is(WordClass::hedge)) --at;
    return at > i + 2 && at - i <= kReach && text[i].is(Mark::comma) &&
           text[at - 1].is(WordClass::rating) && text[at - 2].is(Mark::comma);
}

bool says_share(const Text& text, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
        if (text[i].is(Mark::percent)) return true;
    }
    return false;
}

std::uint32_t apposition_begin(const Text& text, const Sentence& sentence, const Measure& measure,
                               std::uint32_t begin) {
    if (begin == sentence.begin || !text[begin - 1].is(Mark::comma)) return begin;
    std::uint32_t before = begin - 1;
    while (before > sentence.begin && !ends_clause(text[before - 1])) --before;
    const bool share = says_share(text, before, begin);
    bool again = false;
    for (std::uint32_t i = begin; i < measure.begin; ++i) {
        const Token& t = text[i];
        // 'sustained 55 % of this peak, which is | 278,643 TOPS'
        const bool is_that = share && t.is(WordClass::derived);
        const bool passes = t.is(Token::Kind::number) || t.is(Token::Kind::unit) ||
                            t.is(WordClass::and_) || t.is(WordClass::hedge) ||
                            t.is(WordClass::or_) || t.is(WordClass::link) || is_that;
        if (!passes) return begin;
        again = again || is_that ||
                t.is(WordClass::or_);  // 'a utilisation of 38 %, or | 376 TFLOPS per GPU'
    }
    std::uint32_t end = measure.end;
    while (end < sentence.end &&
           (text[end].is(WordClass::and_) || text[end].is(Token::Kind::unit) ||
            text[end].is(Token::Kind::number)))
        ++end;
    if (!again && (end == sentence.end || !text[end].is(Mark::comma))) return begin;
    while (--begin > sentence.begin && !ends_clause(text[begin - 1])) {
        // 'a model-FLOPS utilisation of 38 %'
        const bool named = begin > sentence.begin + 1 && text[begin - 2].is(Mark::hyphen);
        if (text[begin - 1].is(Token::Kind::unit) && !named) return measure.begin;
    }
    return begin;
}

}  // namespace veritally
