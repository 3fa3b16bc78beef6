#include "claim/counts/changes.h"

#include <algorithm>
#include <cmath>

#include "claim/counts/gone.h"
#include "claim/text/nouns.h"

namespace veritally {
namespace {

class ChangeFinder {
  public:
    ChangeFinder(const Text& text, const Sentence& sentence, const std::vector<Holding>& holdings)
        : text_(text), sentence_(sentence), holdings_(holdings) {}

    /// What the number changes a count by; 0 where it says nothing of the kind.
    double at(std::uint32_t i) const {
        if (!is_count(i)) return 0;
        const double count = text_[i].number.value();
        if (comes(i)) return count;
        return goes(i) ? -count : 0;
    }

  private:
    bool is_count(std::uint32_t i) const {
        const Token& t = text_[i];
        if (!t.is(Token::Kind::number) || t.name || t.struck) return false;
        const bool percent = i + 1 < sentence_.end && text_[i + 1].is_percent();
        if (percent) return false;
        const double count = t.number.value();
        if (t.may_be_year() || count < 1 || count != std::floor(count) || count > 1e7) return false;
        const bool measured =
            std::any_of(sentence_.measures.begin(), sentence_.measures.end(),
                        [&](const Measure& m) { return m.begin <= i && i < m.end; });
        const bool ordinal = i > sentence_.begin && count == 1 &&  // 'A third one is broken'
                             text_[i - 1].is(Token::Kind::word) &&
                             !text_[i - 1].is(WordClass::more);
        const bool numbered =
            ordinal || (i > sentence_.begin && text_[i - 1].is(WordClass::numbered) &&
                        !text_[i - 1].is(WordClass::preposition));  // 'Phase 2 added'
        return !measured && !numbered &&
               std::none_of(holdings_.begin(), holdings_.end(), [&](const Holding& h) {
                   // 'Eight | of these nodes were scrapped'
                   const bool some = h.superseded && goes(i) && i + 1 < sentence_.end &&
                                     (text_.at(text_[i + 1].at).starts_with("of th") ||
                                      (i + 2 < sentence_.end && text_[i + 2].pointing));
                   return h.covers(t.at) && !some && !(comes(i) && adds_to_another(h, t));
               });
    }
    /// 'Phase 2 added | 24 cards', of the kind that was counted before.
    bool adds_to_another(const Holding& added, const Token& number) const {
        return added.flat.begin == number.at.begin && added.name.empty() &&
               std::any_of(holdings_.begin(), holdings_.end(), [&](const Holding& h) {
                   return h.sentence < added.sentence && h.section == added.section &&
                          h.is_kin(added);
               });
    }
    bool comes(std::uint32_t i) const {
        const bool behind = i + 1 < sentence_.end && text_[i + 1].is(WordClass::more);
        const bool before = i > sentence_.begin && text_[i - 1].is(WordClass::more);
        return (behind || before) && !counts_others(behind ? i + 2 : i + 1);
    }
    /// 'another 21 | months', '12 more | offices'
    bool counts_others(std::uint32_t noun) const {
        if (noun >= sentence_.end) return false;
        const Token& t = text_[noun];
        if (t.is(WordClass::time)) return true;
        const std::string_view word = text_.at(t.at);
        const std::string one = singular(word);
        return t.is(Token::Kind::word) && t.classes.none() && !t.capital && one != word &&
               std::none_of(holdings_.begin(), holdings_.end(),
                            [&](const Holding& h) { return h.count_of(one) > 0; });
    }
    /// 'six have since been sold', 'Two of the first batch burnt up'
    bool goes(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 12;
        // 'An audit struck off | 186'
        const bool verb = i > sentence_.begin && text_[i - 1].is(WordClass::gone) &&
                          !text_[i - 1].is(WordClass::preposition);
        if (verb) return true;
        for (std::uint32_t t = i + 1; t < std::min(sentence_.end, i + kReach); ++t) {
            const Token& token = text_[t];
            if (token.is(WordClass::gone) || token.is(WordClass::retired)) return true;
            // 'Two | of the 64 modules failed'
            if (token.is(Token::Kind::number) && t <= i + 4 && text_.at(text_[i + 1].at) == "of")
                continue;
            if (token.is(Token::Kind::number) || token.is(Token::Kind::unit) ||
                token.is(Mark::semicolon) || token.is(Mark::stop) || token.is(Mark::comma))
                return false;
        }
        return false;
    }

