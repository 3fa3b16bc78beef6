#include "claim/sum.h"

namespace veritally {
namespace {

bool qualifies(const Token& t) {
    return t.is(Token::Kind::value) || t.is(Token::Kind::note) || t.is(WordClass::hedge);
}

bool adds_next(const Text& text, const Sentence& sentence, std::uint32_t i) {
    while (i < sentence.end && qualifies(text[i])) ++i;
    if (i >= sentence.end || !text[i].is(Mark::plus)) return false;
    ++i;
    while (i < sentence.end && (qualifies(text[i]) || text[i].is(Mark::open))) ++i;
    return i < sentence.end && text[i].is(Token::Kind::number);
}

bool adds_to_last(const Text& text, const Sentence& sentence, std::uint32_t i) {
    while (i > sentence.begin && qualifies(text[i - 1])) --i;
    if (i < sentence.begin + 2 || !text[i - 1].is(Mark::plus)) return false;
    const Token& last = text[i - 2];
    return last.is(Token::Kind::number) || last.is(Token::Kind::unit) || last.is(Mark::close) ||
           qualifies(last);
}

}  // namespace

bool is_addend(const Text& text, const Sentence& sentence, const Measure& measure) {
    return adds_next(text, sentence, measure.end) || adds_to_last(text, sentence, measure.begin);
}

}  // namespace veritally
