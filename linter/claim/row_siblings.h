#pragma once

#include "claim/derivation.h"

namespace veritally {

/// '| Lisbon | 100 |' and '| Porto | 140 |', of one figure below the table: the parts of the other
/// rows or items that count what the term's does. They may be none.
std::vector<Part> parts_of_rows(const Claims& claims, const Term& term);

}  // namespace veritally
