#pragma once

#include "claim/counts/stand_in_reader.h"

namespace veritally {

/// Reads counts of what a pronoun stands for: '32 of them', 'now there are 708 in total'.
class PronounReader : public StandInReader {
  public:
    using StandInReader::StandInReader;

  protected:
    /// '32 of them', 'The chips came in 2022 …, and now there are 708 in total'
    bool read_pronoun(Counted& counted) const {
        std::uint32_t i = counted.end;
        if (!in(i) || !token(i).is(WordClass::total)) return false;
        std::string word = lower(flat(token(i).at));
        if (word.starts_with("in ") || word == "altogether") return read_all_told(counted);
        if (!word.starts_with("of th")) return false;
        if (in(i + 1) && is_noun(i + 1)) {  // '52 of these hosts'
            set_noun(counted, i + 1);
            counted.end = i + 2;
            return true;
        }
        if (speaks_of_work(counted.begin)) return false;
        // 'cabinets: 200 of them'
        // 'a node with | eight of them'
        const bool held = counted.begin >= sentence_.begin + 2 &&
                          token(counted.begin - 1).is(WordClass::holding) &&
                          token(counted.begin - 2).is(WordClass::group_noun);
        const bool said = held || take_noun_before(counted, counted.begin, sentence_.begin, 4) ||
                          take_last(counted) || read_all_told(counted);
        const bool definite =
            counted.begin > sentence_.begin && token(counted.begin - 1).is(WordClass::definite);
        if (!said && definite) return false;  // 'the three of them'
        counted.end = i + 1;
        return true;
    }

  private:
    /// '400 H200s, of which a tenth is the school's, i.e. | 40 of them'
    bool take_last(Counted& counted) const {
        if (out_.empty() || out_.back().count() <= counted.tier.count) return false;
        const Tier& last = out_.back().tiers.back();
        // 'It has ten servers. | Six of them'
        const bool opens =
            counted.begin == sentence_.begin && last.group && out_.back().sentence + 1 == index_;
        if (out_.size() == first_ && !opens) return false;
        counted.tier.take_noun(last);
        return true;
    }
    /// 'a multiply-add is already | two of them'
    bool speaks_of_work(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 6;
        for (std::uint32_t at = i; at-- > sentence_.begin && i - at <= kReach;) {
            if (token(at).is(WordClass::statement_subject)) return true;
        }
        return false;
    }
    bool read_all_told(Counted& counted) const {
        constexpr std::uint32_t kReach = 40, kBeside = 6;
        // 'eight tensor cores each, so | 544 in all'
        const std::uint32_t near =
            std::max(sentence_.begin, counted.begin - std::min(counted.begin, kBeside));
        if (counted.begin > sentence_.begin && token(counted.begin - 1).is(WordClass::derived) &&
            take_noun_before(counted, counted.begin, near, kBeside)) {
            ++counted.end;
            return true;
        }
        const std::uint32_t begin =
            std::max(sentence_.begin, counted.begin - std::min(counted.begin, kReach));
        for (std::uint32_t i = begin; i < counted.begin; ++i) {
            if (!is_noun(i) || !take_noun_before(counted, i + 1, i, 1)) continue;
            ++counted.end;
            return true;
        }
        return false;
    }
};

}  // namespace veritally
