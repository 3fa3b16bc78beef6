#pragma once

#include "claim/counts/placed_reader.h"
#include "claim/text/nouns.h"

namespace veritally {

/// Reads counts whose noun stands before them: 'Cards installed: 48', 'How many nodes? Nine.'
class LabelledReader : public PlacedReader {
  public:
    using PlacedReader::PlacedReader;

  protected:
    /// 'Devices: 90 A100', 'Chips per blade: 16 × TPU v5e'
    void take_label(Counted& counted) const {
        Counted label = counted;
        if (!take_noun_before(label, counted.begin - 1, sentence_.begin, kLongestName)) return;
        if (counted.tier.noun.empty())
            counted = label;
        else if (counted.tier.per.empty())
            counted.tier.per = label.tier.per;
    }
    /// 'The number of consoles | is'
    bool is_number_of(std::uint32_t copula) const {
        constexpr std::uint32_t kReach = 8;
        if (!token(copula).copula) return false;
        for (std::uint32_t i = copula; i-- > sentence_.begin && copula - i < kReach;) {
            if (token(i).is(WordClass::count_noun) && token(i + 1).is(WordClass::preposition))
                return true;
            if (token(i).is(Token::Kind::mark)) return false;
        }
        return false;
    }
    /// 'Cards installed: 48'
    bool read_label(Counted& counted) const {
        constexpr std::uint32_t kReach = 6, kLongestLabel = 20;
        std::uint32_t i = counted.begin;
        if (i == sentence_.begin ||
            !(token(i - 1).is(Mark::colon) || token(i - 1).is(Mark::equals) || is_number_of(i - 1)))
            return false;
        if (token(i - 1).is(Mark::equals) && multiplies_figure(i - 1)) return false;
        // 'Devices of this type at the institute: 336'
        const std::uint32_t head = sentence_.begin, next = head + 1;
        const bool headed = token(head).is(WordClass::count_noun) && i - head <= kLongestLabel;
        const bool qualified =
            headed && token(next).is(WordClass::holding) && token(next).is(WordClass::preposition);
        if (qualified && take_noun_before(counted, next, head, 1)) return true;
        if (take_noun_before(counted, i - 1, head, kReach) ||
            (headed && take_noun_before(counted, next, head, 1)))
            return true;
        if (!headed || i != head + 2 || token(head).is(Token::Kind::number)) return false;
        pass_explanation(counted);
        return !in(counted.end) || token(counted.end).is(Token::Kind::mark) ||
               token(counted.end).is(Token::Kind::note) || token(counted.end).is(Token::Kind::line);
    }
    /// 'Times the number of boards: 96 × 640 | = 61,440', of 640 GOPS: no count comes of it.
    bool multiplies_figure(std::uint32_t equals) const {
        constexpr std::uint32_t kReach = 6;
        for (std::uint32_t i = equals; i-- > sentence_.begin && equals - i <= kReach;) {
            const Token& t = token(i);
            if (t.is(Mark::times)) continue;
            if (!t.is(Token::Kind::number)) return false;
            if (document_.quotes(t.number.value())) return true;
        }
        return false;
    }
    /// 'Quantity: 40 | (5 servers of 8)': the brackets work the number out.
    void pass_explanation(Counted& counted) const {
        constexpr std::uint32_t kReach = 24;
        if (!in(counted.end) || !token(counted.end).is(Mark::open)) return;
        double product = 1;
        for (std::uint32_t i = counted.end + 1; in(i) && i < counted.end + kReach; ++i) {
            const Token& t = token(i);
            if (t.is(Token::Kind::number) && !t.name) product *= t.number.value();
            if (!t.is(Mark::close)) continue;
            if (product == counted.tier.count) counted.end = i + 1;
            return;
        }
    }
    /// 'How many nodes? Nine.'
    bool read_answer(Counted& counted) const {
        const std::uint32_t begin = sentence_.begin;  // or behind 'A:'
        const bool labelled = counted.begin == begin + 2 && token(begin + 1).is(Mark::colon);
        if ((counted.begin != begin && !labelled) || index_ == 0) return false;
        const Sentence& asked = document_.sentences[index_ - 1];
        if (asked.begin == asked.end) return false;
        std::uint32_t end = asked.end;
        while (end > asked.begin + 1 && token(end - 1).is(Token::Kind::line)) --end;
        const Token& last = token(end - 1);
        if (!last.is(Mark::stop) || text_.reading.text[last.at.begin] != '?') return false;
        if (!has(asked.classes, WordClass::count_noun)) return false;
        return take_noun_before(counted, asked.end, asked.begin, asked.end - asked.begin);
    }
    bool take_noun_before(Counted& counted, std::uint32_t end, std::uint32_t begin,
                          std::uint32_t reach) const {
        for (std::uint32_t i = end; i-- > begin && end - i <= reach;) {
            const Token& t = token(i);
            const DeviceMention* named =  // 'H100 per server: | 8'
                counted.tier.per.empty() ? nullptr : device_ending_at(i + 1);
            if (named != nullptr && named->token_begin <= sentence_.begin + 1) {
                counted.name = named->flat;
                return true;
            }
            if (t.is(Token::Kind::unit) || t.is(Token::Kind::number)) return false;
            if (!t.is(WordClass::device_noun) && !t.is(WordClass::group_noun)) continue;
            std::uint32_t one = i;
            while (one > begin && i - one < 2 && qualifies(one - 1)) --one;
            if (one > begin && token(one - 1).is(WordClass::each)) {
                counted.tier.per = singular(flat(t.at));
                continue;
            }
            // 'The site operates | 210 of them'
            if (i + 2 == end && token(i + 1).is(WordClass::owning) &&
                token(end).is(Token::Kind::number))
                return false;
            set_noun(counted, i);
            return true;
        }
        return false;
    }
};

}  // namespace veritally
