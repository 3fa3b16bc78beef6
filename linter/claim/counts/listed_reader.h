#pragma once

#include <vector>

#include "claim/counts/count_reader.h"

namespace veritally {

/// Reads counts that share their noun, or whose devices are listed before in the same order.
class ListedReader : public CountReader {
  public:
    using CountReader::CountReader;

  protected:
    /// '24, 16 and | 8 H100 GPUs', 'A10, A40 and L40 boards number | 12, 20 and 8': each of them,
    /// of the devices that are listed before in that order; empty where no other number is beside.
    std::vector<Counted> enumerated(const Counted& counted) const {
        const std::vector<std::uint32_t> numbers = numbers_beside(counted);
        if (numbers.empty()) return {};
        const std::vector<const DeviceMention*> named = as_many_named(numbers);
        std::vector<Counted> several(numbers.size(), counted);
        for (std::size_t n = 0; n < numbers.size(); ++n) {
            Counted& one = several[n];
            one.begin = numbers[n];
            one.end =
                n + 1 == numbers.size() ? std::max(numbers[n] + 1, counted.end) : numbers[n] + 1;
            one.tier.count = token(numbers[n]).number.value();
            one.tier.flat = token(numbers[n]).at;
            if (named.empty()) continue;
            if (!counted.name.empty()) one.tier.noun.clear();
            one.name = named[n]->flat;
        }
        return several;
    }
    /// 'Each of the 10 nodes has two CPUs, a disk and eight GPUs': of each node as well. `last`:
    /// behind what was counted before.
    bool lists_on(const Counted& counted, std::uint32_t last) const {
        if (out_.size() == first_ || counted.begin == sentence_.begin || counted.worked_out ||
            in_total(counted.end) || is_subject(counted))
            return false;
        const Holding& before = out_.back();
        // '12 vans with four cameras, | two radios and two boards each'
        const Token& word = token(counted.begin - 1);
        const bool amid = word.is(Mark::comma) && goes_on(counted.end) && before.tiers.size() > 1;
        if (counted.tier.group && counted.name.empty() && !amid) return false;
        const Tier& beside = before.tiers.back();
        const bool each_too = counted.tier.per.empty() || counted.tier.per == "each" ||
                              counted.tier.per == beside.per;
        if (before.tiers.size() == 1)
            return !beside.per.empty() && each_too && counted.tier.count <= kMostInOne &&
                   is_enumeration(last, counted);
        // '24 nodes, each with four, so | 96 GPUs'; '… and one with two: | 98 GPUs'
        const bool concludes = word.is(WordClass::derived) || word.is(WordClass::total);
        if (counted.tier.count == before.count() ? concludes : word.is(Mark::colon)) return false;
        const bool each = says_each_before(beside.flat.begin, counted.begin);
        // '868 nodes with two CPUs | and six A40 cards', '52 vans, each with 21 cameras | and two'
        const bool few = counted.tier.count <= kMostInOne &&
                         (each || counted.tier.per == "each" || beside.count <= kMostInOne ||
                          says_each_behind(counted.end));
        if (few && each_too && is_enumeration(last, counted)) return true;
        return each && !beside.group && beside.per != "each" && counted.tier.per.empty();
    }
    /// 'Each has eight boards, | two CPUs and a switch': not two a board.
    bool lists_beside(const Counted& counted, std::uint32_t last) const {
        const Holding& before = out_.back();
        return before.tiers.size() == 1 && before.tiers[0].per == "each" &&
               counted.tier.per == "each" && !token(counted.end - 1).is(WordClass::each) &&
               is_enumeration(last, counted);
    }
    /// '12 nodes, each with 512 GB of memory, a disk and | eight GPUs': nothing else is counted.
    bool lists_in_each(const Counted& counted, std::uint32_t last) const {
        if (counted.tier.count > kMostInOne) return false;
        std::uint32_t with = counted.begin - 1;
        while (with > last && !token(with).is(WordClass::holding)) --with;
        const bool each =
            counted.tier.per == "each" ||
            (counted.tier.per.empty() &&
             (out_.back().count() == 1 || says_each_before(token(with).at.begin, counted.begin)));
        return each && token(with).is(WordClass::holding) && is_enumeration(with + 1, counted);
    }

  private:
    static constexpr std::size_t kMostListed = 8;
    static constexpr double kMostInOne = 16;

