#pragma once

#include "claim/derivation/sources.h"

namespace veritally {

/// Figures of different rows and items, each with its own source or count, are of different things
/// even where the numbers agree.
bool is_own_thing(const Claims& claims, const Reckoned& reckoned, const Reckoned& other);

/// '61.3 teraflops in FP64 and | 1,961 TOPS dense INT8' of one device in nodes of four: that it is
/// the former converted, times four, is chance. Chips are laid out in powers of two as well.
bool is_rated_itself(const Claims& claims, const Vocabulary& words, const Reckoned& reckoned,
                     const Reckoned& source);

/// The first holding of the row, item or paragraph; null without one.
const Holding* holding_in(const Claims& claims, std::uint32_t unit_block);

}  // namespace veritally
