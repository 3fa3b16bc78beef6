#pragma once

#include "claim/counts/holding.h"

namespace veritally {

/// Joins counts that are said apart to chains: 'eight a node' to '64 nodes'. The work grows with
/// the square of the holdings.
void link_tiers(const Text& text, const DocumentText& document, const Body& body,
                std::vector<Holding>& holdings);

/// Finds which holdings are the product or the sum of others. The work grows with the cube; of many
/// holdings nothing is found.
void find_totals(std::vector<Holding>& holdings, const Body& body);

}  // namespace veritally
