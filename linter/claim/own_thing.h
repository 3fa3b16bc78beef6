#pragma once

#include "claim/sources.h"

namespace veritally {

/// Figures of different rows and items, each with its own source or count, are of different things
/// even where the numbers agree.
bool is_own_thing(const Claims& claims, const Reckoned& reckoned, const Reckoned& other);

/// The first holding of the row, item or paragraph; null without one.
const Holding* holding_in(const Claims& claims, std::uint32_t unit_block);

}  // namespace veritally
