#pragma once

#include <optional>
#include <span>

#include "claim/derivation/derivation.h"
#include "claim/derivation/products.h"

namespace veritally {

/// '144 × 296 = 46,624 TOPS': what a product comes to that the text works out wrongly and whose
/// result is the stated figure.
std::optional<double> miscalculated(std::span<const Product> products, const Numeric& stated);

/// '9 racks × 36 × 5 PFLOPS', where 72 were counted: the stated figure follows from a product of
/// the text that takes another number of the text than the term does.
bool writes_other_count(const Claims& claims, std::span<const Product> products, const Term& term,
                        const Numeric& stated);

/// 'That is 32 × 624 = 19,968 TOPS plus 8 × 1,512 = 12,096': the text writes out the stated figure
/// of the parts that were read, each with a multiple of its count: a level of one was not read.
bool writes_out(std::span<const Product> products, std::span<const Term> terms,
                const Numeric& stated);

}  // namespace veritally
