#pragma once

#include "claim/counts/elided_reader.h"

namespace veritally {

/// Reads numbers at places as counts of what was counted elsewhere: '48 H100s in Frankfurt, 32 in
/// Amsterdam and 16 in Zürich'.
class PlacedReader : public ElidedReader {
  protected:
    using ElidedReader::ElidedReader;

    /// '48 H100s in Frankfurt, | 32 in Amsterdam and 16 in Zürich'
    bool is_placed_again(const Counted& counted) const {
        if (out_.size() == first_ || out_.back().tiers.size() != 1) return false;
        std::uint32_t begin = counted.begin;
        while (begin > sentence_.begin && token(begin - 1).is(WordClass::hedge)) --begin;
        const bool joins = begin > sentence_.begin && separates(begin - 1) &&
                           token(begin - 1).at.begin >= out_.back().flat.end;
        return joins && leads_to_place(counted.end) && !token(counted.begin).may_be_year();
    }
    /// 'in Amsterdam', 'at the Delft site', 'in March'
    bool leads_to_place(std::uint32_t i) const {
        if (!in(i + 1) || !token(i).is(WordClass::preposition) || token(i).is(WordClass::holding))
            return false;
        if (in(i + 2) && token(i + 1).is(WordClass::definite)) ++i;
        if (in(i + 2) && token(i + 1).is(WordClass::indefinite))  // 'from a bank'
            return token(i + 2).is(Token::Kind::word) && token(i + 2).classes.none();
        const Token& place = token(i + 1);
        if (place.is(Token::Kind::number)) return place.may_be_year();         // 'in 2021'
        const bool labelled = in(i + 2) && place.is(WordClass::group_noun) &&  // 'at site A'
                              token(i + 2).capital && token(i + 2).at.size() == 1;
        return labelled || (place.is(Token::Kind::word) && place.capital && !place.name &&
                            (place.classes.none() || place.is(WordClass::month)));
    }
    /// 'TPU v5e chips in two places: | 512 in Iowa and 256 in Oregon': what is spoken of in the
    /// plural and not counted itself.
    bool read_first_placed(Counted& counted) const {
        constexpr std::uint32_t kReach = 12;
        const std::uint32_t i = counted.begin;
        if (i < sentence_.begin + 3 || !leads_to_place(counted.end) || token(i).may_be_year() ||
            !(token(i - 1).is(Mark::colon) || token(i - 1).is(WordClass::derived) ||
              opens_places(counted)))
            return false;
        if (!out_.empty() && opens_with_kind()) return take_tier_before(counted);
        for (std::uint32_t at = i - 1; at-- > sentence_.begin && i - at <= kReach;) {
            const bool many = is_many(at) && !token(at - 1).is(Token::Kind::number);
            if (!many ||
                (token(at).is(WordClass::group_noun) && !token(at).is(WordClass::device_noun)))
                continue;
            set_noun(counted, at);
            if (const DeviceMention* named = device_ending_at(at)) counted.name = named->flat;
            if (const DeviceMention* whole = device_ending_at(at + 1)) counted.name = whole->flat;
            return true;
        }
        return false;
    }
    /// 'MI300X accelerators, | 48 in Oslo and 72 in Bergen'
    bool opens_places(const Counted& counted) const {
        constexpr std::uint32_t kReach = 8;
        const std::uint32_t i = counted.begin;
        const bool first =
            out_.size() == first_ || (out_.back().tiers.back().group && !out_.back().placed);
        if (!first || !token(i - 1).is(Mark::comma)) return false;
        for (std::uint32_t at = counted.end; in(at + 2) && at < counted.end + kReach; ++at) {
            if (token(at).is(WordClass::and_))
                return token(at + 1).is(Token::Kind::number) && leads_to_place(at + 2);
        }
        return false;
    }
    /// 'in Porto 45 servers are up; in Ghent, which opened later, | 81'
    bool is_place_opening(const Counted& counted) const {
        const std::uint32_t i = counted.begin;
        if (out_.size() == first_ || out_.back().tiers.size() != 1 || i < sentence_.begin + 4 ||
            !ends_part(counted.end) || token(i).may_be_year() || !token(i - 1).is(Mark::comma))
            return false;
        std::uint32_t half = i - 1;
        while (half > sentence_.begin && !token(half - 1).is(Mark::semicolon)) --half;
        return half > sentence_.begin && token(half).at.begin >= out_.back().flat.end &&
               leads_to_place(half);
    }
    /// 'In Tokyo there are 25 servers. In Osaka there are | 20.'
    bool is_placed_sentence(const Counted& counted) const {
        const std::uint32_t begin = sentence_.begin;
        return !out_.empty() && out_.back().sentence + 1 == index_ &&
               out_.back().tiers.size() == 1 && leads_to_place(begin) &&
               !token(counted.begin).may_be_year() && counted.begin > begin + 2 &&
               counted.begin < begin + 6 && ends_part(counted.end);
    }
    /// 'In Oslo it has 200 cards, in Bergen | 56'
    bool is_place_before(const Counted& counted) const {
        const std::uint32_t i = counted.begin;
        if (out_.size() == first_ || out_.back().tiers.size() != 1 || i < sentence_.begin + 3 ||
            !ends_part(counted.end) || token(i).may_be_year())
            return false;
        // 'at the York site | 18'
        const Token& place = token(token(i - 1).is(WordClass::group_noun) ? i - 2 : i - 1);
        std::uint32_t first = i - 2;  // 'at the location Karlsruhe'
        while (first > sentence_.begin && i - first < 4 && !token(first).is(WordClass::preposition))
            --first;
        return first > sentence_.begin && separates(first - 1) &&
               token(first - 1).at.begin >= out_.back().flat.end &&
               token(first).is(WordClass::preposition) && place.is(Token::Kind::word) &&
               place.capital && !place.name && place.classes.none();
    }
};

}  // namespace veritally
