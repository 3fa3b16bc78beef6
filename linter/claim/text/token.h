#pragma once

#include <cstdint>
#include <vector>

#include "claim/text/reading.h"
#include "quantity/numeric.h"
#include "quantity/vocabulary.h"

namespace veritally {

enum class Mark : std::uint8_t {
    none,
    comma,
    semicolon,
    colon,
    stop,  ///< Full stop, question and exclamation mark.
    open,
    close,
    slash,
    hyphen,  ///< Within a word.
    dash,    ///< Between words or numbers.
    times,
    plus,
    equals,
    plus_minus,
    star,  ///< A mark that refers to a note: asterisk, dagger, raised number. `id` tells which.
    percent,
    currency,
    bar,
    quote,
    other,
};

/// One word, number or sign of a passage.
struct Token {
    enum class Kind : std::uint8_t {
        word,
        number,
        numeral,  ///< Part of a number in words; gone once the numerals are joined.
        unit,
        value,  ///< Of an attribute.
        mark,
        note,  ///< Footnote reference; `id` is its index in Reading::notes.
        gap,   ///< Code, address, image.
        line,  ///< Hard line break.
    };
    Kind kind = Kind::word;
    Mark mark = Mark::none;
    bool spaced = false;   ///< White space before it.
    bool capital = false;  ///< A word with a capital in it.
    bool name = false;     ///< Part of a name: digits within a word, 'GPT-4', 'Qwen2.5-72B-INT4'.
    bool struck = false;
    bool plain = false;     ///< A number of digits alone: may be a year.
    bool spelled = false;   ///< A number in words.
    bool copula = false;    ///< 'is'; of no class, like other words that mean nothing here.
    bool pointing = false;  ///< 'such'; of no class by it.
    std::int8_t power = 0;  ///< Of a unit's prefix.
    std::uint16_t id = 0;
    std::int16_t short_value =
        -1;  ///< The value that it is short for: 'single' of 'single and double precision'.
    WordClasses classes;
    Span at;  ///< Flat.
    Numeric number;

    /// A number of digits alone that may be one of our times.
    bool may_be_year() const { return plain && number.value() >= 1900 && number.value() <= 2100; }
    bool is(WordClass word) const { return has(classes, word); }
    bool is(Mark m) const { return mark == m; }
    bool is(Kind k) const { return kind == k; }
    /// Of what is counted: a device or a group of them.
    bool is_noun() const { return is(WordClass::device_noun) || is(WordClass::group_noun); }
    /// Of a verb: 'has', 'carries'; not 'of', 'with'.
    bool holds() const { return is(WordClass::holding) && !is(WordClass::preposition); }
    bool is_percent() const { return is(Mark::percent) || is(WordClass::percent); }
};

using Tokens = std::vector<Token>;

/// Appends the tokens of the flat range. Citations in brackets (`[14]`) are left out.
void read_tokens(const Reading& reading, Span flat, const Vocabulary& words, Tokens& out);

/// Turns numbers in words into number tokens: 'three and a half quadrillion', '400 trillion',
/// 'half an', 'two times ten to the seventeenth'. `first`: where to begin.
void join_numerals(const Vocabulary& words, std::size_t first, Tokens& tokens);

}  // namespace veritally
