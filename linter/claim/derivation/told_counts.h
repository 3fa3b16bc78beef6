#pragma once

#include <span>

#include "claim/derivation/products.h"
#include "claim/derivation/told.h"

namespace veritally {

/// Where nothing settles how many there are, the number goes first by which the text itself
/// multiplies the figure. `ways`: of one figure, not empty.
void take_told(const Claims& claims, const Told& told, std::span<const Product> products,
               Part& ways);

/// 'Oslo runs 96, which is 70.4 petaops. In Bergen there are 40 …': puts the first lot before the
/// ways and returns the parts of the others; nothing where one of them is the whole, or something
/// else settles how many there are. `ways`: of one figure, not empty.
std::vector<Part> take_lots(const Claims& claims, const Told& told, Part& ways);

}  // namespace veritally
