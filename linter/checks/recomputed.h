#pragma once

#include <string>
#include <string_view>

#include "claim/derivation.h"
#include "engine/check.h"

namespace veritally {

/// What an entry says of figures and what follows from it; empty where the profile has no
/// quantities. Worked out once an entry.
struct Recomputed {
    Claims claims;
    Derivation derivation;
};
const Recomputed& recomputed(const Subject& subject);

/// The words of a figure, line endings as spaces.
std::string in_one_line(std::string_view text);

/// "2 times too much", "12.5 times too little"
std::string ratio_in_words(double stated, double right);

}  // namespace veritally
