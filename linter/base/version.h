#pragma once

#include <string_view>

namespace veritally {

/// Both come from CMakeLists.txt.
std::string_view program_version();
/// Without a final '/': the root of every link that is printed.
std::string_view home_page();

}  // namespace veritally
