#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/yaml.h"
#include "quantity/phrases.h"

namespace veritally {

/// Parts that words play in a claim; the tables name them as here, '-' for '_'.
enum class WordClass : std::uint8_t {
    and_,
    or_,
    to,
    contrast,
    preposition,
    definite,
    indefinite,
    all,
    figures,
    figure,
    filler,
    hedge,
    between,
    negation,
    harmless,
    attain,
    refuted,
    superseded,
    presupposed,
    replace,
    planned,
    sustained,
    derived,
    total,
    compared,
    same,
    link,
    each,
    second,
    time,
    divisor,
    work,
    run,
    spend,
    accumulate,
    capability,
    denying,
    switched_off,
    half,
    twice,
    numbered,
    throughput,
    count_noun,
    device_noun,
    abbreviation,
    math,
    point,
    times_ten,
    ten_to,
    times,
    including,
    with,
    without,
    group_noun,   ///< What holds devices: node, rack, site.
    piece_noun,   ///< What a device consists of: core. Also in device_noun.
    holding,      ///< Between a group and what each of it holds: with, containing.
    attributed,   ///< Somebody states the figure: rated, data sheet.
    closing,      ///< Opens the statement of the whole: 'Total compute', 'in all'.
    clock,        ///< A cycle rate: GHz.
    deployed,     ///< Behind a number it is things that are there: 'sold', 'in service'.
    forms,        ///< Between parts and what they make up: 'make a host'.
    more,         ///< What is counted came to others: 'added', 'more'.
    gone,         ///< What is counted is there no more: 'sold', 'stolen'.
    remainder,    ///< All but what was counted: 'the others'.
    month,        ///< Behind a number it is a date: '12 September'.
    yes,          ///< In a cell: what heads the column holds.
    subtotal,     ///< Opens the statement of some of the parts.
    earlier,      ///< What was there before what is spoken of: predecessor.
    conversion,   ///< A number that figures are multiplied with: factor.
    retired,      ///< Of a thing: it is there no more.
    switched_on,  ///< Behind the value of an attribute: it is so.
    adjective,    ///< Of the words of a value: it may be said of anything, 'data are sparse'.
    rating,       ///< Between devices and what one of them reaches: 'at', 'rated at'.
    copula,       ///< Between two things that are the same: 'is'.
    pointing,     ///< Before figures it means those just told: 'such', 'these'.
    percent,      ///< Stands for the sign: 'percent'.
    acquired,     ///< Of things: so many came, at one time: 'bought'.
    counted_now,  ///< Before a number: so many are there by now: 'there have been'.
    owned,        ///< Between things and whose they are: 'belong to'.
    ordinal,      ///< Tells groups apart that are listed: 'the second'.
    mode,         ///< A way to run a device: 'docked'.
    abreast,      ///< Behind a number: so many devices in one: 'eight-way'.
    amounting,    ///< Between things and how many they are: 'stands at'.
    arrived,      ///< Of what was ordered: it is there: 'received'.
    owning,       ///< Between an owner and how many things: 'owns'.
    partitive,    ///< What is spoken of is part of what was counted: 'among', 'reserved'.
    supplanting,  ///< Between what came and what went for it: 'replaced'.
    until,        ///< Before a date: it was so no longer.
    had,          ///< It was so: 'had', 'ran'.
    uncounted,    ///< Was no part of what was counted: 'not in the number'.
    paired,       ///< Of what was counted there may be as many again: 'both', 'identical'.
    amended,      ///< Between a figure and the one in its place: 'revised to'.
    statement_verb,
    statement_subject,
    statement_first,  ///< Marks of an attribute's values in a statement; kMaxStatements of them.
};
constexpr int kMaxStatements = 3;
constexpr std::size_t kMaxAttributes = 4;

constexpr std::size_t kWordClasses =
    static_cast<std::size_t>(WordClass::statement_first) + kMaxStatements;
static_assert(kWordClasses <= WordClasses().size());

inline bool has(const WordClasses& classes, WordClass word) {
    return classes[static_cast<std::size_t>(word)];
}

inline WordClasses bit(WordClass word) {
    return WordClasses().set(static_cast<std::size_t>(word));
}

/// A word that is part of a number in words; -1 where it cannot be that part.
struct Numeral {
    std::int16_t cardinal = -1;
    std::int16_t scale = -1;     ///< Power of ten.
    std::int16_t ordinal = -1;   ///< Power of ten, as in 'ten to the seventeenth'.
    std::int16_t fraction = -1;  ///< What the whole is divided by.
    std::int16_t group = -1;     ///< Dozen.
    std::int16_t multiple = -1;  ///< So many in one: 'quad-GPU'.
};

/// 'tera', before a unit or a part of its word.
struct Prefix {
    std::string_view word;
    std::int8_t power = 0;
};

/// What a figure counts, without prefix. Figures in it are in `suits` formats unless the text
/// says otherwise beside them.
struct Unit {
    std::string_view name;   ///< "FLOP/s"
    std::string_view suits;  ///< "" fits everything.
    bool counts = false;     ///< Counts events: a rate only where the text says or means one.
    bool leads = false;      ///< Stands before its number: 'PUE of 1.3'.
    int value = -1;          ///< The attribute value that it implies, or -1.
    int beside = -1;         ///< The attribute that must stand beside it, or -1.
    bool apart = false;      ///< Of another kind: no figure in it leads to the target.
    /// A figure in it says how many times the first value the second is, of one attribute: an
    /// index into Vocabulary::values, or -1.
    int ratio_of = -1, ratio_to = -1;
};

/// One value of an attribute: FP8, sparse, MAC. Its factor leads to the profile's target.
struct AttributeValue {
    std::string_view name;
    std::string_view suits;
    std::uint8_t attribute = 0;
    std::uint32_t numerator = 0;  ///< 0: no factor is known.
    std::uint32_t denominator = 1;
    std::string_view step;  ///< What a conversion from it is called; "" for 'convert from …'.
    bool loose = false;     ///< Its words say it only where no unknown noun follows: '64-bit'.
    int negated = -1;       ///< What its denial says, or -1: nothing.

    bool same_factor(const AttributeValue& other) const {
        return numerator * other.denominator == other.numerator * denominator;
    }
};

struct Attribute {
    std::string_view name;
    bool required = false;     ///< Nothing is normalised without it.
    int fallback = -1;         ///< The value where none is stated, or -1.
    bool accumulates = false;  ///< A value beside a word of the class `accumulate` is no mention.
    bool has_statement = false;
    int statement_values[kMaxStatements] = {-1, -1, -1};
};

/// Words, units and attributes of one kind of registry, read from its tables. Views point into the
/// tables, which must outlive it. Immutable after reading; shared by threads.
struct Vocabulary {
    PhraseTable phrases;
    std::vector<Numeral> numerals;
    std::vector<Prefix> prefixes;
    std::vector<Unit> units;
    std::vector<Attribute> attributes;
    std::vector<AttributeValue> values;  ///< Of all attributes.
    int plain_unit = -1;  ///< What is counted where no noun says it, in units; -1: always said.
    double ceiling = 0;   ///< Counts beyond it are totals unless a rate is stated; 0: no limit.

    /// Reads the tables in turn (keys: numerals, words, clocks, seconds, prefixes, units,
    /// attributes). An Error names the key that is wrong.
    static Result<Vocabulary> read(std::span<const YamlNode* const> tables);
};

}  // namespace veritally
