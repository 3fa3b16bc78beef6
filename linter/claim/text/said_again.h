#pragma once

#include "claim/text/sentence.h"

namespace veritally {

/// '300 TOPS, | or 3×10¹⁴ operations a second': what stands between the figure before and this one
/// only says it in other terms. `begin`: of the figure's own clause.
bool says_again(const Text& text, const Sentence& sentence, const Measure& measure,
                std::uint32_t begin);

}  // namespace veritally
