#pragma once

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "base/text.h"
#include "claim/counts/holding.h"
#include "claim/text/nouns.h"

namespace veritally {

/// Into how many parts the word divides: four of 'quarter'; 0 of another word.
inline int parts_of(const Text& text, std::uint32_t i) {
    const Token& t = text[i];
    if (!t.is(Token::Kind::word)) return 0;
    const std::string_view word = text.at(t.at);
    const auto known = text.words.phrases.find(word, 0, false);
    const bool numeral = known.meaning != nullptr && known.size == word.size() &&
                         known.meaning->kind == Meaning::Kind::numeral;
    return numeral ? std::max<int>(text.words.numerals[known.meaning->id].fraction, 0) : 0;
}

/// What the words of one sentence are to its counts.
class CountWords {
  public:
    struct Counted {
        Tier tier;
        std::uint32_t begin, end;  ///< Tokens.
        Span name;                 ///< Flat.
        double each_of = 0;        ///< 'Each of the two has …': how many they are.
        bool worked_out = false;   ///< '54 × 4 = 216'
    };

    CountWords(const Text& text, const DocumentText& document,
               const std::vector<DeviceMention>& devices, std::uint32_t sentence)
        : text_(text),
          document_(document),
          sentence_(document.sentences[sentence]),
          index_(sentence),
          devices_(devices) {}

  protected:
    static constexpr std::uint32_t kLongestName = 8;  ///< Tokens between a count and its noun.

