#pragma once

#include "claim/derivation/sources.h"

namespace veritally {

/// One conversion of the vocabulary leads from the one number to the other, at the digits shown.
bool converts_to(const Vocabulary& words, double from, const Numeric& to);

/// The figure says again what was measured, or follows from it: 'an Rmax of 9.8 petaflops … Eight
/// times 9.8 petaflops', 'it holds 745 TFLOPS … this comes to 1,490 TOPS'.
bool repeats_measured(const Claims& claims, const Vocabulary& words, std::uint32_t figure);

}  // namespace veritally
