#include "claim/predicate.h"

#include <algorithm>

namespace veritally {
namespace {

bool ends_predicate(const Token& t) {
    return t.is(Mark::comma) || t.is(Mark::semicolon) || t.is(Mark::stop) ||
           t.is(WordClass::and_) || t.is(WordClass::contrast);
}

/// 'Rating' is a word of both.
bool speaks_of_figure(const Token& t) {
    return t.is(WordClass::figure) || t.is(WordClass::figures) || t.is(WordClass::throughput);
}

bool is_required(const Text& text, const Token& value) {
    return text.words.attributes[text.words.values[value.id].attribute].required;
}

}  // namespace

bool describes_other(const Text& text, const Sentence& sentence, std::uint32_t at) {
    if (!text[at].is(WordClass::adjective) || at < sentence.begin + 2) return false;
    if (at + 1 < sentence.end && !ends_predicate(text[at + 1])) return false;
    for (std::uint32_t i = at; i > sentence.begin && !text[i - 1].is(Mark::semicolon);) {
        const Token& t = text[--i];
        const bool opens = i == sentence.begin;
        const bool plain = t.classes.none() || (opens && t.is(WordClass::definite)) ||
                           (t.is(WordClass::attributed) && !speaks_of_figure(t));
        if (!plain || !t.is(Token::Kind::word) || (t.capital && !opens)) return false;
    }
    return true;
}

bool is_told_apart(const Text& text, const Sentence& sentence, std::uint32_t at) {
    constexpr std::uint32_t kFewest = 3;
    std::uint32_t begin = at, end = at + 1;
    while (begin > sentence.begin && !text[begin - 1].is(Mark::semicolon)) --begin;
    while (end < sentence.end && !text[end].is(Mark::semicolon)) ++end;
    const Token& first = text[begin];
    const bool states = first.is(Token::Kind::word) && !first.is(WordClass::preposition);
    const bool qualifies =
        text[at].is(WordClass::adjective) && at + 1 < end && text[at + 1].is(Token::Kind::word);
    if (end == sentence.end || end - begin < kFewest || !qualifies || !(states || begin == at))
        return false;
    return std::none_of(
        text.tokens.begin() + begin, text.tokens.begin() + end, [&](const Token& t) {
            return speaks_of_figure(t) || t.is(WordClass::all) || t.is(Token::Kind::number) ||
                   t.is(Token::Kind::unit) || (t.is(Token::Kind::value) && is_required(text, t));
        });
}

bool names_peak(const Text& text, std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t kReach = 3;
    for (std::uint32_t i = begin; i < end && end - begin <= kReach; ++i) {
        if (text[i].is(WordClass::presupposed)) return true;
    }
    return false;
}

}  // namespace veritally
