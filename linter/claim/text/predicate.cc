#include "claim/text/predicate.h"

#include <algorithm>

#include "base/ascii.h"

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

/// 'FP8 = 2 × FP16 = 1,000 TFLOPS': what the figure is so many times of.
bool is_factor_of(const Text& text, const Sentence& sentence, std::uint32_t at) {
    const bool times = at > sentence.begin + 1 && text[at - 1].is(Mark::times) &&
                       text[at - 2].is(Token::Kind::number);
    return times && (at + 1 >= sentence.end || text[at + 1].is(Token::Kind::mark) ||
                     text[at + 1].is(WordClass::throughput));
}
/// 'eight INT8 operations for each | FP64 operation', 'for one in | FP64'
bool is_counted_for(const Text& text, const Sentence& sentence, std::uint32_t at) {
    const bool one = at > sentence.begin + 2 && text[at - 1].is(WordClass::preposition) &&
                     text[at - 2].is(Token::Kind::number) && text[at - 2].spelled &&
                     text[at - 2].number.value() == 1 && text[at - 3].is(WordClass::preposition);
    if (one) return true;
    const bool each = at > sentence.begin + 1 && text[at - 1].is(WordClass::each);
    return each && at + 1 < sentence.end && text[at + 1].is(Token::Kind::word) &&
           text[at + 1].spaced && !text[at + 1].capital &&
           !text[at + 1].is(WordClass::preposition) && !text[at + 1].is(WordClass::throughput);
}
/// 'at half the | FP4 rate': what the figure is so much of.
bool is_measured_by(const Text& text, const Sentence& sentence, std::uint32_t at) {
    if (at + 1 >= sentence.end || !text[at + 1].is(WordClass::throughput)) return false;
    std::uint32_t i = at;
    while (i > sentence.begin && text[i - 1].is(WordClass::definite)) --i;
    return i < at && i > sentence.begin &&
           (text[i - 1].is(WordClass::half) || text[i - 1].is(WordClass::twice));
}

}  // namespace

bool is_abbreviation(const Text& text, std::uint32_t token) {
    const std::string_view word = text.at(text[token].at);
    return word.size() > 1 &&
           (std::all_of(word.begin(), word.end(), is_ascii_upper) || is_ascii_digit(word.back()));
}

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
    constexpr std::uint32_t kReach = 4;
    for (std::uint32_t i = begin; i < end && end - begin <= kReach; ++i) {
        if (text[i].is(WordClass::presupposed)) return true;
    }
    return false;
}

bool converts(const Text& text, const Sentence& sentence, std::uint32_t at) {
    return is_factor_of(text, sentence, at) || is_measured_by(text, sentence, at) ||
           is_counted_for(text, sentence, at);
}

/// 'Second hall, planned for 2027: 4,096 cards at …': what stands before the colon is said of all
/// behind it.
bool is_labelled(const Text& text, const Sentence& sentence, const Measure& measure,
                 WordClass word) {
    constexpr std::uint32_t kLongest = 16;
    bool says = false;
    for (std::uint32_t i = sentence.begin; i < std::min(measure.begin, sentence.begin + kLongest);
         ++i) {
        const Token& t = text[i];
        if (t.is(Mark::colon)) return says;
        if (t.is(Token::Kind::unit) || t.is(Mark::semicolon)) return false;
        // 'Sparsity off: …' is said of the format.
        if (word == WordClass::switched_off && t.is(Token::Kind::value)) return false;
        says = says || (t.is(word) && !t.is(WordClass::preposition));
    }
    return false;
}

/// 'peak, 93.6 petaflops; Linpack, | 74.2 petaflops'
bool is_listed_as(const Text& text, const Sentence& sentence, const Measure& measure,
                  WordClass word) {
    const std::uint32_t i = measure.begin;
    if (i < sentence.begin + 2 || !text[i - 1].is(Mark::comma) || !text[i - 2].is(word))
        return false;
    return i == sentence.begin + 2 || text[i - 3].is(Mark::semicolon) ||
           text[i - 3].is(Mark::colon) || text[i - 3].is(WordClass::and_);
}

}  // namespace veritally
