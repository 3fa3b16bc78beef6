#pragma once

#include <vector>

#include "claim/faults/slipping.h"

namespace veritally {

/// Of several slips that lead to the stated figure, the one that the text shows best; else the one
/// that comes to mind soonest. nullptr where it shows the words of none.
const Explanation* likeliest_slip(const Claims& claims, const Vocabulary& words,
                                  const std::vector<Explanation>& found);

}  // namespace veritally
