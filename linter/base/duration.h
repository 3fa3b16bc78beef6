#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace veritally {

/// Reads "500ms", "30s", "5m" or "1h": a whole number and its unit, a day at most. Nothing for
/// anything else.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

}  // namespace veritally
