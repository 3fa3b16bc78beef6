#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// '12 of the one card and 20 of the other … the peaks are 733 and 250 TOPS': the holding that
/// stands in the place among its like that the figure has in its enumeration; Term::kNone where
/// there are not as many of the one as of the other.
std::uint32_t respective_holding(const Claims& claims, const Figure& figure);

}  // namespace veritally
