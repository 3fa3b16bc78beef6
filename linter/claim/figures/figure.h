#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "claim/counts/changes.h"
#include "claim/counts/devices.h"
#include "claim/counts/holding.h"
#include "claim/figures/cues.h"
#include "claim/figures/ratio.h"
#include "document/document.h"

namespace veritally {

/// The part that a figure plays in the argument of an entry.
enum class Role : std::uint8_t {
    quoted,
    derived,
    total,
    sustained,
    planned,
    negated,
    superseded,
    compared,
};
std::string_view role_name(Role role);
/// What plays it never leads to a peak.
bool is_aside(Role role);

/// A figure of an entry as a careful reader takes it. Views point into the document or the
/// vocabulary.
struct Figure {
    Span span;       ///< From the number to the end of its unit and what stands right behind it.
    Span number;     ///< The number alone.
    Span unit_span;  ///< The unit alone; empty where it shares one.
    Numeric stated;  ///< As written, in the unit with its prefix.
    std::uint16_t unit = 0;  ///< Index into Vocabulary::units.
    std::int8_t power = 0;   ///< Of the prefix.
    Readings readings;
    Role role = Role::quoted;
    bool asserted = true;                 ///< Neither denied nor superseded.
    std::string_view hedge;               ///< "up to"; "" without one.
    std::uint32_t block = 0;              ///< Of the body.
    std::uint32_t unit_block = 0;         ///< The row, list item or paragraph that it stands in.
    std::uint32_t around = Block::kNone;  ///< The item around the list of its item.
    bool cell = false;                    ///< In a table.
    bool clocked = false;                 ///< Worked out: so many in each cycle, times the clock.
    std::uint32_t section = Block::kNone;
    std::uint32_t sentence = 0;  ///< Figures of one sentence have the same.
    std::uint32_t token = 0;     ///< Where it begins.
    std::uint32_t run = 0;       ///< Figures of one enumeration or range have the same.
    bool ranged = false;         ///< One end of a range; the other has the same run.
    Cues cues;
    std::vector<double> multipliers;  ///< That the text multiplies it with: '5,000 × 72 TOPS'.

    /// In the unit without prefix.
    Numeric amount() const { return stated.scaled(power); }
};

/// False for what nobody counts, and what sums and products would overflow with.
bool is_within_reason(double amount);

/// What a document says of figures and devices, in order of place.
struct Claims {
    std::vector<Figure> figures;
    std::vector<Holding> holdings;
    std::vector<Ratio> ratios;
    std::vector<Span> vague;  ///< Quantities without a number: 'several petaflops'.
    std::vector<CountChange> changes;
    std::vector<DeviceMention> devices;
    std::vector<std::uint16_t> title_devices;  ///< That the front matter names.
    bool of_one_device = false;  ///< The entry has a device's name and no more for its own.
    std::vector<std::uint32_t> sections_of_passage;
    std::unique_ptr<const DocumentText> text;  ///< What the others point into.
};

/// `catalogue` may be null: then no devices are found. `known`: devices that the entry's title
/// names. `memory`: what earlier readings of the text left; may be null, and changes nothing but
/// the time it takes.
Claims read_claims(const Document& document, const Vocabulary& words,
                   const Catalogue* catalogue = nullptr, std::span<const std::uint16_t> known = {},
                   PassageMemory* memory = nullptr);

/// The figure alone in the profile's target; nothing where a required attribute is not stated, has
/// no factor, or where the text does not assert the figure.
std::optional<double> normalized(const Figure& figure, const Vocabulary& words);

/// Value of an attribute that the text states; nullptr where it does not.
const AttributeValue* stated_value(const Figure& figure, std::size_t attribute,
                                   const Vocabulary& words);

/// Each required attribute is said with the figure itself.
bool says_format(const Figure& figure, const Vocabulary& words);

/// The known device that the holding counts; nullptr where it names none.
const DeviceMention* counted_device(const Claims& claims, const Holding& holding);

/// Value of an attribute, with its fall-back; nullptr where it is unknown.
const AttributeValue* reading(const Figure& figure, std::size_t attribute, const Vocabulary& words);

}  // namespace veritally
