#pragma once

#include <vector>

#include "claim/derivation/derivation.h"
#include "claim/derivation/products.h"

namespace veritally {

/// A figure as the derivation looks at it.
struct Reckoned {
    enum class Form : std::uint8_t {
        plain,      ///< In the target's terms: nothing to convert.
        converted,  ///< Its attributes ask for a factor.
        bare,       ///< A required attribute is not stated.
    };
    std::uint32_t figure = 0;
    Form form = Form::plain;
    double value = 0;   ///< Converted, per what it is of; of a bare one without that attribute.
    Interval interval;  ///< By the digits shown.
};

/// What an entry's figures are to its argument: sources that others follow from, conclusions,
/// repetitions, which are neither, and the products that the text writes out.
struct Sources {
    std::vector<Reckoned> sources;
    std::vector<Conclusion> conclusions;
    std::vector<Reckoned> repeated;
    std::vector<Product> products;
    bool only_repeats = false;  ///< Each source only says in other words what is stated.
};

/// `stated` may be null.
Sources find_sources(const Claims& claims, const Vocabulary& words, const Numeric* stated);

/// The figure of that index, converted by its own attributes and, where the tables know no factor,
/// by what the entry says.
Reckoned reckon(const Claims& claims, std::uint32_t index, const Vocabulary& words);

/// The term takes over a figure that does not say all that is needed to convert it.
bool is_unnamed(const Claims& claims, const Term& term, const Vocabulary& words);
/// What such a figure is taken to be in: the target's value of what it does not say; nullptr where
/// the target has none.
const AttributeValue* assumed_of(const Claims& claims, const Term& term, const Vocabulary& words);

}  // namespace veritally
