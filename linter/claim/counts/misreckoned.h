#pragma once

#include "claim/counts/holding.h"

namespace veritally {

/// Takes no count that follows wrongly from those before it: one that leaves a lot out, has some in
/// it twice or what is only planned, or that is neither their sum nor a product of 'nodes with four
/// cards each'.
void drop_misreckoned(const Text& text, const DocumentText& document,
                      std::vector<Holding>& holdings);

}  // namespace veritally
