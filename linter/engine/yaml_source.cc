#include "engine/yaml_source.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace veritally {
namespace {

constexpr std::size_t kQuotedLine = 120;

}  // namespace

Error YamlSource::error(Span at, std::string message, std::string advice) const {
    if (text == nullptr) return {std::move(message), path, std::move(advice)};
    std::uint32_t line = text->line_of(std::min(at.begin, text->size()));
    std::string quoted = printable(trim(text->at(text->line(line))).substr(0, kQuotedLine));
    if (!quoted.empty()) message += " in '" + quoted + "'";
    return {std::move(message), path + ":" + std::to_string(line), std::move(advice)};
}

Span place_of(const YamlNode& map, std::string_view key) {
    const YamlNode* value = map.find(key);
    return value != nullptr ? value->span : map.span;
}

std::string suggest(std::string_view word, std::span<const std::string_view> known) {
    if (known.empty()) return "none is known";
    if (auto near = nearest(word, known)) return "did you mean '" + std::string(*near) + "'?";
    return "known are " + join_or(known);
}

Status check_keys(const YamlNode& map, std::span<const std::string_view> known,
                  std::string_view what, const YamlSource& source) {
    if (!map.is_map() && !map.is_null()) {
        return source.error(map.span, std::string(what) + " must be a map of keys and values");
    }
    for (const YamlEntry& entry : map.map_entries()) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        return source.error(entry.key_span,
                            "unknown key '" + printable(entry.key) + "' of " + std::string(what),
                            suggest(entry.key, known));
    }
    return std::nullopt;
}

Result<std::vector<std::string_view>> read_texts(const YamlNode& node, std::string_view what,
                                                 const YamlSource& source) {
    std::vector<std::string_view> texts;
    if (node.is_null()) return texts;
    if (node.is_scalar()) return std::vector{node.scalar};
    for (const YamlNode& item : node) {
        if (!item.is_scalar()) {
            return source.error(item.span, std::string(what) + " must hold texts only");
        }
        texts.push_back(item.scalar);
    }
    if (node.is_map()) return source.error(node.span, std::string(what) + " must be a list");
    return texts;
}

Result<bool> read_bool(const YamlNode& node, std::string_view what, const YamlSource& source) {
    if (node.is_scalar() && !node.quoted) {
        for (std::string_view yes : {"true", "yes", "on"}) {
            if (equal_ignoring_case(node.scalar, yes)) return true;
        }
        for (std::string_view no : {"false", "no", "off"}) {
            if (equal_ignoring_case(node.scalar, no)) return false;
        }
    }
    return source.error(node.span, std::string(what) + " must be true or false");
}

}  // namespace veritally