    const Text& text_;
    const Sentence& sentence_;
    const std::vector<Holding>& holdings_;
};

/// The last holding before `index` that is larger than the part.
Holding* whole_of(std::vector<Holding>& holdings, std::size_t index) {
    const Holding& part = holdings[index];
    for (std::size_t h = index; h-- > 0;) {
        Holding& whole = holdings[h];
        if (whole.sentence + 2 < part.sentence) break;
        const bool other = !part.tiers[0].noun.empty() && !whole.tiers[0].noun.empty() &&
                           part.tiers[0].noun != whole.tiers[0].noun;
        if (other) continue;
        // Of 'the 64 nodes' that were counted no more, for 24 of them were.
        const bool left = !whole.planned && whole.superseded && h + 1 == index &&
                          whole.tiers[0].noun == part.tiers[0].noun;
        const bool level = whole.tiers.size() == 1 || (whole.tiers[0].group && whole.name.empty() &&
                                                       part.tiers[0].noun == whole.tiers[0].noun);
        if (whole.section == part.section && (whole.present() || left) && level &&
            whole.tiers[0].count > part.tiers[0].count)
            return &whole;
    }
    return nullptr;
}

/// 'Three have died (two drowned, one stolen)': where what the number is made of ends; 0 without
/// it.
std::uint32_t end_of_breakdown(const Text& text, const Sentence& sentence, std::uint32_t number) {
    constexpr std::uint32_t kReach = 8;
    std::uint32_t i = number + 1;
    while (i < sentence.end && i < number + kReach && !text[i].is(Mark::open)) ++i;
    if (i == sentence.end || !text[i].is(Mark::open)) return 0;
    double sum = 0;
    for (; i < sentence.end && !text[i].is(Mark::close); ++i) {
        if (text[i].is(Token::Kind::number)) sum += text[i].number.value();
    }
    return sum == text[number].number.value() ? i : 0;
}

}  // namespace

std::vector<CountChange> find_changes(const Text& text, const DocumentText& document,
                                      const std::vector<Holding>& holdings) {
    std::vector<CountChange> changes;
    constexpr std::size_t kMost = 8, kMostMeasures = 200;
    if (holdings.size() > kMostHoldings) return changes;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        const bool speaks = has(sentence.classes, WordClass::more) || tells_of_gone(sentence);
        // 'Two more are kept as spares', 'Three broken ones are not in the number'
        const bool idle =
            (has(sentence.classes, WordClass::more) && has(sentence.classes, WordClass::retired)) ||
            has(sentence.classes, WordClass::uncounted);
        if (!speaks || idle || has(sentence.classes, WordClass::planned)) continue;
        if (sentence.measures.size() > kMostMeasures) continue;
        const ChangeFinder finder(text, sentence, holdings);
        for (std::uint32_t i = sentence.begin; i < sentence.end && changes.size() < kMost; ++i) {
            const double count = finder.at(i);
            if (count == 0) continue;
            changes.push_back({count, s});
            i = std::max(i, end_of_breakdown(text, sentence, i));
        }
    }
    return changes;
}

void revive_reduced(const std::vector<CountChange>& changes, std::vector<Holding>& holdings) {
    if (any_present(holdings)) return;
    for (const CountChange& change : changes) {
        for (Holding& h : holdings) {
            const bool whole = h.superseded && h.tiers.size() == 1 && h.count() > -change.count &&
                               h.sentence <= change.sentence && h.sentence + 2 >= change.sentence;
            if (change.count < 0 && whole) h.superseded = false;
        }
    }
}

