#pragma once

#include <string_view>

namespace veritally {

/// The released version, such as `0.1.0`. Both come from CMakeLists.txt.
std::string_view version();

/// Address of the home page without a final slash, the root of every link that is printed.
std::string_view home_page();

}  // namespace veritally
