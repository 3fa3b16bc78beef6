#pragma once

#include "claim/sources.h"

namespace veritally {

/// '| Lisbon | 100 |' and '| Porto | 140 |', of one figure below the table: the parts of the other
/// rows or items that count what the term's does. They may be none.
std::vector<Part> parts_of_rows(const Claims& claims, const Term& term);

/// 'It has 1,979 TOPS. - Hask: 512 GPUs; - Sorn: 264 GPUs', of a figure above that nothing counts:
/// a part for each item that counts and quotes nothing of its own; none where there are fewer than
/// two.
std::vector<Part> rated_items(const Claims& claims, const Sources& sources, const Term& rate);

}  // namespace veritally
