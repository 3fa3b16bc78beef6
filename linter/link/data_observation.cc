#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "link/observation.h"

namespace veritally {
namespace {

constexpr std::size_t kMostJson = kMaxBody;
constexpr std::size_t kShortText = 400;

const Json* member(const Json& object, std::string_view key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(std::string(key));
    return found == object.end() ? nullptr : &*found;
}

/// A status that an envelope names: 404, "404"; 0 for none.
int code_of(const Json& object, const DataKeys& keys) {
    for (std::string_view key : keys.codes) {
        const Json* value = member(object, key);
        if (value == nullptr) continue;
        if (value->is_number_integer()) {
            const auto number = value->get<std::int64_t>();
            if (number >= 400 && number < 600) return static_cast<int>(number);
        }
        if (value->is_string()) {
            const std::string text = value->get<std::string>();
            if (text.size() == 3 && (text[0] == '4' || text[0] == '5'))
                return std::atoi(text.c_str());
        }
    }
    return 0;
}

/// Says that all is well, or holds something besides words about an error.
bool has_data(const Json& object, const DataKeys& keys) {
    for (std::string_view key : keys.well) {
        const Json* value = member(object, key);
        if (value == nullptr) continue;
        if (value->is_boolean() && value->get<bool>()) return true;
        const std::string text = value->is_string() ? lower(value->get<std::string>()) : "";
        if (text == "ok" || text == "success" || text == "200") return true;
    }
    for (std::string_view key : keys.data) {
        const Json* value = member(object, key);
        if (value != nullptr && !value->is_null() && !(value->is_array() && value->empty()) &&
            !(value->is_object() && value->empty())) {
            return true;
        }
    }
    return object.size() > 12;
}

bool says_anywhere(const SignSet& set, std::string text) {
    std::replace(text.begin(), text.end(), '_', ' ');
    if (set.says(text)) return true;
    std::size_t begin = 0;
    for (std::size_t at; (at = text.find(". ", begin)) != std::string::npos; begin = at + 2) {
        if (set.says(std::string_view(text).substr(begin, at - begin))) return true;
    }
    return begin > 0 && set.says(std::string_view(text).substr(begin));
}

/// Is an object about a failure, so that its code is a status? What has a name and a size beside
/// its code is a thing with a number.
bool tells_failure(const Json& object, const DataKeys& keys) {
    const auto has = [&](std::string_view key) { return member(object, key) != nullptr; };
    return object.size() <= 2 || std::any_of(keys.failure.begin(), keys.failure.end(), has) ||
           std::all_of(keys.problem.begin(), keys.problem.end(), has);
}

/// Looks for an error in an envelope and what it nests under "error" or "errors".
class Envelope {
  public:
    explicit Envelope(const LinkSigns& signs) : signs_(signs) {}

    Observation read(const Json& object, int depth = 0) {
        if (object.is_array() && !object.empty() && depth > 0) return read(object[0], depth + 1);
        if (object.is_string() && depth > 0) return read_text(object.get<std::string>());
        if (!object.is_object() || depth > 3) return {};
        const bool failed = depth > 0 || tells_failure(object, signs_.data_keys);
        if (const int code = failed ? code_of(object, signs_.data_keys) : 0) {
            if (code == 404 || code == 410) return {Seen::soft, named(code)};
            if (code == 429) return {Seen::throttled, named(code)};
            if (code >= 500) return {Seen::transient, named(code)};
            if (code == 401 || code == 403) return {Seen::blocked, named(code)};
        }
        for (std::string_view key : signs_.data_keys.words) {
            const Json* value = member(object, key);
            if (value == nullptr || value->is_boolean() || value->is_number()) continue;
            Observation seen = read(*value, depth + 1);
            if (seen.seen != Seen::alive) return seen;
        }
        return {};
    }

  private:
    static std::string named(int code) {
        return "answers with data that says " + std::to_string(code);
    }
    Observation read_text(const std::string& text) const {
        const std::string reason = "answers with data that says '" + text.substr(0, 60) + "'";
        if (says_anywhere(signs_.throttled, text)) return {Seen::throttled, reason};
        if (says_anywhere(signs_.not_found, text)) return {Seen::soft, reason};
        return {};
    }

    const LinkSigns& signs_;
};

Observation observe_json(const Answer& answer, const LinkSigns& signs) {
    if (answer.body.size() > kMostJson || answer.capped) return {};
    const auto json = parse_json(answer.body);
    if (!json || (json->is_object() && has_data(*json, signs.data_keys))) return {};
    return Envelope(signs).read(*json);
}

Observation observe_text(const Answer& answer, const LinkSigns& signs) {
    const std::string_view text = trim(answer.body);
    if (text.size() > kShortText) return {};
    const std::string said(text);
    if (says_anywhere(signs.throttled, said)) return {Seen::throttled, "says '" + said + "'"};
    if (says_anywhere(signs.not_found, said)) return {Seen::soft, "says '" + said + "'"};
    if (says_anywhere(signs.maintenance, said)) return {Seen::transient, "says '" + said + "'"};
    if (says_anywhere(signs.wall, said)) return {Seen::blocked, "says '" + said + "'"};
    return {};
}

Observation observe_xml(const Answer& answer, const LinkSigns& signs) {
    for (std::string_view mark : signs.not_found.markup) {
        if (mark.starts_with("<Code>") && answer.body.find(mark) != std::string::npos) {
            return {Seen::soft, "answers with data that says that it is missing"};
        }
    }
    if (answer.body.find("<Code>AccessDenied</Code>") != std::string::npos) {
        return {Seen::blocked, "answers with data that denies access"};
    }
    return {};
}

}  // namespace

Observation observe_data(const Answer& answer, std::string_view type, const LinkSigns& signs) {
    for (const auto& [name, value] : signs.wall.headers) {
        const std::string_view found = header(answer.headers, name);
        if (!found.empty() && value.found_in(found)) return {Seen::blocked, "is a bot wall"};
    }
    if (type.ends_with("json")) return observe_json(answer, signs);
    if (type.ends_with("xml")) return observe_xml(answer, signs);
    if (type == "text/plain") return observe_text(answer, signs);
    return {};
}

}  // namespace veritally
