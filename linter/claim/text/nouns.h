#pragma once

#include <string>
#include <string_view>

namespace veritally {

/// Small letters, without the 's' of a plural.
std::string singular(std::string_view noun);
/// The way back, of what singular() gives: 'boxes', 'facilities', 'shelves', 'chassis'.
std::string plural_of(std::string_view noun);

}  // namespace veritally
