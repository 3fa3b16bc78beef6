#include "base/json.h"

namespace veritally {
namespace {

constexpr int kDeepest = 500;

}  // namespace

bool is_nested_too_deep(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            i += c == '\\';
        } else if (c == '[' || c == '{') {
            if (++depth > kDeepest) return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

std::optional<Json> parse_json(std::string_view text) {
    if (is_nested_too_deep(text)) return std::nullopt;
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return std::nullopt;
    return json;
}

std::string dump_json(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string json_text(const Json& object, std::string_view key) {
    if (!object.is_object()) return "";
    const auto found = object.find(std::string(key));
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::int64_t json_integer(const Json& object, std::string_view key, std::int64_t fallback) {
    if (!object.is_object()) return fallback;
    const auto found = object.find(std::string(key));
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>()
                                                               : fallback;
}

}  // namespace veritally
