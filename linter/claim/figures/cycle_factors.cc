#include "claim/figures/cycle_factors.h"

#include <cmath>

#include "base/text.h"
#include "claim/text/nouns.h"

namespace veritally {

bool CycleFactors::is_number(std::uint32_t i) const {
    return token(i).is(Token::Kind::number) && !token(i).name && !token(i).struck;
}

bool CycleFactors::names(std::uint32_t i, std::string_view noun) const {
    return singular(text_.at(token(i).at)) == singular(noun);
}

Formula CycleFactors::formula_of_all(const Sentence& sentence, std::uint32_t number,
                                     const Numeric& clock) const {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        if (i == number || !is_number(i) || !counts_things(i, sentence.end)) continue;
        const Numeric all = multiply(token(i).number, token(number).number);
        if (all.value() <= token(number).number.value()) continue;
        if (Formula found = formula_with(text_, clock, all); !found.factors.empty()) return found;
    }
    return {};
}

bool CycleFactors::counts_pieces(const Numeric& count) const {
    constexpr std::uint32_t kReach = 3;
    for (std::uint32_t i = 0; i + kReach < document_.tokens.size(); ++i) {
        if (!is_number(i) || token(i).number.value() != count.value()) continue;
        for (std::uint32_t at = i + 1; at <= i + kReach && token(at).is(Token::Kind::word); ++at) {
            const std::string_view word = text_.at(token(at).at);  // 'two neural engines'
            const bool plural = word.size() > 4 && word.ends_with('s') && !word.ends_with("ss");
            if (token(at).is(WordClass::device_noun) || (plural && !token(at).capital)) return true;
        }
    }
    return false;
}

std::vector<Numeric> CycleFactors::in(const Sentence& sentence, std::uint32_t number,
                                      const Numeric& clock, const Sentence* clocked) const {
    std::vector<Numeric> factors{token(number).number, clock};
    add_counts_of(sentence, number, factors);
    // '2,304 processors at 1.34 GHz. With two operations per processor and clock'
    constexpr double kOfOne = 2;
    if (clocked != nullptr && factors.size() == 2 && token(number).number.value() == kOfOne)
        add_counts_of(*clocked, kNowhere, factors);
    if (factors.size() == 2) add_count_of_each(sentence, number, factors);
    if (token(number).number.value() == 1 && factors.size() == 2) {
        if (const Sentence* layout = find_layout()) add_counts_of(*layout, kNowhere, factors);
    }
    return factors;
}

/// 'The chip has | four cores. Each core does 4,096 MACs per cycle'
void CycleFactors::add_count_of_each(const Sentence& sentence, std::uint32_t number,
                                     std::vector<Numeric>& factors) const {
    for (std::uint32_t i = sentence.begin; i + 1 < number; ++i) {
        if (!token(i).is(WordClass::each)) continue;
        constexpr std::uint32_t kLongest = 3;
        for (std::uint32_t at = i + 1; at < number && at <= i + kLongest; ++at) {
            if (!token(at).is(Token::Kind::word)) break;
            const Numeric* count = count_before(text_.at(token(at).at), sentence.begin);
            if (count == nullptr) continue;
            factors.push_back(*count);
            return;
        }
    }
}

/// The last number that counts the noun before the token; null without one.
const Numeric* CycleFactors::count_before(std::string_view noun, std::uint32_t end) const {
    constexpr std::uint32_t kReach = 3;
    const Numeric* count = nullptr;
    for (std::uint32_t i = 0; i + 1 < end; ++i) {
        if (!is_number(i)) continue;
        for (std::uint32_t at = i + 1; at < end && at <= i + kReach; ++at) {
            if (!token(at).is(Token::Kind::word)) break;
            if (names(at, noun)) count = &token(i).number;
        }
    }
    return count;
}

/// 'two systolic arrays of 256 × 256 cells'
const Sentence* CycleFactors::find_layout() const {
    for (const Sentence& sentence : document_.sentences) {
        for (std::uint32_t i = sentence.begin; i + 3 < sentence.end; ++i) {
            if (is_number(i) && is_side(i, sentence.end)) return &sentence;
        }
    }
    return nullptr;
}

/// '256 × | 256 cells', '256 by 256 INT8 cells'
bool CycleFactors::is_side(std::uint32_t i, std::uint32_t end) const {
    if (i + 3 >= end || !is_number(i + 2)) return false;
    if (!is_times(token(i + 1)) && lower(text_.at(token(i + 1).at)) != "by") return false;
    std::uint32_t noun = behind_values(i + 3, end);
    // '128 × 128 systolic array'
    while (noun + 1 < end && token(noun).is(Token::Kind::word) && token(noun).classes.none())
        ++noun;
    return noun < end && (token(noun).is_noun() || token(noun).is(Token::Kind::unit));
}
std::uint32_t CycleFactors::behind_values(std::uint32_t i, std::uint32_t end) const {
    while (i < end && token(i).is(Token::Kind::value)) ++i;
    return i;
}
bool CycleFactors::counts_things(std::uint32_t i, std::uint32_t end) const {
    i = behind_values(i + 1, end);
    if (i >= end || !token(i).is(Token::Kind::word)) return false;
    // '432 Tensor Cores', not '3 GHz Vendor'
    return !token(i).capital || token(i).is_noun() || token(i).is(WordClass::filler) ||
           (i + 1 < end && token(i + 1).is_noun());
}
void CycleFactors::add_counts_of(const Sentence& sentence, std::uint32_t number,
                                 std::vector<Numeric>& factors) const {
    double area = 0;  // '64 by 64 cells, and each of the | 4,096 cells'
    for (std::uint32_t i = sentence.begin; i + 1 < sentence.end; ++i) {
        const Token& t = token(i);
        if (area > 0 && is_number(i) && t.number.value() == area) continue;
        if (i == number || !is_number(i) || token(i + 1).is(WordClass::clock)) continue;
        const bool named = i > sentence.begin && t.plain && token(i - 1).capital &&
                           token(i - 1).classes.none();  // 'The Obelisk 5 chip'
        if (named) continue;
        bool whole = t.number.value() == std::floor(t.number.value()) && t.number.value() > 0;
        if (!whole || !(counts_things(i, sentence.end) || is_side(i, sentence.end))) continue;
        factors.push_back(t.number);
        if (!is_side(i, sentence.end)) continue;
        area = t.number.value() * token(i + 2).number.value();
        document_.cycle_factors.push_back(area);
    }
}

}  // namespace veritally
