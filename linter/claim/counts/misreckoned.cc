#include "claim/counts/misreckoned.h"

#include <algorithm>
#include <cmath>

#include "claim/counts/gone.h"
#include "claim/text/sentence.h"

namespace veritally {
namespace {

/// Counts that add up to all: the lots of a sentence, or the items of a list.
std::vector<const Holding*> parts_before(const DocumentText& document,
                                         const std::vector<Holding>& holdings,
                                         const Holding& total) {
    std::vector<const Holding*> parts;
    auto is_item = [&](const Holding& h) { return is_in_item(document, h); };
    for (const Holding& h : holdings) {
        // '400 H100 SXM' and '1,200 GPUs'
        const bool named = h.tiers.size() == 1 && h.tiers[0].noun.empty() && !h.name.empty() &&
                           !total.tiers[0].group && h.present() && h.may_share_name(total);
        const bool part = h.sentence < total.sentence && h.section == total.section &&
                          h.count() > 1 && (named || h.is_kin(total)) && !h.told && !h.sums &&
                          !h.share;
        if (!part) continue;
        const bool beside = parts.empty() || h.sentence == parts.front()->sentence ||
                            (is_item(h) && is_item(*parts.front()) && !is_item(total));
        if (beside) parts.push_back(&h);
    }
    return parts;
}

/// 'Another 400 are planned', in the section.
bool is_planned(const Text& text, const DocumentText& document, double count, const Holding& by) {
    if (count < 2) return false;
    const Sentence& own = document.sentences[by.sentence];
    for (std::uint32_t s = by.sentence; s-- > 0;) {
        const Sentence& sentence = document.sentences[s];
        if (own.passage > sentence.passage + 8) break;
        if (!has(sentence.classes, WordClass::planned)) continue;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (text[i].is(Token::Kind::number) && !text[i].name && !text[i].may_be_year() &&
                text[i].number.value() == count)
                return true;
        }
    }
    return false;
}

/// '768 A100 are in operation. Another 288 are planned … together 1,056 accelerators': what is
/// there and what is planned.
bool adds_planned(const Text& text, const DocumentText& document,
                  const std::vector<Holding>& holdings, const Holding& total) {
    if (has(document.sentences[total.sentence].classes, WordClass::deployed)) return false;
    return std::any_of(holdings.begin(), holdings.end(), [&](const Holding& h) {
        const bool part = h.sentence < total.sentence && h.section == total.section &&
                          h.tiers.size() == 1 && h.present() && !h.told && !h.sums && !h.share &&
                          h.count() > 1 && h.may_share_name(total);
        const bool alike = part && (h.tiers[0].noun == total.tiers[0].noun ||
                                    h.tiers[0].noun.empty() || total.tiers[0].noun.empty());
        return alike && is_planned(text, document, total.count() - h.count(), total);
    });
}

bool anything_went(const DocumentText& document, std::uint32_t begin, std::uint32_t end) {
    return std::any_of(
        document.sentences.begin() + begin, document.sentences.begin() + end + 1,
        [](const Sentence& s) { return tells_of_gone(s) || has(s.classes, WordClass::remainder); });
}

/// What a total may be worked out of: a chain or the lots of one sentence, the last first.
using Basis = std::vector<const Holding*>;

Basis basis_of(const std::vector<Holding>& holdings, std::size_t total) {
    Basis basis;
    for (std::size_t i = total; i-- > 0;) {
        const Holding& h = holdings[i];
        const bool beside = basis.empty() ? h.sentence + 1 >= holdings[total].sentence
                                          : h.sentence == basis.back()->sentence;
        if (!beside) break;
        basis.push_back(&h);
    }
    return basis;
}

double sum_of_counts(const Basis& basis) {
    double sum = 0;
    for (const Holding* part : basis) sum += part->count();
    return sum;
}

/// No two of them are of different devices.
bool are_of_one_kind(const Basis& basis) {
    return std::all_of(basis.begin(), basis.end(), [&](const Holding* part) {
        return std::all_of(basis.begin(), basis.end(),
                           [&](const Holding* other) { return part->may_share_name(*other); });
    });
}

/// Of devices there today, so many in all: 'boards' may hold some, named ones are devices.
bool counts_devices(const Holding& h) {
    return h.present() && !h.pieces && h.tiers[0].per.empty() &&
           (!h.tiers.back().group || !h.name.empty());
}

/// A number of devices, and what it may be worked out of.
bool may_rest_on(const Basis& basis, const Holding& total) {
    return total.tiers.size() == 1 && counts_devices(total) && !basis.empty() &&
           are_of_one_kind(basis) &&
           std::all_of(basis.begin(), basis.end(), [&](const Holding* part) {
               const Tier& last = part->tiers.back();  // Not GPUs of 'HGX B200 systems'.
               return counts_devices(*part) && !part->share && part->may_share_name(total) &&
                      (!last.group || last.noun == total.tiers[0].noun) &&
                      part->section == total.section && part->flat.end <= total.flat.begin;
           });
}

/// '12 servers with 8 cards each and 3 with 4 each, | 108 in all', which is no number of servers.
void take_for_devices(const Text& text, const Basis& basis, Holding& total) {
    if (basis.empty() || total.tiers.size() != 1 || !total.tiers[0].group) return;
    const std::string& noun = total.tiers[0].noun;
    const bool said = text.at(total.flat).find(noun) != std::string_view::npos;
    const bool chains = std::all_of(basis.begin(), basis.end(), [&](const Holding* part) {
        return part->tiers.size() > 1 && part->tiers[0].noun == noun && counts_devices(*part);
    });
    if (said || !chains || sum_of_counts(basis) != total.count()) return;
    total.tiers[0].take_noun(basis[0]->tiers.back());
    total.told = true;
}

/// Off their sum, by no more than a slip in reckoning.
bool may_be_wrong(const Basis& basis, const Holding& total) {
    constexpr double kFewest = 16, kMostOff = 2;
    const double ratio = total.count() / sum_of_counts(basis);
    const bool worked_out = basis.size() > 1 || basis[0]->tiers.size() > 1;
    return worked_out && ratio != 1 && ratio < kMostOff && ratio > 1 / kMostOff &&
           total.count() > kFewest;
}

/// 'Together with the old ones', 'spares included': something uncounted is in it.
bool adds_unknown(const Token& t) {
    return t.is(WordClass::with) || t.is(WordClass::including) || t.is(WordClass::more) ||
           t.is(WordClass::holding) || t.is(Mark::plus);
}

/// How the text comes to the total: not from the basis, from it and something unknown, from it
/// alone.
enum class Conclusive : std::uint8_t { no, adds, follows };

/// What stands between the basis and the total, and right behind the total.
struct Wording {
    bool concludes = false;  ///< 'so', 'in all', '='
    bool adds = false;  ///< A number that the basis does not count, or a hedge on a round total.
    bool includes = false;  ///< Something uncounted.
    bool joins = false;     ///< The same, behind a comma: ', with the old ones | 156'.
    bool measures = false;  ///< A figure, so that the total counts nothing.
};

bool counts_level(const Basis& basis, double number) {
    return std::any_of(basis.begin(), basis.end(), [&](const Holding* part) {
        return std::any_of(part->tiers.begin(), part->tiers.end(),
                           [&](const Tier& tier) { return tier.count == number; });
    });
}

/// One token between the two.
void take_between(const Text& text, std::uint32_t i, const Basis& basis, const Holding& total,
                  Wording& said) {
    const Token& t = text[i];
    const bool round = std::fmod(total.count(), 10) == 0;  // 'so about 150'
    const bool number = t.is(Token::Kind::number) && !t.name;
    const bool sums = t.is(Mark::plus) && text[i - 1].is(Token::Kind::number);
    const bool opens = t.is(Mark::colon) && text[i + 1].at.begin == total.flat.begin;
    said.measures = said.measures || t.is(Token::Kind::unit);
    said.includes = said.includes || (adds_unknown(t) && !sums);
    said.joins = said.joins || (adds_unknown(t) && text[i - 1].is(Mark::comma));
    said.adds = said.adds || (number && !counts_level(basis, t.number.value())) ||
                (round && t.is(WordClass::hedge));
    said.concludes = said.concludes || t.is(WordClass::derived) || t.is(WordClass::total) ||
                     t.is(Mark::equals) || opens;
}

Wording wording_of(const Text& text, const Sentence& sentence, const Basis& basis,
                   const Holding& total) {
    constexpr std::uint32_t kReach = 5;
    Wording said;
    std::uint32_t i = sentence.begin;
    while (i < sentence.end && text[i].at.begin < basis.front()->flat.end) ++i;
    for (; i < sentence.end && text[i].at.begin < total.flat.begin; ++i)
        take_between(text, i, basis, total, said);
    while (i < sentence.end && total.covers(text[i].at)) ++i;
    said.concludes = said.concludes || (i < sentence.end && text[i].is(WordClass::total));
    const std::uint32_t end = std::min(sentence.end, i + kReach);  // '156 cards in all'
    for (; i < end && !text[i].is(Mark::semicolon); ++i)
        said.includes = said.includes || adds_unknown(text[i]);
    return said;
}

/// '36 chassis with four each, so | 156', '… 36 × 4 = | 156', 'with the old ones | 156'
Conclusive conclusion_of(const Text& text, const Sentence& sentence, const Basis& basis,
                         const Holding& total) {
    const Wording said = wording_of(text, sentence, basis, total);
    const bool comes = said.concludes || (said.joins && !said.adds);  // Not 'Phase two has 96'.
    if (said.measures || !comes) return Conclusive::no;
    return said.adds || said.includes ? Conclusive::adds : Conclusive::follows;
}

/// No number around it makes up the difference, and nothing went.
bool is_of_them_alone(const Text& text, const DocumentText& document, const Basis& basis,
                      const Holding& total) {
    constexpr std::uint32_t kReach = 3;
    const std::uint32_t of = basis.front()->sentence;
    if (anything_went(document, of, total.sentence)) return false;
    const double over = std::abs(total.count() - sum_of_counts(basis));
    const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
    for (std::uint32_t s = of - std::min(of, kReach); s < std::min(sentences, of + kReach); ++s) {
        const Sentence& sentence = document.sentences[s];
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (text[i].is(Token::Kind::number) && text[i].number.value() == over) return false;
        }
    }
    return true;
}

