#include "claim/counts/gone.h"

#include <algorithm>

#include "claim/text/supplanted.h"

namespace veritally {

bool tells_of_gone(const Sentence& sentence) {
    return has(sentence.classes, WordClass::gone) || has(sentence.classes, WordClass::retired);
}

std::uint32_t end_of_retired(const Text& text, const Sentence& sentence) {
    constexpr std::uint32_t kLongest = 5;
    if (sentence.begin == sentence.end) return sentence.begin;
    const Token& subject = text[sentence.begin];
    // 'Written off and sold in April'
    const bool verdict = subject.is(WordClass::retired) && sentence.begin + 1 < sentence.end &&
                         (text[sentence.begin + 1].is(WordClass::and_) ||
                          text[sentence.begin + 1].is(WordClass::preposition) ||
                          text[sentence.begin + 1].is(Token::Kind::mark));
    if (verdict) return sentence.begin + 1;
    const bool pronoun = subject.is(Token::Kind::word) && !subject.is(WordClass::throughput) &&
                         (subject.is(WordClass::figure) || subject.pointing);
    const std::uint32_t limit = std::min(sentence.end, sentence.begin + kLongest);
    for (std::uint32_t i = sentence.begin + 1; pronoun && i < limit; ++i) {
        const Token& t = text[i];
        // 'It replaced an older machine'
        if (t.is(WordClass::retired)) return supplants(text, sentence, i) ? sentence.begin : i + 1;
        if (t.is(WordClass::negation) || t.is(WordClass::planned) || t.is(Token::Kind::number))
            break;
    }
    return sentence.begin;
}

namespace {

/// A copula and, soon, what says that they went; no other count in between.
bool is_gone_next(const Text& text, const Sentence& sentence, std::uint32_t number) {
    constexpr std::uint32_t kReach = 12;
    bool copula = false;
    for (std::uint32_t i = number + 1; i < sentence.end && i < number + kReach; ++i) {
        const Token& t = text[i];
        if (t.is(WordClass::retired) || (copula && t.is(WordClass::gone))) return true;
        if (t.is(WordClass::negation) || t.is(WordClass::planned) || t.is(Mark::semicolon) ||
            (copula && t.is(Token::Kind::number)))
            return false;
        copula = copula || t.copula;
    }
    return false;
}

/// 'The 200 P40 boards are switched off and sold', of those that were counted before.
void drop_all_gone(const Text& text, const DocumentText& document, std::vector<Holding>& holdings) {
    for (std::size_t h = 1; h < holdings.size(); ++h) {
        Holding& gone = holdings[h];
        const Sentence& sentence = document.sentences[gone.sentence];
        const bool says = tells_of_gone(sentence);
        std::uint32_t i = sentence.begin;
        while (i < sentence.end && text[i].at.begin < gone.flat.begin) ++i;
        const bool definite = i > sentence.begin && text[i - 1].is(WordClass::definite);
        if (!says || !definite || gone.tiers.size() != 1 || !is_gone_next(text, sentence, i))
            continue;
        for (std::size_t b = 0; b < h; ++b) {
            Holding& before = holdings[b];
            const bool same = before.count() == gone.count() && before.section == gone.section &&
                              before.tiers[0].noun == gone.tiers[0].noun &&
                              before.may_share_name(gone);
            if (same && before.present()) before.superseded = gone.superseded = true;
        }
    }
}

/// 'Of 192 bought, 56 were taken out, so 136 are left. … | 192 GPUs give 48 petaops': the number
/// that is no more, said again.
void drop_said_again(std::vector<Holding>& holdings) {
    auto is_left_of = [](const Holding& left, const Holding& gone) {
        return left.present() && left.tiers.size() == 1 && left.count() > 1 &&
               left.count() < gone.count() && left.tiers[0].noun == gone.tiers[0].noun &&
               left.flat.begin > gone.flat.begin && left.sentence <= gone.sentence + 1;
    };
    for (Holding& again : holdings) {
        if (!again.present() || again.tiers.size() != 1 || again.told) continue;
        const bool said = std::any_of(holdings.begin(), holdings.end(), [&](const Holding& gone) {
            const bool same = gone.superseded && gone.tiers.size() == 1 &&
                              gone.count() == again.count() && gone.section == again.section &&
                              gone.tiers[0].noun == again.tiers[0].noun &&
                              gone.sentence < again.sentence && gone.may_share_name(again);
            return same && std::any_of(holdings.begin(), holdings.end(),
                                       [&](const Holding& left) { return is_left_of(left, gone); });
        });
        again.superseded = said;
    }
}

/// 'the other | 736': of what was counted before, whatever that is.
bool is_the_other(const Text& text, const Sentence& sentence, const Holding& left) {
    if (!left.name.empty() || !left.tiers[0].noun.empty()) return false;
    for (std::uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
        if (text[i].at.begin != left.flat.begin) continue;
        const bool remains = i + 1 < sentence.end && text.at(text[i + 1].at).starts_with("remain");
        return remains || text[i - 1].is(WordClass::ordinal) ||
               text[i - 1].is(WordClass::remainder);
    }
    return false;
}

/// Beside the count that is left.
bool says_number(const Text& text, const Sentence& sentence, double number, const Holding& left) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        const Token& t = text[i];
        if (t.is(Token::Kind::number) && !t.name && !left.covers(t.at) &&
            t.number.value() == number)
            return true;
    }
    return false;
}

