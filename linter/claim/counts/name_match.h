#pragma once

#include <string_view>

namespace veritally {

/// The text, in small letters, has the name of a device in whatever case, with or without a
/// plural's 's' and a vendor in front.
bool contains_name(std::string_view low, std::string_view name);

}  // namespace veritally
