#pragma once

#include "claim/derivation/sources.h"

namespace veritally {

/// What else the term's figure is of: the devices named with its own, the other rows of a table
/// above it, the other counts of a sentence. A part for each; some may be none.
std::vector<Part> siblings_of(const Claims& claims, const Sources& sources, const Term& term);

/// 'It has 1,979 TOPS. - Hask: 512 GPUs; - Sorn: 264 GPUs', of a figure above that nothing counts:
/// a part for each item that counts and quotes nothing of its own; none where there are fewer than
/// two.
std::vector<Part> rated_items(const Claims& claims, const Sources& sources, const Term& rate);

}  // namespace veritally