/// Other devices are counted in the section, which the total could have in it.
bool counts_others(const std::vector<Holding>& holdings, const Basis& basis, const Holding& total) {
    auto is_part = [&](const Holding& h) {
        return std::any_of(basis.begin(), basis.end(),
                           [&](const Holding* part) { return part == &h || part->covers(h.flat); });
    };
    return std::any_of(holdings.begin(), holdings.end(), [&](const Holding& h) {
        return &h != &total && h.section == total.section && h.count() > 1 && !is_part(h) &&
               h.count() != total.count() && !h.tiers.back().group;
    });
}

/// '3,400 cards', where lots of 2,100, 1,700 and 1,300 were counted.
void drop_misadded(const Text& text, const DocumentText& document, std::vector<Holding>& holdings) {
    for (Holding& total : holdings) {
        if (total.tiers.size() != 1 || total.told || total.sums || !total.present()) continue;
        if (adds_planned(text, document, holdings, total)) {
            total.superseded = true;
            continue;
        }
        const std::vector<const Holding*> parts = parts_before(document, holdings, total);
        if (parts.empty() || anything_went(document, parts[0]->sentence, total.sentence)) continue;
        const double over = total.count() - sum_of_counts(parts);
        if (parts.size() == 1 && over < parts[0]->count() / 100) continue;
        const bool leaves_out = std::any_of(parts.begin(), parts.end(), [&](const Holding* part) {
            return part->count() == -over && parts.size() > 2;
        });
        const bool twice = std::any_of(holdings.begin(), holdings.end(), [&](const Holding& h) {
            return h.share && h.section == total.section && h.count() == over;
        });
        if (leaves_out || twice || is_planned(text, document, over, total)) total.superseded = true;
    }
}

