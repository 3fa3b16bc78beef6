#include "claim/text/supplanted.h"

#include <algorithm>

namespace veritally {
namespace {

bool is_by(const Text& text, std::uint32_t i) {
    const std::string_view word = text.at(text[i].at);
    return word == "by" || word == "with" || word == "for";
}

/// 'were | replaced', 'have been | replaced'
bool is_passive(const Text& text, std::uint32_t before) {
    const std::string_view word = text.at(text[before].at);
    return text[before].copula || word == "was" || word == "were" || word == "been" ||
           word == "being" || word == "be";
}

/// 'replaced its 400 A100, of 624 TOPS each, | by 500 H100': where what came in their place is
/// told, or the sentence's end.
std::uint32_t object_end(const Text& text, const Sentence& sentence, std::uint32_t verb) {
    std::uint32_t with = sentence.end;
    for (std::uint32_t i = verb + 1; i < sentence.end; ++i) {
        if (text[i].is(Mark::semicolon)) return std::min(with, i);
        if (!is_by(text, i)) continue;
        if (text.at(text[i].at) == "by") return i;
        with = std::min(with, i);
    }
    return with;
}

/// 'Before 2023 the lab | had', 'Until March 2022 it | ran'
bool was_so_until(const Text& text, const Sentence& sentence, std::uint32_t at) {
    constexpr std::uint32_t kOpening = 3;
    if (at <= sentence.begin || !text[sentence.begin].is(WordClass::until)) return false;
    const std::uint32_t opening = std::min(at, sentence.begin + 1 + kOpening);
    bool date = false, was = false;
    for (std::uint32_t i = sentence.begin + 1; i < at; ++i) {
        const Token& t = text[i];
        if (t.is(Mark::semicolon) || t.is(WordClass::contrast)) return false;
        date = date || (i < opening && t.may_be_year());
        was = was || t.is(WordClass::had);
        // 'Until 2023 we had | only 6', and more came.
        const std::string_view word = text.at(t.at);
        if (word == "only" || word == "just") return false;
    }
    return date && was;
}

}  // namespace

bool supplants(const Text& text, const Sentence& sentence, std::uint32_t verb) {
    constexpr std::uint32_t kReach = 3;
    if (!text[verb].is(WordClass::supplanting) || verb + 1 >= sentence.end) return false;
    for (std::uint32_t i = verb; i-- > sentence.begin && verb - i <= kReach;) {
        const bool adjective = i + 1 == verb && text[i].is(WordClass::definite);
        if (is_passive(text, i) || adjective) return false;
        if (text[i].is(Token::Kind::mark) || text[i].is(Token::Kind::number)) break;
    }
    const Token& object = text[verb + 1];
    return !object.is(Token::Kind::mark) && !object.is(Token::Kind::note) &&
           (!object.is(WordClass::preposition) || object.is(WordClass::hedge));
}

bool is_supplanted(const Text& text, const Sentence& sentence, std::uint32_t at) {
    if (was_so_until(text, sentence, at)) return true;
    for (std::uint32_t i = sentence.begin; i < at; ++i) {
        if (supplants(text, sentence, i) && at < object_end(text, sentence, i)) return true;
    }
    return false;
}

}  // namespace veritally
