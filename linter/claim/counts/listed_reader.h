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
    /// 'two CPUs|, 512 GB of memory and | four cards'
    bool is_enumeration(std::uint32_t from, std::uint32_t begin) const {
        constexpr std::uint32_t kReach = 12;
        if (begin <= from || begin - from > kReach) return false;
        for (std::uint32_t i = from; i < begin; ++i) {
            const Token& t = token(i);
            const bool verb = t.holds();
            const bool ends = verb || t.copula || is_noun(i) || t.is(WordClass::each) ||
                              t.is(WordClass::derived) || t.is(WordClass::contrast);
            const bool mark = t.is(Token::Kind::mark) && !t.is(Mark::comma);
            if (ends || mark || (t.is(Token::Kind::number) && t.may_be_year())) return false;
        }
        std::uint32_t joint = begin - 1;
        while (joint > from && token(joint).is(WordClass::hedge)) --joint;
        return token(joint).is(WordClass::and_);
    }

  private:
    static constexpr std::size_t kMostListed = 8;

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
