#pragma once

#include <string_view>

#include "claim/counts/holding.h"

namespace veritally {

/// 'A third of them belong to Casper', where the entry is about Casper: leaves as many in the
/// holding as are his. `subject`: what the front matter says.
void take_shares(const Text& text, const DocumentText& document, std::string_view subject,
                 std::vector<Holding>& holdings);

}  // namespace veritally
