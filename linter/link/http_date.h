#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace veritally {

/// "Sun, 06 Nov 1994 08:49:37 GMT" as seconds since 1970; no other form.
std::optional<std::int64_t> parse_http_date(std::string_view text);

}  // namespace veritally
