#include "claim/faults/likeliest_slip.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "claim/derivation/consult.h"

namespace veritally {
namespace {

using Change = Slip::Change;

bool is_of_attribute(const Explanation& e) {
    return e.slip->stage() == Slip::Stage::attribute;
}

/// '500 H100 … and 400 A100', with the total of the former: nobody takes one A100 for 400.
bool is_counted_out(const Explanation& e, const std::vector<Explanation>& found) {
    return e.slip->change == Change::count_lost &&
           std::any_of(found.begin(), found.end(), [](const Explanation& other) {
               return other.slip->change == Change::part_lost;
           });
}

/// A step left out is more common than a part left out, this than a step that nobody asks for, and
/// than a part taken twice; what happens to all parts more common than what happens to one.
int rarity(const Explanation& e) {
    if (is_of_attribute(e)) {
        if (e.slip->change == Change::kept) return e.denied ? 4 : e.alone ? 2 : 0;
        if (e.alone) return 7;
        return e.slip->words.empty() ? 5 : 3;
    }
    const bool repeated =
        e.slip->change == Change::part_repeated || e.slip->change == Change::count_repeated;
    return repeated ? 6 : 1;
}

bool has_value(const DocumentText& document, const Sentence& sentence, int value) {
    return value >= 0 && std::any_of(document.tokens.begin() + sentence.begin,
                                     document.tokens.begin() + sentence.end, [&](const Token& t) {
                                         return t.is(Token::Kind::value) && t.id == value;
                                     });
}

/// 'Counting MACs as two doubles it', 'removing sparsity halves it': a sentence that is no denial
/// tells the step.
bool is_told(const DocumentText& document, const Slip& slip) {
    if (slip.done.empty()) return false;
    const std::string_view text = document.reading.text;
    return std::any_of(
        document.sentences.begin(), document.sentences.end(), [&](const Sentence& sentence) {
            if (sentence.begin == sentence.end || has(sentence.classes, WordClass::negation))
                return false;
            const std::uint32_t begin = document.tokens[sentence.begin].at.begin;
            const std::string said =
                lower(text.substr(begin, document.tokens[sentence.end - 1].at.end - begin));
            const bool about =
                has_value(document, sentence, slip.value) || has_any(said, slip.words);
            return about && has_any(said, slip.done);
        });
}

/// 'In INT8 terms it does half': the step was taken, by what is said of no figure itself.
bool is_told_taken(const Claims& claims, const Vocabulary& words, const Slip& slip) {
    if (slip.change != Change::kept) return false;
    if (is_told(*claims.text, slip)) return true;
    const std::int16_t target = target_of(words)[slip.attribute];
    const Tokens& tokens = claims.text->tokens;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const bool named = tokens[i].is(Token::Kind::value) && tokens[i].id == target;
        if (named && !tokens[i + 1].is(Token::Kind::unit)) return true;
    }
    return false;
}

/// 'Each MAC is two operations, which doubles it': a step that nobody asks for.
bool is_told_done(const Claims& claims, const Slip& slip) {
    return slip.change != Change::kept && is_told(*claims.text, slip);
}

}  // namespace

const Explanation* likeliest_slip(const Claims& claims, const Vocabulary& words,
                                  const std::vector<Explanation>& found) {
    auto rank = [&](const Explanation& e) {
        return std::make_tuple(!e.stepped, !e.traced, e.slip->open(),
                               !is_told_done(claims, *e.slip), rarity(e),
                               is_told_taken(claims, words, *e.slip));
    };
    const Explanation* best = nullptr;
    decltype(rank(found.front())) least;
    for (const Explanation& e : found) {
        if (!e.shown || is_counted_out(e, found)) continue;
        const auto own = rank(e);
        if (best != nullptr && !(own < least)) continue;
        best = &e;
        least = own;
    }
    return best;
}

}  // namespace veritally
