#pragma once

#include <string>
#include <string_view>

namespace veritally {

/// The text in UTF-8; "" and unknown names stand for UTF-8 itself. What is not in the charset
/// becomes U+FFFD.
std::string to_utf8(std::string_view text, std::string_view charset);

/// What the first kilobyte of HTML says of its charset; "" where it is silent.
std::string declared_charset(std::string_view html);

/// Of a content-type ("text/html; charset=…"), or ""; and the type alone, in lower case.
std::string charset_of(std::string_view content_type);
std::string media_type_of(std::string_view content_type);

}  // namespace veritally
