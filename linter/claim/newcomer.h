#pragma once

#include "claim/figure.h"

namespace veritally {

/// The figure's sentence brings up what it is of; the holding was counted in another.
bool is_of_newcomer(const Claims& claims, const Figure& figure, const Holding& holding);

}  // namespace veritally
