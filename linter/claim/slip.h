#pragma once

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
};

/// In the order of a derivation.
struct SlipTable {
    std::vector<Slip> slips;
    /// Reads the lists `slips` of the tables; one of a known id takes the place of the other. An
    /// Error names the slip at fault.
    static Result<SlipTable> read(std::span<const YamlNode* const> tables, const Vocabulary& words);
};

}  // namespace veritally
