#pragma once

#include "claim/derivation/sources.h"

namespace veritally {

/// 'A chip holds two of them (73.7 TOPS) and a board two chips. … 147.5 TOPS': the ways, longer by
/// each count of another kind that takes them from figure to figure of the text. Those it adds are
/// never sure. `ways`: of one figure, not empty.
void follow_chains(const Claims& claims, const Sources& sources, Part& ways);

}  // namespace veritally