    /// Before the place, in its part of the sentence.
    bool says_each_before(std::uint32_t place, std::uint32_t end) const {
        bool each = false;
        for (std::uint32_t i = sentence_.begin; i < end; ++i) {
            if (token(i).is(Mark::semicolon)) each = false;
            each = each || (token(i).at.begin < place && token(i).is(WordClass::each));
        }
        return each;
    }
    /// 'two CPUs, | two cameras and four cards each'
    bool says_each_behind(std::uint32_t end) const {
        constexpr std::uint32_t kReach = 12;
        for (std::uint32_t i = end; in(i) && i < end + kReach; ++i) {
            const bool ends = token(i).is(Token::Kind::mark) && !token(i).is(Mark::comma);
            if (ends || token(i).holds()) return false;
            if (token(i).is(WordClass::each)) return !is_noun_ahead(i + 1);
        }
        return false;
    }
    /// 'two CPUs|, a switch, 512 GB of memory and | four cards'
    bool is_enumeration(std::uint32_t from, const Counted& counted) const {
        constexpr std::uint32_t kReach = 12;
        const std::uint32_t begin = counted.begin;
        if (begin <= from || begin - from > kReach) return false;
        for (std::uint32_t i = from; i < begin; ++i) {
            const Token& t = token(i);
            const bool ends = t.holds() || t.copula || (is_noun(i) && !is_one_thing(from, i)) ||
                              t.is(WordClass::each) || t.is(WordClass::derived) ||
                              t.is(WordClass::contrast);
            const bool mark = t.is(Token::Kind::mark) && !t.is(Mark::comma);
            if (ends || mark || (t.is(Token::Kind::number) && t.may_be_year())) return false;
        }
        std::uint32_t joint = begin - 1;
        while (joint > from && token(joint).is(WordClass::hedge)) --joint;
        return token(joint).is(WordClass::and_) ||
               (token(joint).is(Mark::comma) && goes_on(counted.end));
    }
    /// 'a switch', 'a network card'
    bool is_one_thing(std::uint32_t from, std::uint32_t noun) const {
        constexpr std::uint32_t kReach = 3;
        for (std::uint32_t i = noun; i-- > from && noun - i <= kReach;) {
            if (token(i).is(WordClass::indefinite)) return true;
            if (!token(i).is(Token::Kind::word) || token(i).is(WordClass::and_)) return false;
        }
        return false;
    }
    /// 'two CPUs, | four network cards| and eight GPUs'
    bool goes_on(std::uint32_t end) const {
        const bool joined = in(end + 1) && token(end).is(WordClass::and_);
        return joined &&
               (token(end + 1).is(Token::Kind::number) || token(end + 1).is(WordClass::indefinite));
    }

    /// With the counted one, in order; empty where it stands alone or is an end of a range.
    std::vector<std::uint32_t> numbers_beside(const Counted& counted) const {
        std::vector<std::uint32_t> numbers{counted.begin};
        while (numbers.size() <= kMostListed) {
            const std::uint32_t before = listed_before(numbers.front());
            if (before == 0) break;
            numbers.insert(numbers.begin(), before);
        }
        const bool opens = numbers.size() == 1 && counted.end == counted.begin + 1;
        while (opens && numbers.size() <= kMostListed) {
            const std::uint32_t behind = listed_behind(numbers.back());
            if (behind == 0) break;
            numbers.push_back(behind);
        }
        const std::uint32_t front = numbers.front();  // 'between 18,000 and 22,000'
        const bool ranges = front > sentence_.begin && token(front - 1).is(WordClass::between);
        const bool listed = numbers.size() > 1 && numbers.size() <= kMostListed && !ranges &&
                            is_joined_by_and(numbers.back());
        return listed ? numbers : std::vector<std::uint32_t>();
    }
    /// The devices named before the numbers, if there are as many.
    std::vector<const DeviceMention*> as_many_named(
        const std::vector<std::uint32_t>& numbers) const {
        std::vector<const DeviceMention*> named;
        for (const DeviceMention& m : mentions_here()) {
            if (m.usual >= 0 && m.token_end <= numbers.front()) named.push_back(&m);
        }
        if (named.size() != numbers.size()) named.clear();
        return named;
    }
    bool is_lone_number(std::uint32_t i) const { return counts(i) && !token(i).may_be_year(); }
    bool is_joined_by_and(std::uint32_t number) const {
        return number > sentence_.begin && token(number - 1).is(WordClass::and_);
    }
    std::uint32_t listed_before(std::uint32_t number) const {
        std::uint32_t i = number;
        while (i > sentence_.begin &&
               (token(i - 1).is(Mark::comma) || token(i - 1).is(WordClass::and_)))
            --i;
        const bool joined = i < number && i > sentence_.begin && is_lone_number(i - 1);
        const bool free =
            joined && (i - 1 == sentence_.begin || token(i - 2).is(Token::Kind::word));
        return joined && (free || token(i - 2).is(Mark::comma)) ? i - 1 : 0;
    }
    std::uint32_t listed_behind(std::uint32_t number) const {
        std::uint32_t i = number + 1;
        while (in(i) && (token(i).is(Mark::comma) || token(i).is(WordClass::and_))) ++i;
        const bool joined = i > number + 1 && in(i) && is_lone_number(i);
        const bool ends =
            joined &&
            (!in(i + 1) || token(i + 1).is(Token::Kind::mark) || token(i + 1).is(WordClass::and_) ||
             token(i + 1).is(Token::Kind::note) || token(i + 1).is(WordClass::total));
        return ends ? i : 0;
    }
};

}  // namespace veritally