    const Token& token(std::uint32_t i) const { return text_[i]; }
    bool in(std::uint32_t i) const { return i < sentence_.end; }
    std::string_view flat(Span span) const { return text_.at(span); }
    bool taken(std::uint32_t i) const {
        return std::any_of(sentence_.measures.begin(), sentence_.measures.end(),
                           [&](const Measure& m) { return m.begin <= i && i < m.end; });
    }
    bool is_noun(std::uint32_t i) const { return token(i).is_noun(); }
    /// Cheap, and false of most tokens: no share, multiple or count begins otherwise.
    static bool may_count(const Token& t) {
        return t.is(Token::Kind::number) || t.is(WordClass::half) || t.is(WordClass::indefinite) ||
               t.is(WordClass::remainder);
    }
    /// A known device is named there: '31 Xbox Series X'.
    const DeviceMention* device_at(Span name) const {
        const auto found = std::lower_bound(
            devices_.begin(), devices_.end(), name.begin,
            [](const DeviceMention& m, std::uint32_t at) { return m.flat.begin < at; });
        const bool named =
            found != devices_.end() && found->flat.begin == name.begin && found->usual >= 0;
        return named ? &*found : nullptr;
    }
    /// The device named right before the token, but for what brackets add.
    const DeviceMention* device_ending_at(std::uint32_t end) const {
        constexpr std::uint32_t kLongestBracket = 6;
        if (token(end - 1).is(Mark::close)) {
            const std::uint32_t close = end;
            while (end > sentence_.begin && close - end < kLongestBracket &&
                   !token(end).is(Mark::open))
                --end;
        }
        for (const DeviceMention& m : mentions_here()) {
            if (m.usual >= 0 && m.token_end == end) return &m;
        }
        return nullptr;
    }
    /// 'blades', not 'blade'
    bool is_many(std::uint32_t i) const {
        const std::string_view word = flat(token(i).at);
        return is_noun(i) && lower(word) != singular(word);
    }
    /// The devices that the sentence names.
    std::span<const DeviceMention> mentions_here() const { return mentions_of(index_); }
    std::span<const DeviceMention> mentions_of(std::uint32_t sentence) const {
        const auto first =
            std::partition_point(devices_.begin(), devices_.end(),
                                 [&](const DeviceMention& m) { return m.sentence < sentence; });
        const auto last = std::partition_point(
            first, devices_.end(), [&](const DeviceMention& m) { return m.sentence == sentence; });
        constexpr std::ptrdiff_t kMost = 128;  // Of one that names more, none; each count asks.
        return last - first <= kMost ? std::span<const DeviceMention>(first, last)
                                     : std::span<const DeviceMention>();
    }
    bool is_device(Span name) const { return device_at(name) != nullptr; }
    /// The count is of what the noun says.
    void set_noun(Counted& counted, std::uint32_t noun) const {
        counted.tier.noun = singular(flat(token(noun).at));
        counted.tier.group = token(noun).is(WordClass::group_noun);
    }
    bool is_one(std::uint32_t i) const {
        return token(i).is(WordClass::each) || token(i).is(WordClass::indefinite);
    }
    bool is_singular(std::uint32_t i) const {
        std::string_view word = flat(token(i).at);
        return token(i).is(WordClass::group_noun) && lower(word) == singular(word);
    }
    /// A word before a noun: 'compute', 'operating'.
    bool qualifies(std::uint32_t i) const {
        const Token& t = token(i);
        return t.is(Token::Kind::word) && !t.capital && !t.name && !is_noun(i) &&
               (t.classes.none() || t.is(WordClass::filler)) && !t.is(WordClass::holding);
    }
    /// A word of no table.
    bool is_unknown(std::uint32_t i) const {
        return token(i).is(Token::Kind::word) && token(i).classes.none() && !token(i).name;
    }
    bool is_plural(std::uint32_t i) const {
        std::string_view word = flat(token(i).at);
        const bool acronym = word.size() == 3 && is_ascii_upper(word[0]) && is_ascii_upper(word[1]);
        return is_unknown(i) && (word.size() > 3 || acronym) && word.ends_with('s') &&
               !word.ends_with("ss");
    }
    bool plain_between(std::uint32_t begin, std::uint32_t end) const {
        int depth = 0;  // 'one H100 card (1,513 TOPS) with | two L4s'
        for (std::uint32_t i = begin; i < end; ++i) {
            const Token& t = token(i);
            depth += t.is(Mark::open) ? 1 : t.is(Mark::close) ? -1 : 0;
            const bool parts = t.is(Mark::semicolon) || t.is(Token::Kind::unit) ||
                               (t.is(WordClass::derived) && !t.copula);
            if (depth <= 0 && parts) return false;
        }
        return true;
    }
    /// 'four-GPU', 'eight-way', 'quad-H100'
    bool is_compound(std::uint32_t i) const {
        if (!in(i + 2) || !token(i).is(Token::Kind::number) || token(i + 2).spaced) return false;
        const Token& of = token(i + 2);
        return token(i + 1).is(Mark::hyphen) &&
               (of.is(WordClass::device_noun) || of.is(WordClass::abreast) || of.name);
    }
    /// '780 | 8×H100 servers', '780 | eight-GPU servers'
    bool is_inner(std::uint32_t i) const {
        const bool times = in(i + 2) && token(i).is(Token::Kind::number) &&
                           token(i + 1).is(Mark::times) && token(i + 2).name;
        return times || is_compound(i);
    }
    /// '58 | HGX B200 | eight-GPU boards': beyond the name.
    std::uint32_t inner_from(std::uint32_t first) const {
        constexpr std::uint32_t kLongestName = 4;
        std::uint32_t i = first;
        while (in(i + 3) && i < first + kLongestName && !is_inner(i) &&
               (token(i).capital || token(i).name))
            ++i;
        return in(i + 3) && is_inner(i) ? i : first;
    }
    /// '250 cards between them'
    bool in_total(std::uint32_t at) const {
        for (std::uint32_t i = at; in(i) && i < at + 4; ++i) {
            if (token(i).is(WordClass::total)) return true;
            if (token(i).is(Token::Kind::mark)) return false;
        }
        return false;
    }
    /// 'Every one of them'
    bool is_one_of_them(std::uint32_t each) const {
        return each + 2 < text_.tokens.size() && token(each).is(WordClass::each) &&
               says_one(each + 1) && token(each + 2).is(WordClass::total);
    }
    /// 'each of them', 'each has'
    bool is_each_of_them(std::uint32_t each) const {
        if (!token(each).is(WordClass::each) || !in(each + 1)) return false;
        const Token& next = token(each + 1);
        const std::uint32_t verb = says_one(each + 1) ? each + 2 : each + 1;  // 'each one has'
        const bool holds = in(verb) && token(verb).holds();
        return holds || (next.is(WordClass::total) && lower(flat(next.at)).starts_with("of "));
    }
    bool says_one(std::uint32_t i) const {
        return token(i).is(Token::Kind::number) && token(i).number.value() == 1;
    }
    /// 'in each rack', against 'in each' alone.
    bool is_noun_ahead(std::uint32_t i) const {
        return in(i) && (token(i).is(Token::Kind::word) || token(i).is(Token::Kind::number)) &&
               !token(i).is(WordClass::preposition) && !token(i).is(WordClass::and_) &&
               !token(i).is(WordClass::total);  // 'in each | of them'
    }
    /// 'GPU nodes': the last noun counts.
    bool followed_by_noun(std::uint32_t i) const {
        std::uint32_t next = in(i + 1) && token(i + 1).is(Mark::hyphen) ? i + 2 : i + 1;
        for (const DeviceMention& m : mentions_here()) {  // 'TPU v5e | pods'
            if (m.token_begin > i || m.token_end <= i + 1) continue;
            next = is_noun(m.token_end - 1) ? m.token_end - 1 : m.token_end;
        }
        // 'six GPU hosts.', not 'the GPU hosts a'
        const bool verb = in(next) && token(next).is(WordClass::holding) &&
                          !(in(next + 1) ? token(next + 1).is(Token::Kind::mark) ||
                                               token(next + 1).is(Token::Kind::note)
                                         : true);
        return in(next) && token(next).is_noun() && !verb;
    }

    const Text& text_;
    const DocumentText& document_;
    const Sentence& sentence_;
    std::uint32_t index_;

  private:
    const std::vector<DeviceMention>& devices_;
};

}  // namespace veritally
