#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "claim/text/token.h"

namespace veritally {

constexpr std::uint32_t kNowhere = ~0u;

/// How a figure came by the value of an attribute; the closer, the earlier.
enum class Binding : std::uint8_t {
    none,
    conflict,   ///< Several values are said that do not agree.
    inside,     ///< Between number and unit, or the unit implies it.
    direct,     ///< By words of its sentence that speak of it.
    inherited,  ///< From another figure.
    scope,      ///< From a heading, the line before a list, a table, a note.
};

/// Said with the figure itself.
inline bool is_own(Binding how) {
    return how == Binding::inside || how == Binding::direct;
}

/// Value of each attribute: an index into Vocabulary::values, or -1.
struct Readings {
    std::array<std::int16_t, kMaxAttributes> value;
    std::array<Binding, kMaxAttributes> how{};
    Readings() { value.fill(-1); }

    bool has(std::size_t attribute) const { return how[attribute] != Binding::none; }
    void set(std::size_t attribute, int index, Binding binding) {
        value[attribute] = static_cast<std::int16_t>(index);
        how[attribute] = binding;
    }
};

/// What stands of a figure's truth in its sentence.
enum class Standing : std::uint8_t { asserted, negated, superseded };

/// A number with a unit, its own or one that it shares.
struct Measure {
    std::uint32_t begin = 0, end = 0;  ///< Tokens, from the number to the end of the unit.
    std::uint32_t number = 0;          ///< Token.
    Numeric value;                     ///< In the unit with its prefix.
    std::uint16_t unit = 0;
    std::int8_t power = 0;
    std::uint32_t run = 0;  ///< Figures of one enumeration or range have the same.
    bool shared = false;    ///< Its unit stands beside another number.
    bool apart = false;     ///< The same, with words between the two.
    bool ranged = false;    ///< One end of a range: '140–210 TOPS'.
    bool clocked = false;   ///< Worked out: so many in each cycle, times the clock.
    Standing standing = Standing::asserted;
    Readings readings;

    Numeric amount() const { return value.scaled(power); }
};

/// The value of an attribute said in a sentence.
struct Mention {
    std::uint32_t begin = 0, end = 0;  ///< Tokens.
    std::uint16_t value = 0;
    std::uint8_t attribute = 0;
    std::uint32_t list = 0;  ///< Mentions of one enumeration have the same.
    bool bound = false;      ///< Some figure took it.
    bool all = false;        ///< 'all', 'both', 'each' stands before it.
    bool idle = false;       ///< Says what is supported, not what a figure is in.
};

/// A unit without a number of its own: 'all in TFLOPS', 'FP8 (PFLOPS)'.
struct BareUnit {
    std::uint32_t token = 0;
    std::uint16_t unit = 0;
    std::int8_t power = 0;
};

struct Sentence {
    std::uint32_t passage = 0;
    std::uint32_t begin = 0, end = 0;  ///< Tokens.
    WordClasses classes;               ///< Of all its tokens.
    bool has_number = false, has_unit = false, has_value = false;
    bool measured = false;  ///< The next sentence says so of its figures.
    std::vector<Measure> measures;
    std::vector<Mention> mentions;
    std::vector<BareUnit> units;
};

/// What the steps of reading share.
struct Text {
    const Vocabulary& words;
    const Reading& reading;
    const Tokens& tokens;

    const Token& operator[](std::uint32_t token) const { return tokens[token]; }
    std::string_view at(Span flat) const {
        return std::string_view(reading.text).substr(flat.begin, flat.size());
    }
};

/// Splits the tokens of a passage; a full stop before a small letter ends no sentence.
void split_sentences(const Text& text, std::uint32_t passage, std::uint32_t begin,
                     std::uint32_t end, std::vector<Sentence>& sentences);

/// Finds the figures of a sentence: numbers with units, and numbers that share one. Totals of
/// operations, efficiencies and costs are none.
void find_measures(const Text& text, Sentence& sentence);

/// Gives numbers without a unit the one that they share with a figure of the sentence.
void share_units(const Text& text, Sentence& sentence);

/// Does it for numbers apart from that figure, where arithmetic proves it ('all twelve give 28.8')
/// or the sentence runs in parallel ('while the one does 210 TOPS, the other does 340').
void share_elided(const Text& text, Sentence& sentence);

/// A number that has its unit from elsewhere.
Measure bare_measure(const Text& text, std::uint32_t number, std::uint16_t unit, std::int8_t power);

/// Finds what the sentence says of attributes, denials and statements resolved.
void find_mentions(const Text& text, Sentence& sentence);

/// Gives each mention to the figure that it speaks of.
void bind_mentions(const Text& text, Sentence& sentence);

/// Figures without a value of their own take it from their kin in the sentence.
void inherit_within(const Text& text, Sentence& sentence);

/// Nothing but capitals, or with a digit at its end: 'DP' and 'f64', not 'double'.
bool is_abbreviation(const Text& text, std::uint32_t token);

/// True where figures in the unit may silently be in that value.
bool suits(const Unit& unit, const AttributeValue& value);

}  // namespace veritally
