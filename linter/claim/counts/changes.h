#pragma once

#include "claim/counts/holding.h"

namespace veritally {

/// What came to a number of things, or went from it: 'added 32 more', 'six have since been sold'.
struct CountChange {
    double count = 0;  ///< Below zero where they went.
    std::uint32_t sentence = 0;
};

/// Changes that stand in no holding's words, in order of place; none of what is planned.
std::vector<CountChange> find_changes(const Text& text, const DocumentText& document,
                                      const std::vector<Holding>& holdings);

/// 'Originally there were 600 … Of those, 113 have been retired': the 600 are there but for these,
/// where nothing else is.
void revive_reduced(const std::vector<CountChange>& changes, std::vector<Holding>& holdings);

/// 'Fourteen are of the big sort, the others of the small one', of 22 boards: adds the eight.
void add_remainders(const Text& text, const DocumentText& document,
                    const std::vector<DeviceMention>& devices, std::vector<Holding>& holdings);

}  // namespace veritally
