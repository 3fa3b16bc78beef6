#pragma once

#include "claim/text/token.h"

namespace veritally {

/// How far the token sets a figure and what is said of it apart; `before`: it is said before the
/// figure. Small within a phrase.
float cost_between(const Token& token, bool before);

}  // namespace veritally
