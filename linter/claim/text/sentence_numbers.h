#pragma once

#include <algorithm>

#include "claim/text/sentence.h"

namespace veritally {

/// The numbers of a sentence, with and without a unit.
class SentenceNumbers {
  public:
    SentenceNumbers(const Text& text, Sentence& sentence) : text_(text), sentence_(sentence) {}

  protected:
    bool is_number(std::uint32_t i) const {
        const Token& t = text_[i];
        return t.is(Token::Kind::number) && !t.name && !t.struck;
    }
    bool taken(std::uint32_t token) const {
        return std::any_of(sentence_.measures.begin(), sentence_.measures.end(),
                           [&](const Measure& m) { return m.begin <= token && token < m.end; });
    }

    static Measure sharing(const Measure& owner, const Token& token, std::uint32_t at) {
        Measure measure = owner;
        measure.begin = measure.number = at;
        measure.end = at + 1;
        measure.value = token.number;
        constexpr double kPlain = 1e9;  // '1.52 quintillion' is no number of TOPS.
        if (measure.value.value() >= kPlain) measure.power = 0;
        measure.shared = true;
        return measure;
    }

    /// A year, a rank, a version: no figure.
    bool other_number(std::uint32_t at) const {
        const Token& token = text_[at];
        if (at == sentence_.begin) return false;
        const Token& before = text_[at - 1];
        if (before.is(Mark::currency)) return true;
        return before.is(WordClass::numbered) &&
               (token.may_be_year() || !before.is(WordClass::preposition));
    }

    /// '3.2 × 8 = 25.6 PFLOPS'
    bool is_factor(std::uint32_t number) const {
        if (number == sentence_.begin) return false;
        const Token& before = text_[number - 1];
        const bool divides = before.is(Mark::slash) && number + 1 < sentence_.end &&
                             text_[number + 1].is(Mark::equals);
        return divides || before.is(Mark::times) || before.is(WordClass::times);
    }

    bool ends_item(std::uint32_t i) const {
        return i >= sentence_.end || text_[i].is(Mark::comma) || text_[i].is(Mark::semicolon) ||
               text_[i].is(Mark::stop) || text_[i].is(WordClass::and_) ||
               text_[i].is(Token::Kind::note) || text_[i].is(Token::Kind::line);
    }

    const Text& text_;
    Sentence& sentence_;
};

}  // namespace veritally
