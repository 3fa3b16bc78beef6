#pragma once

#include "claim/counts/count_numbers.h"
#include "claim/text/nouns.h"

namespace veritally {

/// Reads counts of what nobody lists as a holder of devices, where each holds one or some:
/// '400 sensors, each with its own chip'.
class BearerReader : public CountNumbers {
  protected:
    using CountNumbers::CountNumbers;

    /// '400 sensors, each with its own Glint chip', 'In 45 barns they mounted one stick in each',
    /// '12 depots with four cards each': what nobody lists as a holder of devices.
    bool read_bearer(Counted& counted) const {
        std::uint32_t bearer = bearer_at(counted);
        if (bearer == kNowhere) return false;
        if (is_rated(bearer + 1)) {
            counted.tier.noun = singular(flat(token(bearer).at));
            counted.end = bearer + 1;
            return true;
        }
        if (carries_one(counted, bearer + 1)) return true;
        if (is_in_each(counted.begin) || holds_several(bearer + 1)) {
            counted.tier.noun = singular(flat(token(bearer).at));
            counted.tier.group = true;
            counted.end = bearer + 1;
            return true;
        }
        constexpr std::uint32_t kReach = 20;
        std::uint32_t begin = std::max(bearer + 1, counted.end), end = sentence_.end;
        bool each = is_of_each(counted.begin), several = false;
        if (std::uint32_t next = next_of_each(); next != kNowhere && !says_each(begin)) {
            begin = next;
            end = document_.sentences[index_ + 1].end;
        }
        std::uint32_t device = kNowhere, named = kNowhere;
        for (std::uint32_t i = begin;
             i < std::min(end, begin + kReach) && !token(i).is(Mark::semicolon) &&
             !token(i).is(Token::Kind::unit);
             ++i) {
            // 'eight H100s each', not '8,000 MI300X, each with 2,615 TOPS'
            const bool anew =
                named != kNowhere && device == kNowhere && token(i - 1).is(Mark::comma);
            each =
                each || (token(i).is(WordClass::each) && !anew && !(i + 1 < end && is_noun(i + 1)));
            several = several || (device == kNowhere && named == kNowhere &&
                                  token(i).is(Token::Kind::number) && !token(i).name &&
                                  token(i).number.value() > 1);
            if (is_noun(i) && device == kNowhere) device = i;
            if (device == kNowhere && named == kNowhere && is_device(token(i).at)) named = i;
        }
        if (device == kNowhere && each && !several && named != kNowhere)
            return take_device(counted, named);
        if (!each || (device == kNowhere && !(several && named != kNowhere))) return false;
        if (several) {
            counted.tier.noun = singular(flat(token(bearer).at));
            counted.tier.group = true;
            counted.end = std::max(bearer + 1, counted.end);
            return true;
        }
        set_noun(counted, device);
        take_name_before(counted, device, begin);
        counted.end = begin > sentence_.end ? bearer + 1 : device + 1;
        return true;
    }
    /// '1,200 intersections are equipped with one | Jetson AGX Orin each'
    bool take_device(Counted& counted, std::uint32_t named) const {
        counted.name = device_at(token(named).at)->flat;
        std::uint32_t end = named;
        while (end < sentence_.end && token(end).at.begin < counted.name.end) ++end;
        counted.end = std::max(counted.end, end);
        return true;
    }
    /// '18 trains | carry a Railwatch box': as many of what one of them has.
    bool carries_one(Counted& counted, std::uint32_t i) const {
        constexpr std::uint32_t kReach = 6;
        if (!in(i + 2) || !token(i).holds() || !token(i + 1).is(WordClass::indefinite))
            return false;
        for (std::uint32_t at = i + 2; in(at) && at < i + kReach; ++at) {
            if (is_noun(at) && !followed_by_noun(at)) {
                set_noun(counted, at);
                take_name_before(counted, at, i + 2);
                counted.end = at + 1;
                return true;
            }
            if (!token(at).is(Token::Kind::word) && !token(at).is(Token::Kind::number))
                return false;
        }
        return false;
    }
    /// '60,000 doorbells | at 5 TOPS'
    bool is_rated(std::uint32_t i) const {
        if (!in(i) || !token(i).is(WordClass::rating)) return false;
        while (in(++i) && (token(i).is(WordClass::hedge) || token(i).is(WordClass::definite))) {
        }
        return std::any_of(sentence_.measures.begin(), sentence_.measures.end(),
                           [&](const Measure& m) { return m.begin == i; });
    }
    /// 'a pair of cards in each of the | 22 editing suites'
    bool is_in_each(std::uint32_t i) const {
        if (i > sentence_.begin && token(i - 1).is(WordClass::definite)) --i;
        return i >= sentence_.begin + 3 && flat(token(i - 1).at) == "of" &&
               token(i - 2).is(WordClass::each) && token(i - 3).is(WordClass::preposition);
    }
    /// '30 cubes | of 64 TPU v4 chips'
    bool holds_several(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 5;
        if (!in(i + 2) || !token(i).is(WordClass::holding) || !token(i).is(WordClass::preposition))
            return false;
        const Token& number = token(i + 1);
        if (!number.is(Token::Kind::number) || number.name || number.number.value() <= 1)
            return false;
        for (std::uint32_t at = i + 2; in(at) && at < i + 2 + kReach; ++at) {
            if (is_noun(at)) return true;
            if (!token(at).name && !token(at).capital) return false;
        }
        return false;
    }
    /// 'Every one of the | 110 ferries carries two modules'
    bool is_of_each(std::uint32_t i) const {
        const std::uint32_t begin = sentence_.begin;
        if (i < begin + 3 || !token(i - 1).is(WordClass::definite) ||
            !token(i - 2).is(WordClass::preposition))
            return false;
        return token(i - 3).is(WordClass::each) ||
               (i > begin + 3 && says_one(i - 3) && token(i - 4).is(WordClass::each));
    }
    bool says_each(std::uint32_t begin) const {
        for (std::uint32_t i = begin; in(i); ++i) {
            if (token(i).is(WordClass::each)) return true;
        }
        return false;
    }
    /// 'There are 48 aircraft. Each has an Egret module': where the next sentence begins so.
    std::uint32_t next_of_each() const {
        if (index_ + 1 >= document_.sentences.size()) return kNowhere;
        const Sentence& next = document_.sentences[index_ + 1];
        bool each = next.passage == sentence_.passage && next.begin + 3 < next.end &&
                    token(next.begin).is(WordClass::each) &&
                    (token(next.begin + 1).is(WordClass::holding) || is_one_of_them(next.begin));
        return each ? next.begin : kNowhere;
    }
    /// The plural behind the count, or before it and a colon.
    std::uint32_t bearer_at(const Counted& counted) const {
        constexpr std::uint32_t kReach = 4;
        std::uint32_t i = counted.begin;
        if (i == sentence_.begin + 2 && token(i - 1).is(Mark::colon) && is_plural(i - 2))
            return i - 2;
        for (i = counted.end; in(i) && i < counted.end + kReach; ++i) {
            if (is_plural(i) || (next_of_each() != kNowhere && is_unknown(i))) return i;
            if (token(i).is(Mark::hyphen)) continue;  // 'driver-assisted harvesters'
            if (!token(i).is(Token::Kind::word) || token(i).classes.any()) break;
        }
        return kNowhere;
    }
    void take_name_before(Counted& counted, std::uint32_t noun, std::uint32_t begin) const {
        std::uint32_t first = noun;
        while (first > begin && noun - first < kLongestName &&
               (token(first - 1).capital || token(first - 1).name))
            --first;
        if (first < noun) counted.name = {token(first).at.begin, token(noun - 1).at.end};
    }
};

}  // namespace veritally
