#include "claim/text/label_lines.h"
#include "claim/text/sentence.h"

namespace veritally {
namespace {

/// What is longer is cut: no sentence is, and the time stays in proportion to the text.
constexpr std::uint32_t kLongestSentence = 250;

bool ends_sentence(const Text& text, std::uint32_t token, std::uint32_t end) {
    if (text[token].is(Token::Kind::line)) return opens_label_line(text.tokens, token, end);
    if (!text[token].is(Mark::stop)) return false;
    if (token + 1 == end) return true;
    const Token& next = text[token + 1];
    if (next.is(Token::Kind::note) || next.is(Mark::star)) return true;
    if (!next.spaced) return next.is(Mark::close) || next.is(Mark::quote);
    char first = text.reading.text[next.at.begin];
    return !(first >= 'a' && first <= 'z');
}

void sum_up(const Text& text, Sentence& sentence) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        const Token& token = text[i];
        sentence.classes |= token.classes;
        sentence.has_number = sentence.has_number || token.is(Token::Kind::number);
        sentence.has_unit = sentence.has_unit || token.is(Token::Kind::unit);
        sentence.has_value = sentence.has_value || token.is(Token::Kind::value);
    }
}

}  // namespace

void split_sentences(const Text& text, std::uint32_t passage, std::uint32_t begin,
                     std::uint32_t end, std::vector<Sentence>& sentences) {
    std::uint32_t start = begin;
    for (std::uint32_t i = begin; i < end; ++i) {
        bool last = i + 1 == end || i + 1 - start == kLongestSentence;
        if (!last && !ends_sentence(text, i, end)) continue;
        std::uint32_t after = i + 1;
        auto trails = [&](const Token& t) {
            return t.is(Token::Kind::note) || t.is(Mark::quote) || t.is(Mark::star) ||
                   (t.is(Mark::close) && !t.spaced);
        };
        while (after < end && !text[after].spaced && trails(text[after])) ++after;
        while (after < end && text[after].is(Token::Kind::line)) ++after;
        Sentence& sentence = sentences.emplace_back();
        sentence.passage = passage;
        sentence.begin = start;
        sentence.end = after;
        sum_up(text, sentence);
        start = after;
        i = after - 1;
    }
}

bool suits(const Unit& unit, const AttributeValue& value) {
    return unit.suits.empty() || value.suits.empty() || unit.suits == value.suits;
}

}  // namespace veritally
