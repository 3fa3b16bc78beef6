#pragma once

#include <string>
#include <string_view>

namespace veritally {

/// 0 to 15, or -1.
int hex_value(char c);
/// Decodes %XX; a '%' without two hexadecimal digits stays.
std::string percent_decode(std::string_view text);
/// Encodes every byte but unreserved characters and those of `legal`; %XX stays, any other '%'
/// becomes %25.
std::string percent_encode_illegal(std::string_view text, std::string_view legal);

}  // namespace veritally
