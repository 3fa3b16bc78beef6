#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "quantity/catalogue.h"
#include "quantity/numeric.h"

namespace veritally {

/// Of each attribute an index into Vocabulary::values, or -1: any.
using AttributeReading = std::array<std::int16_t, kMaxAttributes>;

/// What is asked: a catalogue and the words it was read with.
struct Reference {
    const Catalogue& catalogue;
    const Vocabulary& words;
};

/// A published figure as it may be quoted of a device.
struct Rate {
    double value = 0;  ///< Published value × count, in the unit without prefix.
    const Published* figure = nullptr;
    std::uint16_t device = 0;  ///< Whose figure it is.
    std::uint32_t count = 1;   ///< Of that device in the one asked for.
    /// The rate with or without structured sparsity that follows from the figure: twice or half.
    bool implied = false;
};

/// True where the figures of `published` are among what `asked` says: FP8 is FP8, 8-bit is FP8 or
/// INT8.
bool covers(const Vocabulary& words, int asked, int published);

/// What is published of a device, of the device that it is an engine of, of its engines, and of
/// what it contains (of one, and times the count): figures of confidence vendor or secondary whose
/// every attribute is covered. A figure that leaves an attribute open is among them.
std::vector<Rate> published(const Reference& with, std::uint16_t device,
                            const AttributeReading& reading);

/// How a quoted figure of one device compares with what is published.
struct Comparison {
    enum class Verdict : std::uint8_t {
        match,    ///< Within 5 % of a published figure.
        differs,  ///< Of no figure of any device meant; all of them have figures.
        unknown,  ///< Too little is published to tell.
    };
    Verdict verdict = Verdict::unknown;
    std::optional<Rate> nearest;  ///< Of the figures in the format asked for.
};

/// Compares in the required attributes alone: whatever units, density or format of the sum may be
/// meant. What a single source says, or a plan, proves nothing wrong. Of values that are unresolved
/// all between the figures matches. `digits` is the quoted figure, in the catalogue's unit and
/// counting, as far as its digits tell.
Comparison compare(const Reference& with, Interval digits, std::span<const std::uint16_t> devices,
                   const AttributeReading& reading);

/// The figure that the maker prints as this number without saying of what: '275 TOPS'. Nothing
/// where the devices' headlines of that number lead to different figures in the target.
std::optional<Rate> headline(const Reference& with, Interval digits,
                             std::span<const std::uint16_t> devices);

/// Rates in format `to` over rates in format `from` on the matrix units of a device, all else equal
/// (vendor or secondary, nothing unresolved): each ratio once, sorted.
std::vector<double> published_ratios(const Reference& with, std::uint16_t device, int from, int to);

/// What a text says of attributes by its words alone: the reading of a profile's target.
AttributeReading reading_of(std::string_view text, const Vocabulary& words);

/// Times all factors to the target; an attribute that is open has its fall-back. Nothing where a
/// required attribute is open or a factor is not known.
std::optional<double> to_target(const Vocabulary& words, const AttributeReading& reading);

/// The published figure to take for a device of which none is quoted: in the target's own format
/// if there is one, else in one of the same factor, else the nearest on matrix units; dense before
/// sparse, figures of the device before those of what it contains. Never a plan's, a single
/// source's, or an unresolved one.
std::optional<Rate> figure_for(const Reference& with, std::uint16_t device,
                               const AttributeReading& target);

}  // namespace veritally