namespace {

/// '10 have the one, | 25 the other, and the rest': further parts follow before the place.
bool more_parts_before(const std::vector<Holding>& holdings, std::size_t part, std::uint32_t at) {
    const std::size_t next = part + 1;
    return next < holdings.size() && holdings[next].sentence == holdings[part].sentence &&
           holdings[next].flat.begin < at &&
           holdings[next].tiers[0].noun == holdings[part].tiers[0].noun &&
           holdings[next].tiers[0].group == holdings[part].tiers[0].group;
}

/// How many of the whole its sentence counts, up to the part.
double parts_up_to(const std::vector<Holding>& holdings, const Holding& whole, std::size_t part) {
    const Holding& last = holdings[part];
    double sum = 0;
    for (std::size_t h = 0; h <= part; ++h) {
        const Holding& other = holdings[h];
        const bool counts = &other == &last || (other.sentence == last.sentence &&
                                                other.flat.begin > whole.flat.begin &&
                                                other.tiers[0].noun == last.tiers[0].noun);
        if (counts && &other != &whole) sum += other.tiers[0].count;
    }
    return sum;
}

bool is_share(std::string_view phrase) {
    return phrase.ends_with("half") || phrase.ends_with("third") || phrase.ends_with("quarter");
}

/// 'the rest | A100s', 'the others | are T4s': the name; empty without one.
Span named_behind(const std::vector<DeviceMention>& devices, std::uint32_t sentence,
                  const Text& text, std::uint32_t i) {
    const auto first = std::partition_point(
        devices.begin(), devices.end(),
        [&](const DeviceMention& m) { return m.sentence < sentence || m.token_begin < i; });
    if (first == devices.end() || first->sentence != sentence || first->usual < 0) return {};
    constexpr std::uint32_t kReach = 4;
    // 'the rest | (60) have A100s'
    if (text[i].is(Mark::open) && text[i + 1].is(Token::Kind::number) &&
        text[i + 2].is(Mark::close))
        i += 3;
    if (first->token_begin == i) return first->flat;
    const std::uint32_t least = i;  // 'the other half | still have'
    while (i < least + 2 && text[i].is(Token::Kind::word) && !text[i].copula &&
           !text[i].is(WordClass::holding))
        ++i;
    // 'the rest | are T4s', 'the others | have the older A100'
    if (!text[i].copula && !text[i].is(WordClass::holding)) return {};
    for (std::uint32_t at = i + 1; at < first->token_begin; ++at) {
        const Token& t = text[at];
        if (at >= i + kReach || !t.is(Token::Kind::word) || t.is(WordClass::and_)) return {};
    }
    return first->flat;
}

}  // namespace

void add_remainders(const Text& text, const DocumentText& document,
                    const std::vector<DeviceMention>& devices, std::vector<Holding>& holdings) {
    for (std::size_t h = 1; h < holdings.size(); ++h) {
        const Holding& part = holdings[h];
        const Sentence& sentence = document.sentences[part.sentence];
        const bool counts = part.tiers.size() == 1 || part.tiers[0].group;
        if (!counts || !has(sentence.classes, WordClass::remainder)) continue;
        std::uint32_t i = sentence.begin;
        while (i < sentence.end &&
               (text[i].at.begin < part.flat.end || !text[i].is(WordClass::remainder)))
            ++i;
        // 'the others | 40', not 'the other half | two A10s'
        const bool share = i < sentence.end && is_share(text.at(text[i].at));
        const bool counted = !share && i + 1 < sentence.end && text[i + 1].is(Token::Kind::number);
        // 'six of these carry eight cards, the rest | four'
        const bool holds_too = counted && part.tiers.size() == 2 && i + 2 < sentence.end &&
                               text[i + 2].is(Token::Kind::mark);
        const bool none = i == sentence.end || (counted && !holds_too);
        Holding* whole = none ? nullptr : whole_of(holdings, h);
        if (whole == nullptr || more_parts_before(holdings, h, text[i].at.begin)) continue;
        Holding rest = part;
        rest.tiers.resize(holds_too ? 2 : 1);
        if (holds_too) rest.tiers[1].count = text[i + 1].number.value();
        rest.tiers[0].count = whole->tiers[0].count - parts_up_to(holdings, *whole, h);
        if (rest.tiers[0].count < 1) continue;
        rest.tiers[0].flat = rest.flat = text[i].at;
        rest.name_at = named_behind(devices, part.sentence, text, i + 1);
        if ((share || holds_too) && rest.name_at.size() == 0) rest.name_at = part.name_at;
        rest.name = text.at(rest.name_at);
        rest.rest = true;
        rest.superseded = rest.share = false;
        // '60 cards. A flood cost it twelve of them; the others are in service'
        if (tells_of_gone(sentence) && part.tiers[0].noun.empty()) {
            rest.tiers[0].take_noun(whole->tiers[0]);
            whole->superseded = true;
        }
        const bool holds =
            share && h + 1 < holdings.size() && holdings[h + 1].flat.begin == text[i + 1].at.begin;
        if (holds) {
            holdings[h + 1].tiers.insert(holdings[h + 1].tiers.begin(), rest.tiers[0]);
            continue;
        }
        holdings.insert(holdings.begin() + static_cast<std::ptrdiff_t>(h) + 1, std::move(rest));
        ++h;
    }
}

}  // namespace veritally
