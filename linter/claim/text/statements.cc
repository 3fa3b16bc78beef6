#include "claim/text/statements.h"

#include <algorithm>

namespace veritally {
namespace {

/// No part of a figure.
std::uint32_t first_of(const Text& text, const Sentence& sentence, WordClass word) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        const bool measured =
            std::any_of(sentence.measures.begin(), sentence.measures.end(),
                        [&](const Measure& m) { return m.begin <= i && i < m.end; });
        if (text[i].is(word) && !measured) return i;
    }
    return kNowhere;
}

/// '1 op = 1 MAC', 'one operation is one MAC'; `number` may be the sentence's end.
bool equates(const Text& text, const Sentence& sentence, std::uint32_t sign, std::uint32_t number) {
    if (text[sign].is(Mark::equals)) return true;
    return text[sign].copula && number < sentence.end && text[number].is(Token::Kind::number);
}

/// What is said of the subject: 'counts', or a sign of equality on either side of it.
std::uint32_t verb_of(const Text& text, const Sentence& sentence, std::uint32_t subject) {
    const bool turned =
        subject > sentence.begin + 1 && equates(text, sentence, subject - 2, subject - 1);
    if (turned) return subject - 2;
    const bool equals =
        subject + 1 < sentence.end && equates(text, sentence, subject + 1, subject + 2);
    return equals ? subject + 1 : first_of(text, sentence, WordClass::statement_verb);
}

/// The value whose word stands nearest to both; -1 where none is near.
int value_beside(const Text& text, const Sentence& sentence, std::size_t attribute,
                 std::uint32_t subject, std::uint32_t verb) {
    constexpr std::uint32_t kReach = 10;
    std::uint32_t best = 2 * kReach + 1;
    int chosen = -1;
    for (int slot = 0; slot < kMaxStatements; ++slot) {
        const auto word =
            static_cast<WordClass>(static_cast<int>(WordClass::statement_first) + slot);
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (!text[i].is(word) || i == verb || i == subject) continue;
            if (i + 1 == subject) continue;  // 'counts one MAC as two'
            const std::uint32_t distance =
                (i > verb ? i - verb : 2 * (verb - i)) + (i > subject ? i - subject : subject - i);
            if (distance >= best) continue;
            best = distance;
            chosen = text.words.attributes[attribute].statement_values[slot];
        }
    }
    return chosen;
}

/// 'at | two operations per MAC': where that begins; kNowhere where it is not said so.
std::uint32_t rate_before(const Text& text, const Sentence& sentence, std::uint32_t subject) {
    std::uint32_t i = subject;
    while (i > sentence.begin && text[i - 1].is(WordClass::each)) --i;
    constexpr std::uint32_t kNumberAndNoun = 2;
    const bool rated = i < subject && i >= sentence.begin + kNumberAndNoun;
    return rated && text[i - kNumberAndNoun].is(Token::Kind::number) ? i - kNumberAndNoun
                                                                     : kNowhere;
}

}  // namespace

std::optional<Mention> find_statement(const Text& text, const Sentence& sentence,
                                      std::size_t attribute) {
    if (!has(sentence.classes, WordClass::statement_subject)) return std::nullopt;
    const std::uint32_t subject = first_of(text, sentence, WordClass::statement_subject);
    if (subject == kNowhere) return std::nullopt;
    const std::uint32_t rate = rate_before(text, sentence, subject);
    const std::uint32_t verb = rate != kNowhere ? rate + 1 : verb_of(text, sentence, subject);
    if (verb == kNowhere) return std::nullopt;
    const int value = value_beside(text, sentence, attribute, subject, verb);
    if (value < 0) return std::nullopt;
    Mention mention;
    mention.begin = mention.list = std::min(verb, subject);
    mention.end = std::max(verb, subject) + 1;
    mention.value = static_cast<std::uint16_t>(value);
    mention.attribute = static_cast<std::uint8_t>(attribute);
    mention.all = true;
    return mention;
}

}  // namespace veritally
