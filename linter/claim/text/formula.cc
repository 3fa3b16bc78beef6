#include "claim/text/formula.h"

#include <algorithm>

namespace veritally {
namespace {

bool is_free_number(const Token& t) {
    return t.is(Token::Kind::number) && !t.name && !t.struck;
}

bool is_clock_behind(const Text& text, std::uint32_t number) {
    return number + 1 < text.tokens.size() && text[number + 1].is(WordClass::clock);
}

/// '2 cores', not '2 × 2.6 GHz'
bool counts_things(const Text& text, std::uint32_t number) {
    if (number + 1 >= text.tokens.size()) return false;
    const Token& next = text[number + 1];
    return next.is(Token::Kind::word) && !is_times(next) && !next.is(WordClass::each) &&
           !next.is(WordClass::clock) && !next.is(WordClass::derived);  // '× 2 gives'
}

bool has(const std::vector<Numeric>& factors, const Numeric& value) {
    return std::any_of(factors.begin(), factors.end(),
                       [&](const Numeric& factor) { return factor.value() == value.value(); });
}

/// '= 7.86e12 | MACs per second': what the product comes to; -1 where it is not said.
int unit_of_result(const Text& text, std::uint32_t equals) {
    if (equals + 2 >= text.tokens.size() || !text[equals].is(Mark::equals)) return -1;
    const Token& unit = text[equals + 2];
    return text[equals + 1].is(Token::Kind::number) && unit.is(Token::Kind::unit) ? unit.id : -1;
}

/// The product that begins with the number; `end`: behind it.
Formula product_from(const Text& text, std::uint32_t number, std::uint32_t& end) {
    const auto size = static_cast<std::uint32_t>(text.tokens.size());
    Formula product;
    for (std::uint32_t i = number;; i = end + 1) {
        product.factors.push_back(factor_at(text, i));
        if (!counts_things(text, i)) product.bare.push_back(product.factors.back());
        end = factor_end(text, i);
        if (end + 1 >= size || !is_times(text[end]) || !is_free_number(text[end + 1])) break;
    }
    product.unit = unit_of_result(text, end);
    return product;
}

}  // namespace

bool is_times(const Token& t) {
    return t.is(Mark::times) || t.is(WordClass::times);
}

Numeric factor_at(const Text& text, std::uint32_t i) {
    return is_clock_behind(text, i) ? text[i].number.scaled(text[i + 1].power) : text[i].number;
}

std::uint32_t factor_end(const Text& text, std::uint32_t i) {
    constexpr std::uint32_t kLongestName = 3;  // '4 dot-product instructions'
    const auto size = static_cast<std::uint32_t>(text.tokens.size());
    std::uint32_t end = i + 1;
    auto passes = [&](std::uint32_t at) {
        const Token& t = text[at];
        return t.is(WordClass::clock) || t.is(Token::Kind::unit) || t.is(Token::Kind::value) ||
               t.is(WordClass::each) || t.is(Mark::slash) || t.is(WordClass::divisor) ||
               (t.is(Token::Kind::word) && at - i <= kLongestName);
    };
    while (end < size && passes(end) && !is_times(text[end])) ++end;
    if (end < size && is_times(text[end])) return end;
    return is_clock_behind(text, i) ? i + 2 : i + 1;
}

Formula formula_with(const Text& text, const Numeric& clock, const Numeric& number) {
    Formula best;
    for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
        if (!is_free_number(text[i])) continue;
        std::uint32_t end = i + 1;
        Formula product = product_from(text, i, end);
        const bool about_it =
            has(product.factors, clock) &&
            (has(product.factors, number) || (number.value() == 1 && product.factors.size() > 2));
        if (about_it && product.factors.size() > best.factors.size()) best = std::move(product);
        i = end - 1;
    }
    return best;
}

}  // namespace veritally
