#pragma once

#include "claim/counts/count_words.h"

namespace veritally {

/// Tells numbers that may count things from years, sizes, labels and parts of names.
class CountNumbers : public CountWords {
  protected:
    using CountWords::CountWords;

    /// 'lab | 2 has 15 PCs', 'Server | 1: four A100'
    bool is_label(std::uint32_t i) const {
        const bool noun = is_singular(i - 1) && token(i).plain &&
                          !(i >= sentence_.begin + 2 && says_one_or_each(i - 2));
        return noun && in(i + 1) && (token(i + 1).is(Mark::colon) || token(i + 1).holds());
    }
    bool says_one_or_each(std::uint32_t i) const { return is_one(i) || says_one(i); }
    /// '2 nodes (| 4x A100'
    bool is_multiplier(std::uint32_t i) const {
        return in(i + 1) && (token(i + 1).is(Mark::times) || flat(token(i + 1).at) == "x");
    }
    /// 'the | 288V', not '400H100'
    bool is_glued(std::uint32_t i) const {
        return !token(i).spelled && in(i + 1) && !token(i + 1).spaced && token(i + 1).capital &&
               token(i + 1).is(Token::Kind::word) &&
               (!token(i + 1).name || is_suffix(flat(token(i + 1).at)));
    }
    /// '80 GB A100s', '360 W board power'
    bool is_size_of(std::uint32_t i) const {
        return in(i + 2) && token(i).is(Token::Kind::number) &&
               token(i + 1).is(WordClass::divisor) && !is_noun(i + 1) &&
               (token(i + 2).name || token(i + 2).capital ||
                (is_noun(i + 2) && is_symbol(flat(token(i + 1).at))));
    }
    /// 'X3D', not 'H100': no name by itself.
    static bool is_suffix(std::string_view name) {
        const auto digit = std::find_if(name.begin(), name.end(), is_ascii_digit);
        return digit - name.begin() == 1 && name.end() - digit <= 2;
    }
    /// 'W', 'GB', not 'token'
    static bool is_symbol(std::string_view unit) {
        return unit.size() <= 3 &&
               std::any_of(unit.begin(), unit.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
    }
    /// 'three | 1U servers'
    bool is_height(std::uint32_t i) const {
        return in(i + 2) && token(i).is(Token::Kind::number) && is_glued(i) &&
               token(i + 1).at.size() == 1 && is_noun(i + 2);
    }
    /// 'a 549-dollar card', 'eight-way servers'
    bool is_measure_of(std::uint32_t i) const {
        if (is_size_of(i)) return true;
        return in(i + 2) && token(i + 1).is(Mark::hyphen) && !token(i + 1).spaced &&
               !token(i + 2).spaced && is_unknown(i + 2) && !token(i + 2).capital;
    }
    /// 'two thirds of them', 'three-quarters'
    bool is_part_of_whole(std::uint32_t i) const {
        const std::uint32_t part = in(i + 1) && token(i + 1).is(Mark::hyphen) ? i + 2 : i + 1;
        return in(part) && parts_of(text_, part) > 1;
    }
    /// 'In 2023 it added 389 nodes'
    bool is_year(std::uint32_t i) const {
        if (!token(i).may_be_year() || i == sentence_.begin || !in(i + 1)) return false;
        const Token &before = token(i - 1), &next = token(i + 1);
        if (before.is(WordClass::month)) return true;
        const bool between = i >= sentence_.begin + 2 && token(i - 2).may_be_year() &&
                             token(i - 2).is(Token::Kind::number);
        if (between && (before.is(WordClass::and_) || before.is(WordClass::to))) return true;
        const bool dated = before.is(WordClass::preposition) || before.is(WordClass::numbered);
        if (dated && i == sentence_.begin + 1 && !is_noun(i + 1)) return true;  // 'In 2024 Groq'
        return dated && !is_noun(i + 1) && !next.capital && !next.name && !next.is(Mark::times);
    }
    /// 'an array of 64 by | 64 cells'
    bool is_side(std::uint32_t i) const {
        return i >= sentence_.begin + 2 && token(i - 2).is(Token::Kind::number) &&
               !token(i - 2).may_be_year() && lower(flat(token(i - 1).at)) == "by";
    }
};

}  // namespace veritally
