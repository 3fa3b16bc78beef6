#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/yaml.h"
#include "quantity/vocabulary.h"

namespace veritally {

/// A known way to get a figure wrong, as rules/reference/slips.yaml lists it.
struct Slip {
    /// What the slip does, in the order of a derivation. Of units: a power of ten. Of an attribute:
    /// `kept`, its factor was not applied; `repeated`, twice; `inverted`, the other way;
    /// `taken_for`, the factor of `value` was applied although the figure is not in it. Of counts
    /// and parts: lost or repeated, added to a figure that is of all already, or another count.
    enum class Change : std::uint8_t {
        unit,
        prefix,
        kept,
        repeated,
        inverted,
        taken_for,
        count_lost,
        count_repeated,
        count_added,
        count_other,
        part_lost,
        part_repeated
    };
    enum class Stage : std::uint8_t { unit, attribute, count, part };
    Stage stage() const;
    /// It may be one of many, so that it explains a figure by chance sooner than others.
    bool open() const;
    std::string_view id, rule, says;
    std::string_view write;  ///< What belongs in the place of a wrong unit; "" where that is open.
    Change change = Change::kept;
    std::uint8_t attribute = 0;
    int value = -1;                       ///< Of the attribute: the one it is about; -1 for any.
    std::vector<std::string_view> words;  ///< One of them must stand in the text; empty: none need.
    std::vector<std::string_view> done;   ///< One of them beside such a word: it was done.
};

/// Why a figure that does not follow is not held against the stated one: the text may not have been
/// read as it is meant.
enum class Doubt : std::uint8_t {
    none,
    unread_count,   ///< A number that counts nothing, as far as was read, leads to it.
    otherwise,      ///< Figures and numbers of the text, put together otherwise, come to it.
    left_out,       ///< What is counted and no part of the total.
    worked_out,     ///< The text has it with more digits.
    change,         ///< What came, went or is left.
    open_count,     ///< How many there are is left open.
    told,           ///< The text ends on it.
    share,          ///< A share that the text speaks of.
    compared,       ///< What the text compares with.
    lone_count,     ///< It follows without a count that stands apart.
    tier,           ///< It follows with a count on top.
    other_devices,  ///< It follows with the number of others.
    published,      ///< It is what is published in the terms asked for.
};
constexpr std::size_t kDoubts = 14;

/// In the order of a derivation.
struct SlipTable {
    std::vector<Slip> slips;
    std::array<std::string_view, kDoubts> doubts;  ///< What each says; the first says nothing.
    /// Reads the lists `slips` and `doubts` of the tables; one of a known id takes the place of the
    /// other. An Error names the slip at fault.
    static Result<SlipTable> read(std::span<const YamlNode* const> tables, const Vocabulary& words);
};

}  // namespace veritally
