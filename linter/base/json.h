#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

using Json = nlohmann::ordered_json;

/// Whether arrays and objects lie deeper in each other than anybody means: whoever walks such a
/// value may run out of stack. Of a text that is no JSON it says something, no more.
bool is_nested_too_deep(std::string_view text);

/// Reads one JSON value; nothing where the text is none, or nested too deep. Never throws. Bound
/// its size: objects take time by the square of their members.
std::optional<Json> parse_json(std::string_view text);

/// On one line; bytes that are not UTF-8 become U+FFFD.
std::string dump_json(const Json& json);

/// The text of a member; "" where it is absent or no text.
std::string json_text(const Json& object, std::string_view key);
/// The whole number of a member; `fallback` where it is absent or none.
std::int64_t json_integer(const Json& object, std::string_view key, std::int64_t fallback = 0);

}  // namespace veritally
