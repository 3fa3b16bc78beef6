#pragma once

#include <string>

#include "base/text.h"
#include "claim/text/nouns.h"
#include "claim/text/sentence.h"

namespace veritally {

/// What the words round a figure are to it, within its clause.
class CueWords {
  public:
    CueWords(const Text& text, const Sentence& sentence, const Measure& measure)
        : text_(text), sentence_(sentence), measure_(measure) {}

  protected:
    const Token& token(std::uint32_t i) const { return text_[i]; }
    bool is_noun(std::uint32_t i) const { return i < sentence_.end && token(i).is_noun(); }
    std::string noun(std::uint32_t i) const { return singular(text_.at(token(i).at)); }
    /// 'each card', 'per chip', 'a Quern 5 board', 'one L4'
    bool singles(std::uint32_t i) const {
        const Token& t = token(i);
        return t.is(WordClass::each) || t.is(WordClass::indefinite) ||
               (t.is(Token::Kind::number) && t.number.value() == 1) || t.is(WordClass::filler);
    }
    /// '126 TOPS | in total, but the NPU has 50': said of the figure before.
    bool closes_last(std::uint32_t i) const {
        if (i != begin_ || begin_ == sentence_.begin) return false;
        for (std::uint32_t at = i + 1; at < measure_.begin; ++at) {
            if (token(at).is(WordClass::contrast) || token(at).is(WordClass::and_)) return true;
        }
        return false;
    }
    /// 'four to | a node', 'eight H100s | a node'
    bool is_ratio(std::uint32_t i) const {
        const bool each = token(i).is(WordClass::indefinite) && i >= begin_ + 2 &&
                          i + 2 < measure_.begin && token(i + 1).is(WordClass::group_noun) &&
                          token(i + 2).is(Token::Kind::mark) &&
                          (token(i - 1).name || token(i - 1).is(WordClass::device_noun)) &&
                          token(i - 2).is(Token::Kind::number) && !token(i - 2).name;
        if (each) return true;
        return token(i).is(WordClass::indefinite) && i >= begin_ + 2 &&
               token(i - 1).is(WordClass::to) && token(i - 2).is(Token::Kind::number);
    }
    /// 'has 64 cores, | each of which finishes …'
    bool is_of_pieces(std::uint32_t i) const {
        if (i > begin_ && token(i - 1).is(Mark::comma)) --i;
        return i > begin_ && token(i - 1).is(WordClass::piece_noun);
    }
    /// '918 TOPS | for a TPU v5p chip and 1,979 TOPS': said of the figure before.
    bool is_of_last(std::uint32_t i) const {
        if (i != begin_ || begin_ == sentence_.begin || !token(i).is(WordClass::preposition) ||
            !(singles(i + 1) || token(i).is(WordClass::each)))
            return false;
        for (std::uint32_t at = i + 1; at < measure_.begin; ++at) {
            if (token(at).is(WordClass::and_) || token(at).is(Mark::comma)) return true;
        }
        return false;
    }
    /// 'one | of these has …'
    bool is_of_those(std::uint32_t i) const { return i < measure_.begin && is_of_these(i); }
    bool is_of_these(std::uint32_t i) const {
        return i < end_ && token(i).is(WordClass::total) && word(i).starts_with("of ");
    }
    /// 'for a whole board, not for | a GPU'
    bool is_denied(std::uint32_t i) const {
        if (i > begin_ && token(i - 1).is(WordClass::preposition)) --i;
        return i > begin_ && token(i - 1).is(WordClass::negation) &&
               !token(i - 1).is(WordClass::harmless);
    }
    std::uint8_t rank(std::uint32_t i) const {
        const std::string_view word = text_.at(token(i).at);
        return word.ends_with("former") ? 1 : word.ends_with("latter") ? 2 : 0;
    }
    /// 'nodes with two processors | each and a peak of'
    bool ends_count(std::uint32_t i) const {
        return i > begin_ && is_noun(i - 1) && token(i + 1).is(WordClass::and_) &&
               i + 2 < measure_.begin;
    }
    /// 'Each offers', 'apiece': not 'for every FP64 one'.
    bool stands_alone(std::uint32_t i) const {
        if (token(i).is(WordClass::preposition) || i + 1 >= sentence_.end) return false;
        if (i + 1 == measure_.begin || names_one(i + 1)) return true;  // 'Every one of them'
        const Token& next = token(i + 1);
        return !next.is(Token::Kind::value) && !next.is(Token::Kind::number) &&
               !next.is(WordClass::time) && !next.is(Token::Kind::unit) &&
               !next.is(WordClass::divisor);
    }
    bool names_one(std::uint32_t i) const {
        const Token& t = token(i);
        bool one = t.is(Token::Kind::number) && t.number.value() == 1 && !t.name;
        return one || t.is(WordClass::indefinite);
    }
    static bool qualifies(const Token& t) { return t.is(Token::Kind::word) && t.classes.none(); }
    std::string word(std::uint32_t i) const { return lower(text_.at(token(i).at)); }
    /// 'a TPU v5e | chip'
    std::uint32_t behind_name(std::uint32_t i) const {
        ++i;
        while (i < end_ && token(i).name && !is_noun(i)) ++i;
        return i;
    }
    /// 'a | single H100'
    bool names_device_behind(std::uint32_t i) const {
        while (i + 1 < end_ && token(i).is(WordClass::filler)) ++i;
        return i < end_ && token(i).name;
    }
    /// '5 petaflops for a | DGX A100'
    bool names_device(std::uint32_t i) const {
        return i + 1 < end_ && (token(i).name || token(i).capital) &&
               (token(i).name || token(i + 1).name);
    }
    /// 'A node joins | four APUs, 1,961 TOPS each': of what was counted last.
    bool counts_between() const {
        for (std::uint32_t i = measure_.begin; i-- > begin_;) {
            const Token& t = token(i);
            if (t.is(Token::Kind::number) && !t.name && t.number.value() > 1 && i + 1 < end_ &&
                (is_noun(i + 1) || token(i + 1).name || token(i + 1).capital))
                return true;
        }
        return false;
    }
    /// '250 TOPS, one board'
    bool closes_clause(std::uint32_t i) const {
        if (!token(i - 1).is(Mark::comma) || !is_noun(i + 1)) return false;
        return i + 2 >= end_ || token(i + 2).is(Token::Kind::mark) ||
               token(i + 2).is(Token::Kind::note);
    }
    /// 'each' with nothing behind it that it could be of.
    bool ends_here(std::uint32_t i) const {
        if (i + 1 >= end_) return true;
        const Token& next = token(i + 1);
        return next.is(Token::Kind::mark) || next.is(Token::Kind::note) ||
               next.is(WordClass::and_) || next.is(WordClass::preposition);
    }
    /// '1,836 TOPS per chip, 4 chips | per host'
    bool divides_count(std::uint32_t i) const {
        return i >= measure_.end + 3 && is_noun(i - 1) && token(i - 2).is(Token::Kind::number) &&
               (token(i - 3).is(Token::Kind::mark) || token(i - 3).is(WordClass::and_));
    }
    /// '624 TOPS | per A100', '125 TFLOPS in FP16 | per V100'
    bool is_per_device(std::uint32_t i) const {
        for (std::uint32_t at = measure_.end; at < i; ++at) {
            if (!token(at).is(Token::Kind::value) && !token(at).is(WordClass::preposition))
                return false;
        }
        return names_device_behind(i + 1);
    }
    /// '2,978 × 4 × | 383 TOPS'
    bool is_factor() const {
        if (measure_.begin == sentence_.begin) return false;
        const Token& before = token(measure_.begin - 1);
        return before.is(Mark::times) || before.is(WordClass::times);
    }
    bool cited() const {
        for (std::uint32_t i = measure_.end; i < sentence_.end; ++i) {
            if (token(i).is(Token::Kind::note)) return true;
        }
        return false;
    }

    const Text& text_;
    const Sentence& sentence_;
    const Measure& measure_;
    std::uint32_t begin_ = 0, end_ = 0;  ///< The clause.
};

}  // namespace veritally
