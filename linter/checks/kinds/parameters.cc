#include "checks/kinds/parameters.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/text.h"

namespace veritally {

Parameters::Parameters(const Rule& rule, std::span<const std::string_view> known) : rule_(rule) {
    error_ = check_keys(*rule.parameters, known,
                        "'parameters' of kind '" + std::string(rule.kind) + "'", rule.source);
    if (has("ignore-case")) ignore_case_ = flag("ignore-case", false);
}

void Parameters::fail(const YamlNode& at, std::string message, std::string advice) {
    if (error_) return;
    const Span place = at.span.end > 0 ? at.span : place_of(*rule_.node, "parameters");
    error_ = rule_.source.error(place, "rule '" + std::string(rule_.id) + "': " + message,
                                std::move(advice));
}

std::vector<std::string_view> Parameters::texts(std::string_view key) {
    auto read = read_texts(node(key), "'" + std::string(key) + "'", rule_.source);
    if (read) return std::move(*read);
    if (!error_) error_ = read.error();
    return {};
}

bool Parameters::flag(std::string_view key, bool fallback) {
    if (!has(key)) return fallback;
    auto read = read_bool(node(key), "'" + std::string(key) + "'", rule_.source);
    if (read) return *read;
    if (!error_) error_ = read.error();
    return fallback;
}

std::optional<double> Parameters::number(std::string_view key) {
    if (!has(key)) return std::nullopt;
    const auto value = read_number(text(key));
    if (!value) fail(node(key), "'" + std::string(key) + "' must be a number");
    return value;
}

std::optional<Regex> Parameters::pattern(std::string_view key) {
    if (!has(key)) return std::nullopt;
    return pattern(node(key));
}

Regex Parameters::pattern(const YamlNode& node) {
    // Patterns of the embedded rules are proved right by their examples.
    if (rule_.source.text == nullptr) return Regex::lazy(node.scalar, ignore_case_);
    if (!node.is_scalar()) fail(node, "a pattern must be a text");
    auto compiled = Regex::compile(node.scalar, ignore_case_);
    if (compiled) return std::move(*compiled);
    fail(node, compiled.error().message, compiled.error().advice);
    return Regex::lazy("");
}

std::size_t Parameters::choice(std::string_view key, std::span<const std::string_view> allowed) {
    if (!has(key)) return 0;
    const auto found = std::find(allowed.begin(), allowed.end(), text(key));
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
    fail(node(key), "unknown '" + std::string(key) + "' '" + std::string(text(key)) + "'",
         suggest(text(key), allowed));
    return 0;
}

void Parameters::require(std::string_view key) {
    if (!has(key)) fail(*rule_.parameters, "'parameters' needs '" + std::string(key) + "'");
}

void Parameters::require_any(std::span<const std::string_view> keys) {
    if (std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return has(key); })) {
        return;
    }
    fail(*rule_.parameters, "'parameters' asks for nothing", "write one of " + join_or(keys));
}

void Parameters::check_names_in(std::string_view text, Span place,
                                std::span<const std::string_view> names) {
    for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == text.npos) return;
        const std::string_view name = text.substr(open + 1, close - open - 1);
        if (std::find(names.begin(), names.end(), name) != names.end() || error_) continue;
        error_ = rule_.source.error(place,
                                    "rule '" + std::string(rule_.id) + "': '{" + std::string(name) +
                                        "}' stands for nothing",
                                    suggest(name, names));
    }
}

void Parameters::check_names(std::span<const std::string_view> names, const YamlNode* templ) {
    if (rule_.source.text == nullptr) return;
    for (const Wording& wording : rule_.wordings) {
        const YamlNode& written = (*rule_.node)["messages"][wording.id];
        check_names_in(wording.text, written["text"].span, names);
        check_names_in(wording.advice, written["advice"].span, names);
    }
    if (templ != nullptr) check_names_in(templ->scalar, templ->span, names);
}

std::optional<double> read_number(std::string_view text) {
    double value = 0;
    const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace veritally
