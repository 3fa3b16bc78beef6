#pragma once

#include <span>

#include "claim/products.h"
#include "claim/told.h"

namespace veritally {

/// Where nothing settles how many there are, the number goes first by which the text itself
/// multiplies the figure. `ways`: of one figure, not empty.
void take_told(const Claims& claims, const Told& told, std::span<const Product> products,
               Part& ways);

}  // namespace veritally
