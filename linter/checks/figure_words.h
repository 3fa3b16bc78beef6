#pragma once

#include <string>
#include <string_view>

namespace veritally {

/// The words of a figure, line endings as spaces.
std::string in_one_line(std::string_view text);

}  // namespace veritally
