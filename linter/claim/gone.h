#pragma once

#include <vector>

#include "claim/holding.h"
#include "claim/sentence.h"

namespace veritally {

/// 'It ran 240 V100. They were decommissioned when 228 H100 took over': what the sentence before
/// counts is there no more, and what this one counts is.
void drop_gone(const Text& text, const DocumentText& document, std::vector<Holding>& holdings);

}  // namespace veritally
