#pragma once

#include "claim/listed_reader.h"

namespace veritally {

/// Reads what the words around a count say of it: whether they are there, and whether it says anew
/// what was counted before.
class PresenceReader : public ListedReader {
  public:
    using ListedReader::ListedReader;

  protected:
    /// '320 cards of 130 TOPS each; | these were scrapped in 2024'
    bool are_gone_behind(std::uint32_t i) const {
        while (in(i) && !token(i).is(Mark::semicolon)) ++i;
        while (in(i) && (token(i).is(Mark::semicolon) || token(i).is(Token::Kind::note))) ++i;
        if (!in(i) || !(token(i).is(WordClass::figure) || token(i).pointing)) return false;
        for (; in(i) && !token(i).is(Mark::semicolon); ++i) {
            const Token& t = token(i);
            if (t.is(WordClass::negation) || (t.is(Token::Kind::number) && !t.may_be_year()))
                return false;
            if (t.is(WordClass::retired)) return true;
        }
        return false;
    }
    /// '4,800 cards, | 1,200 of them for a subsidiary'
    bool is_share(const Counted& counted) const {
        return out_.size() > first_ && token(counted.end - 1).is(WordClass::total) &&
               lower(flat(token(counted.end - 1).at)).starts_with("of th") &&
               out_.back().count() > counted.tier.count &&
               out_.back().tiers.back().noun == counted.tier.noun;
    }
    /// 'Three halls were funded. Two are in operation', 'of the 110,000 cameras, 85,000 …'
    bool leaves_some(const Counted& counted, std::uint32_t unit_block) const {
        if (out_.empty()) return false;
        const Holding& all = out_.back();
        const bool same = all.tiers.size() == 1 && all.tiers[0].noun == counted.tier.noun &&
                          all.count() > counted.tier.count && all.sentence + 1 >= index_ &&
                          all.unit_block == unit_block;
        if (!same) return false;
        if (token(counted.end - 1).is(WordClass::deployed)) return counted.end > counted.begin + 1;
        return is_share_of_last(counted);
    }
    /// '20 servers were joined by 12 and by another 8, so that | 40 are running'
    bool is_new_total(const Counted& counted) const {
        if (out_.size() == first_ || counted.begin == sentence_.begin) return false;
        const Holding& before = out_.back();
        const Tier& tier = before.tiers[0];
        std::uint32_t i = counted.begin - 1;
        if (i > sentence_.begin && token(i).is(WordClass::definite)) --i;  // 'so that'
        return token(i).is(WordClass::derived) && before.tiers.size() == 1 && tier.per.empty() &&
               tier.group && tier.noun == counted.tier.noun &&
               before.count() < counted.tier.count && before.present();
    }
    /// 'That is | three Edge TPUs.'
    bool is_that(const Counted& counted) const {
        const std::uint32_t begin = sentence_.begin;
        if (out_.empty() || counted.tier.group) return false;
        const bool phrase = counted.begin == begin + 1 && token(begin).is(WordClass::derived) &&
                            lower(flat(token(begin).at)) == "that is";
        if (phrase) return true;
        if (counted.begin != begin + 2) return false;
        const bool pronoun = token(begin).is(WordClass::figure) &&
                             token(begin).is(Token::Kind::word) &&
                             !token(begin).is(WordClass::throughput);
        return pronoun && (token(begin + 1).copula || token(begin + 1).is(WordClass::derived));
    }
    /// 'For comparison, Meta announced a cluster of 16,000'
    bool opens_comparison() const {
        const Token& first = token(sentence_.begin);
        return first.is(WordClass::compared) && !first.is(WordClass::preposition) &&
               in(sentence_.begin + 1) && token(sentence_.begin + 1).is(Mark::comma);
    }
};

}  // namespace veritally
