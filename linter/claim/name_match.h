#pragma once

#include <string_view>

namespace veritally {

/// The text has the name of a device, ignoring case, a plural's 's' and a vendor in front.
bool contains_name(std::string_view text, std::string_view name);

}  // namespace veritally
