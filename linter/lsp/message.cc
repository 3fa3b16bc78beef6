#include "lsp/message.h"

#include <cctype>
#include <optional>

#include "base/unicode.h"

namespace veritally {
namespace {

constexpr std::size_t kEscape = 6;  // Bytes of \uXXXX.

/// The unit that an escape \uXXXX at the byte stands for.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
    if (at + kEscape > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
    unsigned unit = 0;
    for (std::size_t i = at + 2; i < at + kEscape; ++i) {
        const char c = text[i];
        if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
        const char letter = static_cast<char>(c | 0x20);
        unit = unit * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : letter - 'a' + 10);
    }
    return unit;
}

bool is_high(std::optional<unsigned> unit) {
    return unit && *unit >= 0xD800 && *unit < 0xDC00;
}
bool is_low(std::optional<unsigned> unit) {
    return unit && *unit >= 0xDC00 && *unit < 0xE000;
}

/// Bytes of the escape at the backslash, and whether it is fit for a parser.
std::size_t take_escape(std::string_view text, std::size_t at, std::string& out) {
    const auto unit = escaped_unit(text, at);
    if (!unit) {
        out += text.substr(at, 2);
        return 2;
    }
    const bool pair = is_high(unit) && is_low(escaped_unit(text, at + kEscape));
    const bool lone = !pair && (is_high(unit) || is_low(unit));
    const std::size_t size = pair ? 2 * kEscape : kEscape;
    if (lone) {
        out += "\\ufffd";
    } else {
        out += text.substr(at, size);
    }
    return size;
}

std::string mended(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\\') {
            i += take_escape(text, i, out);
            continue;
        }
        const CodePoint c = decode(text, i);
        if (c.valid) {
            out += text.substr(i, c.size);
        } else {
            append_utf8(out, 0xFFFD);
        }
        i += c.size;
    }
    return out;
}

Params parse(std::string_view text) {
    Params json = Params::parse(text, nullptr, false);
    return json.is_discarded() ? Params::parse(mended(text), nullptr, false) : json;
}

Message invalid(ErrorCode code, std::string fault) {
    Message message;
    message.fault = std::move(fault);
    message.code = static_cast<int>(code);
    return message;
}

bool is_id(const Params& json) {
    return json.is_string() || json.is_number_integer();
}

Params take(Params& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() ? Params() : std::move(*found);
}

Json envelope() {
    return {{"jsonrpc", "2.0"}};
}

}  // namespace

Message read_message(std::string_view text) {
    if (is_nested_too_deep(text)) {
        return invalid(ErrorCode::parse, "the message is nested too deep");
    }
    Params json = parse(text);
    if (json.is_discarded()) return invalid(ErrorCode::parse, "the message is no JSON");
    if (!json.is_object()) {
        return invalid(ErrorCode::invalid_request, "a message is one JSON object");
    }
    Message message;
    message.id = take(json, "id");
    message.params = take(json, "params");
    const Params method = take(json, "method");
    const bool has_id = is_id(message.id);
    if (!has_id && !message.id.is_null()) {
        return invalid(ErrorCode::invalid_request, "an id is a number or a string");
    }
    if (method.is_string()) {
        message.kind = has_id ? Message::Kind::request : Message::Kind::notification;
        message.method = method.get<std::string>();
    } else if (method.is_null() && (json.contains("result") || json.contains("error"))) {
        message.kind = Message::Kind::response;
    } else {
        Message fault = invalid(ErrorCode::invalid_request, "the message names no method");
        fault.id = message.id;
        return fault;
    }
    return message;
}

std::string answer(const Params& id, Json result) {
    Json json = envelope();
    json["id"] = Json(id);
    json["result"] = std::move(result);
    return dump_json(json);
}

std::string error_answer(const Params& id, ErrorCode code, std::string_view message) {
    Json json = envelope();
    json["id"] = Json(id);
    json["error"] = {{"code", static_cast<int>(code)}, {"message", message}};
    return dump_json(json);
}

std::string notification(std::string_view method, Json params) {
    Json json = envelope();
    json["method"] = method;
    json["params"] = std::move(params);
    return dump_json(json);
}

std::string request(const Json& id, std::string_view method, Json params) {
    Json json = envelope();
    json["id"] = id;
    json["method"] = method;
    if (!params.is_null()) json["params"] = std::move(params);
    return dump_json(json);
}

}  // namespace veritally
