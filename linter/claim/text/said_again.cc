#include "claim/text/said_again.h"

namespace veritally {
namespace {

/// '13 TOPS, | the Arc graphics 77 TOPS', 'an L4 | 242 TOPS': another thing is spoken of.
bool names_another(const Text& text, const Measure& measure, std::uint32_t i) {
    if (i + 1 >= measure.begin) return false;
    if (text[i].is(WordClass::indefinite)) return text[i + 1].name || text[i + 1].capital;
    if (!text[i].is(WordClass::definite) || i + 2 >= measure.begin) return false;
    const Token& last = text[measure.begin - 1];
    return (text[i + 1].capital || text[i + 1].name) && last.is(Token::Kind::word) &&
           !last.is(WordClass::hedge);
}

/// '1,513 TOPS each, | 14 A40 boards with 299 TOPS each'
bool counts_named(const Text& text, const Measure& measure, std::uint32_t i) {
    return text[i].is(Token::Kind::number) && !text[i].name && i + 1 < measure.begin &&
           (text[i + 1].name || text[i + 1].capital);
}

/// '197 TFLOPS BF16, | 393 TOPS INT8', as a data sheet has it: each in a format of its own.
bool is_next_format(const Text& text, const Sentence& sentence, const Measure& measure,
                    std::uint32_t begin) {
    if (!has(sentence.classes, WordClass::attributed)) return false;
    for (const Measure& other : sentence.measures) {
        if (other.end != begin) continue;
        for (std::size_t a = 0; a < text.words.attributes.size(); ++a) {
            const bool both = text.words.attributes[a].required &&
                              is_own(measure.readings.how[a]) && is_own(other.readings.how[a]);
            if (both && measure.readings.value[a] != other.readings.value[a]) return true;
        }
    }
    return false;
}

/// Joins things, or sets them against each other.
bool tells_apart(const Token& t) {
    return t.is(WordClass::and_) || t.is(WordClass::contrast) || t.is(WordClass::attributed) ||
           t.is(Mark::plus) || t.is(WordClass::compared) || t.is(WordClass::to) ||
           t.is(WordClass::remainder);
}

/// 'The former do 393 TOPS each, | the latter 1,836'
bool is_latter(const Text& text, std::uint32_t i) {
    return text[i].is(WordClass::figure) && text.at(text[i].at).ends_with("latter");
}

}  // namespace

bool says_again(const Text& text, const Sentence& sentence, const Measure& measure,
                std::uint32_t begin) {
    constexpr std::uint32_t kLongest = 7;
    bool follows = false, joins = false, named = false;
    for (const Measure& other : sentence.measures) follows |= other.end == begin;
    // '1,979 TOPS (H100), | 624 TOPS (A100)': the brackets are the first one's.
    if (begin < measure.begin && text[begin].is(Mark::open)) {
        std::uint32_t close = begin;
        while (close < measure.begin && !text[close].is(Mark::close)) ++close;
        if (close < measure.begin && text[begin + 1].name) return false;
    }
    if (!follows || measure.begin - begin > kLongest) return false;
    for (std::uint32_t i = begin; i < measure.begin; ++i) {
        const Token& t = text[i];
        if (tells_apart(t) || is_latter(text, i) || names_another(text, measure, i) ||
            counts_named(text, measure, i))
            return false;
    }
    for (std::uint32_t i = begin; i < measure.begin; ++i) {
        const Token& t = text[i];
        if (t.is(WordClass::or_) || t.is(WordClass::derived) || t.is(Mark::equals) ||
            t.is(Mark::open) || t.is(Mark::colon) || t.is(Mark::dash))
            return true;
        joins = joins || t.is(Mark::comma);
        named = named || t.name;
    }
    if (joins && is_next_format(text, sentence, measure, begin)) return false;
    return joins && !named;  // '1,979 TOPS for the H200, | 624 TOPS for the A100'
}

}  // namespace veritally