/// '20 were replaced by | 20 H100, so that 60 A100 and | 20 H100 are in use': the same ones.
void drop_told_twice(std::vector<Holding>& holdings, const Holding& left) {
    for (Holding& again : holdings) {
        const bool told = std::any_of(holdings.begin(), holdings.end(), [&](const Holding& first) {
            return first.sentence == left.sentence && first.flat.end <= left.flat.begin &&
                   !first.name.empty() && first.name == again.name &&
                   first.count() == again.count();
        });
        if (told && again.sentence == left.sentence && again.flat.begin > left.flat.begin)
            again.superseded = true;
    }
}

/// '64 nodes with two cards each. Three nodes are broken, so | 61 are left': of the 64, where the
/// difference is told with it.
void take_left(const Text& text, const DocumentText& document, std::vector<Holding>& holdings) {
    constexpr std::uint32_t kReach = 2;
    for (Holding& left : holdings) {
        const Sentence& sentence = document.sentences[left.sentence];
        if (left.tiers.size() != 1 || !left.present() || !tells_of_gone(sentence)) continue;
        for (Holding& whole : holdings) {
            const double gone = whole.tiers[0].count - left.count();
            const bool same =
                whole.flat.end <= left.flat.begin && whole.section == left.section &&
                whole.sentence + kReach >= left.sentence && whole.present() &&
                whole.may_share_name(left) &&
                ((!left.tiers[0].noun.empty() && whole.tiers[0].noun == left.tiers[0].noun) ||
                 (!left.name.empty() && whole.name == left.name) ||
                 is_the_other(text, sentence, left));
            if (!same || gone < 1 || !says_number(text, sentence, gone, left)) continue;
            drop_told_twice(holdings, left);
            for (Holding& went : holdings) {
                if (went.sentence == left.sentence && went.tiers.size() == 1 &&
                    went.count() == gone && &went != &left && went.may_share_name(left))
                    went.superseded = true;
            }
            if (left.tiers[0].noun.empty()) left.tiers[0].take_noun(whole.tiers[0]);
            if (whole.tiers.size() == 1) {
                whole.superseded = true;
            } else {
                whole.tiers[0].count = left.count();
                left.superseded = true;
            }
            break;
        }
    }
}

/// '88 cards were on record. Another 20 went into service, so that | 108 are now in use': all of
/// them.
void take_grown(const Text& text, const DocumentText& document, std::vector<Holding>& holdings) {
    constexpr std::uint32_t kReach = 2;
    for (Holding& all : holdings) {
        const Sentence& sentence = document.sentences[all.sentence];
        if (all.tiers.size() != 1 || !all.present() || !has(sentence.classes, WordClass::derived))
            continue;
        for (Holding& before : holdings) {
            const double added = all.count() - before.count();
            const bool same =
                before.sentence < all.sentence && before.section == all.section &&
                before.sentence + kReach >= all.sentence && before.tiers.size() == 1 &&
                before.count() > 1 && before.may_share_name(all) &&
                (all.tiers[0].noun.empty() || before.tiers[0].noun == all.tiers[0].noun);
            if (!same || added < 1 || !says_number(text, sentence, added, all)) continue;
            // '96 cards, 32 of which are old', and the 32 are not added to them.
            if (says_number(text, document.sentences[before.sentence], added, before)) continue;
            before.superseded = true;
            all.tiers[0].take_noun(before.tiers[0]);
            if (all.name.empty()) all.take_name(before);
            for (Holding& part : holdings) {
                if (part.sentence == all.sentence && part.count() == added) part.superseded = true;
            }
            break;
        }
    }
}

/// The only holding of the sentence; null where there are several or none.
Holding* only_of(std::vector<Holding>& holdings, std::uint32_t sentence) {
    Holding* only = nullptr;
    for (Holding& h : holdings) {
        if (h.sentence != sentence || h.count() <= 1) continue;
        if (only != nullptr) return nullptr;
        only = &h;
    }
    return only;
}

}  // namespace

void drop_gone(const Text& text, const DocumentText& document, std::vector<Holding>& holdings) {
    drop_all_gone(text, document, holdings);
    drop_said_again(holdings);
    take_left(text, document, holdings);
    take_grown(text, document, holdings);
    for (std::uint32_t s = 1; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        if (!has(sentence.classes, WordClass::retired) ||
            document.sentences[s - 1].passage != sentence.passage)
            continue;
        const std::uint32_t end = end_of_retired(text, sentence);
        if (end == sentence.begin) continue;
        Holding* before = only_of(holdings, s - 1);
        if (before == nullptr) continue;
        before->superseded = true;
        // 'They were scrapped with 40 others'
        const bool too = end < sentence.end && text[end].is(WordClass::holding);
        for (Holding& h : holdings) {
            if (h.sentence == s && !too && !h.planned) h.superseded = false;
        }
    }
}

}  // namespace veritally