/// '64 stand in Oslo, | 32 in Bergen: 96', where the 32 were not read.
bool is_completed(const Text& text, const Sentence& sentence, const Basis& basis,
                  const Holding& total) {
    const double over = total.count() - sum_of_counts(basis);
    double sum = 0;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        const Token& t = text[i];
        const bool between = t.at.begin > basis.back()->flat.begin && t.at.begin < total.flat.begin;
        const bool read = std::any_of(basis.begin(), basis.end(),
                                      [&](const Holding* part) { return part->covers(t.at); });
        if (!between || read || !t.is(Token::Kind::number) || t.name || t.may_be_year()) continue;
        if (t.number.value() == over) return true;
        sum += t.number.value();
    }
    return over > 0 && sum == over;
}

/// '24 nodes with four cards each, so 92 cards' is wrong; '64 in Oslo and 32 in Bergen, 96 cards in
/// all' are all that there are, and so are '64 cards and the old ones, 96 in all'.
void settle_total(const Text& text, const DocumentText& document,
                  const std::vector<Holding>& holdings, const Basis& basis, Holding& total) {
    const Sentence& sentence = document.sentences[total.sentence];
    const double sum = sum_of_counts(basis);
    const Conclusive conclusion = conclusion_of(text, sentence, basis, total);
    total.miscounted = conclusion == Conclusive::follows && may_be_wrong(basis, total) &&
                       !counts_others(holdings, basis, total) &&
                       is_of_them_alone(text, document, basis, total);
    const bool here = basis[0]->sentence == total.sentence;
    const bool all = (basis.size() > 1 && sum == total.count()) ||
                     (here && is_completed(text, sentence, basis, total)) ||
                     (here && conclusion != Conclusive::no && sum < total.count() &&
                      (conclusion == Conclusive::follows || total.count() < 2 * sum));
    total.told = !total.miscounted && (total.told || all);
    total.united = !total.miscounted && (total.united || all);
}

void settle_totals(const Text& text, const DocumentText& document, std::vector<Holding>& holdings) {
    for (std::size_t i = 1; i < holdings.size(); ++i) {
        const Basis basis = basis_of(holdings, i);
        take_for_devices(text, basis, holdings[i]);
        if (may_rest_on(basis, holdings[i]))
            settle_total(text, document, holdings, basis, holdings[i]);
    }
}

}  // namespace

void drop_misreckoned(const Text& text, const DocumentText& document,
                      std::vector<Holding>& holdings) {
    constexpr std::size_t kMost = 40;  // The work grows with the square.
    if (holdings.size() > kMost) return;
    drop_misadded(text, document, holdings);
    settle_totals(text, document, holdings);
}

}  // namespace veritally
