#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "claim/sentence.h"
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

/// A figure of an entry as a careful reader takes it. Views point into the document or the
/// vocabulary.
struct Figure {
    Span span;       ///< From the number to the end of its unit and what stands right behind it.
    Span number;     ///< The number alone.
    Numeric stated;  ///< As written, in the unit with its prefix.
    std::uint16_t unit = 0;  ///< Index into Vocabulary::units.
    std::int8_t power = 0;   ///< Of the prefix.
    Readings readings;
    Role role = Role::quoted;
    bool asserted = true;        ///< Neither denied nor superseded.
    std::string_view hedge;      ///< "up to"; "" without one.
    std::uint32_t block = 0;     ///< Of the body.
    std::uint32_t sentence = 0;  ///< Figures of one sentence have the same.

    /// In the unit without prefix.
    Numeric amount() const { return stated.scaled(power); }
};

/// The figures of a document in order of place.
struct Claims {
    std::vector<Figure> figures;
};

Claims read_claims(const Document& document, const Vocabulary& words);

/// The figure alone in the profile's target; nothing where a required attribute is not stated, has
/// no factor, or where the text does not assert the figure.
std::optional<double> normalized(const Figure& figure, const Vocabulary& words);

/// Value of an attribute, with its fall-back; nullptr where it is unknown.
const AttributeValue* reading(const Figure& figure, std::size_t attribute, const Vocabulary& words);

}  // namespace veritally
