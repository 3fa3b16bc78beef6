#pragma once

#include <vector>

#include "claim/counts/holding.h"
#include "claim/text/sentence.h"

namespace veritally {

/// 'sold', 'switched off': of what it counts, or what was counted before.
bool tells_of_gone(const Sentence& sentence);

/// The token behind 'They were retired' at the sentence's head; its begin where it says something
/// else.
std::uint32_t end_of_retired(const Text& text, const Sentence& sentence);

/// 'It ran 240 V100. They were decommissioned when 228 H100 took over': what the sentence before
/// counts is there no more, and what this one counts is.
void drop_gone(const Text& text, const DocumentText& document, std::vector<Holding>& holdings);

}  // namespace veritally
