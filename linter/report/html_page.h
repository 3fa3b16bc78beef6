#pragma once

#include <string_view>

namespace veritally {

// What stands in every HTML report whatever was found. Nothing is loaded from elsewhere.

std::string_view html_style();
std::string_view html_script();
/// Of the page: allows this script by its hash, this style, and nothing else.
std::string_view html_policy();

}  // namespace veritally
