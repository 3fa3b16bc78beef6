#include "claim/text/sum.h"

#include <cmath>
#include <vector>

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

bool is_made_up(const Text& text, const Sentence& sentence, const Measure& measure) {
    const double all = measure.value.value();
    std::vector<double> parts;
    for (std::uint32_t i = measure.end; i + 1 < sentence.end; ++i) {
        const Token& t = text[i];
        const bool bare = t.is(Token::Kind::number) && !t.name && !t.spelled &&
                          text[i + 1].is(WordClass::preposition);
        if (bare && t.number.value() < all) parts.push_back(t.number.value());
    }
    return parts.size() == 2 && std::abs(parts[0] + parts[1] - all) < 1e-9 * all;
}

bool is_product_result(const Text& text, std::uint32_t begin, const Measure& measure) {
    constexpr std::uint32_t kReach = 6;
    std::uint32_t i = measure.begin;
    while (i > begin && text[i - 1].is(WordClass::hedge)) --i;
    if (i == begin || !text[i - 1].copula) return false;
    for (const std::uint32_t sign = --i; i > begin && sign - i < kReach; --i) {
        const Token& t = text[i - 1];
        if (t.is(Mark::times)) return true;
        if (!t.is(Token::Kind::number) && !t.is(WordClass::clock)) return false;
    }
    return false;
}

}  // namespace veritally
