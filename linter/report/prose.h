#pragma once

#include <string>
#include <string_view>

namespace veritally {

/// With a capital and a full stop: what some formats want and a terminal does not.
std::string sentence(std::string text);

/// "1 file", "2 files"
std::string plural(std::size_t count, std::string_view noun);

/// "3 errors, 1 warning"; "" where all are 0.
std::string count_text(std::size_t errors, std::size_t warnings, std::size_t notes);

}  // namespace veritally
