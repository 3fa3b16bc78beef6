#include "claim/figures/objections.h"

#include <algorithm>
#include <string>

#include "claim/counts/gone.h"
#include "claim/text/nouns.h"
#include "claim/text/withdrawn.h"

namespace veritally {
namespace {

/// 'Rejected.', 'Discarded as well.'
bool is_verdict(const Text& text, const Sentence& sentence) {
    constexpr std::uint32_t kLongest = 5;
    return sentence.end - sentence.begin <= kLongest && text[sentence.begin].is(WordClass::refuted);
}

/// The last figure that is spoken of before.
void refute_last(const PassageText& passage, std::uint32_t at, Standing standing,
                 DocumentText& document) {
    constexpr std::uint32_t kReach = 3;
    const std::uint32_t first = std::max(passage.first, at - std::min(at, kReach));
    for (std::uint32_t s = at; s-- > first;) {
        std::vector<Measure>& measures = document.sentences[s].measures;
        if (measures.empty()) continue;
        measures.back().standing = standing;
        return;
    }
}

/// 'It does not.': a denial of what was said before, and no more.
bool is_denial(const Text& text, const Sentence& sentence) {
    constexpr std::uint32_t kLongest = 5;
    const std::uint32_t size = sentence.end - sentence.begin;
    const bool short_one = size > 1 && size <= kLongest && sentence.mentions.empty() &&
                           text[sentence.begin].is(WordClass::figure);
    bool denies = false;
    for (std::uint32_t i = sentence.begin + 1; short_one && i < sentence.end; ++i) {
        const Token& t = text[i];
        denies = denies || (t.is(WordClass::negation) && !t.is(WordClass::harmless) &&
                            !t.is(WordClass::hedge) && i + 2 >= sentence.end);
        if (!t.is(Token::Kind::word) && !t.is(Mark::stop)) return false;
    }
    return denies;
}

/// 'That was wrong.'
bool is_correction(const Text& text, const Sentence& sentence) {
    // 'They were switched off and sold when 136 others came'
    if (end_of_retired(text, sentence) != sentence.begin) return true;
    if (!has(sentence.classes, WordClass::refuted) || !text[sentence.begin].is(WordClass::figure))
        return false;
    // Not 'It also uses 400 cards, but these are not counted', which speaks of others.
    for (std::uint32_t t = sentence.begin + 1; t < sentence.end && !text[t].is(Token::Kind::number);
         ++t) {
        if (text[t].is(WordClass::refuted) && !text[t - 1].is(WordClass::negation)) return true;
    }
    return false;
}

/// 'That is a measurement', one phrase of the tables, not 'Stress tests'.
bool opens_with_pronoun(const Text& text, std::uint32_t i) {
    const std::string_view phrase = text.at(text[i].at);
    const std::string_view first = phrase.substr(0, phrase.find(' '));
    const PhraseTable::Match match = text.words.phrases.find(first, 0);
    return match.meaning != nullptr && match.size == first.size() &&
           has(match.meaning->classes, WordClass::figure);
}

/// 'Those are measurements': said of all figures of the sentence before.
bool calls_measured(const Text& text, const Sentence& sentence) {
    constexpr std::uint32_t kReach = 4;  // 'These are both measured'
    std::uint32_t i = sentence.begin;
    if (text[i].is(WordClass::sustained) && opens_with_pronoun(text, i)) return true;
    if (!text[i].is(WordClass::figure) && !text[i].pointing) return false;
    const std::uint32_t end = std::min(sentence.end, i + kReach);
    while (++i < end && !text[i].copula) {
        if (!text[i].is(WordClass::figures) && !text[i].is(WordClass::all)) return false;
    }
    while (++i < end && !text[i].is(WordClass::sustained)) {
        const Token& t = text[i];
        if (t.is(WordClass::negation) || t.is(Token::Kind::mark)) return false;
    }
    const bool last = i + 1 >= sentence.end || !text[i + 1].is(WordClass::preposition);
    return i < end && last;
}

/// 'The cores | are left out': the noun; kNowhere where nothing is put aside by its name.
std::uint32_t put_aside(const Text& text, const Sentence& sentence) {
    constexpr std::uint32_t kLongestName = 4;
    std::uint32_t i = sentence.begin;
    if (!text[i].is(WordClass::definite)) return kNowhere;
    const std::uint32_t end = std::min(sentence.end, i + 1 + kLongestName);
    while (++i < end && text[i].is(Token::Kind::word) && !text[i].is(WordClass::refuted)) {
    }
    const bool refuted = i < sentence.end && text[i].is(WordClass::refuted);
    return refuted && i > sentence.begin + 1 ? i - 1 : kNowhere;
}

/// Of the few sentences before, the one figure whose own clause has the noun.
void refute_named(const Text& text, std::uint32_t at, std::uint32_t noun, DocumentText& document) {
    constexpr std::uint32_t kReach = 4;
    const std::string name = singular(text.at(text[noun].at));
    Measure* found = nullptr;
    const std::uint32_t own = document.sentences[at].passage;
    for (std::uint32_t s = at - std::min(at, kReach); s < at; ++s) {
        Sentence& sentence = document.sentences[s];
        if (sentence.passage + 1 < own) continue;
        std::uint32_t begin = sentence.begin;
        for (Measure& measure : sentence.measures) {
            for (std::uint32_t i = begin; i < measure.begin; ++i) {
                if (!text[i].is(Token::Kind::word) || singular(text.at(text[i].at)) != name)
                    continue;
                if (found != nullptr && found != &measure) return;
                found = &measure;
            }
            begin = measure.end;
        }
    }
    if (found != nullptr) found->standing = Standing::superseded;
}

}  // namespace

void heed_objections(const Text& text, const PassageText& passage, DocumentText& document) {
    for (std::uint32_t s = passage.first + 1; s < passage.last; ++s) {
        const Sentence& sentence = document.sentences[s];
        if (!sentence.measures.empty() &&
            takes_place_of_last(text, sentence, sentence.measures.front()))
            refute_last(passage, s, Standing::superseded, document);
        if (!sentence.measures.empty() || sentence.begin == sentence.end) continue;
        if (is_verdict(text, sentence)) refute_last(passage, s, Standing::negated, document);
        if (const std::uint32_t noun = put_aside(text, sentence); noun != kNowhere)
            refute_named(text, s, noun, document);
        std::vector<Measure>& before = document.sentences[s - 1].measures;
        if (!before.empty() && calls_measured(text, sentence))
            document.sentences[s - 1].measured = true;
        const bool denied = before.size() == 1 && is_denial(text, sentence);
        if (denied || (!before.empty() && is_correction(text, sentence)))
            before.back().standing = Standing::negated;
    }
}

}  // namespace veritally
