#pragma once

#include <string>
#include <string_view>

#include "document/yaml.h"

namespace veritally {

/// What holds for every tree, whatever was read. Returns the first breach in words, or "".
/// `text` is what the spans count in, `yaml` the part of it that was parsed.
inline std::string breach_of_span(std::string_view text, Span span, Span outer) {
    const bool is_sound = span.begin <= span.end && span.end <= text.size() && outer.contains(span);
    if (is_sound) return "";
    return "span " + std::to_string(span.begin) + ".." + std::to_string(span.end) + " outside " +
           std::to_string(outer.begin) + ".." + std::to_string(outer.end);
}

inline std::string breach_of_scalar(std::string_view written, const YamlNode& node) {
    if (!node.is_scalar()) return "";
    const char first = written.empty() ? '\0' : written.front();
    const bool in_quotes = first == '"' || first == '\'';
    const bool is_block = first == '|' || first == '>';
    if (node.quoted != (in_quotes || is_block))
        return "quoted does not fit: " + std::string(written);
    if (in_quotes && (written.size() < 2 || written.back() != first)) {
        return "no closing quote: " + std::string(written);
    }
    const std::string_view space = " \t\r\n";
    if (!in_quotes && !written.empty() && space.find(written.back()) != std::string_view::npos) {
        return "white space at the end: " + std::string(written);
    }
    const bool is_plain_line = !node.quoted && written.find_first_of("\r\n") == std::string::npos;
    bool is_ascii = true;
    for (char c : written) is_ascii = is_ascii && static_cast<signed char>(c) > 0;
    if (is_plain_line && is_ascii && written != node.scalar) {
        return "reads otherwise than written: " + std::string(written);
    }
    return "";
}

inline std::string breach_of_node(std::string_view text, const YamlNode& node, Span outer) {
    std::string breach = breach_of_span(text, node.span, outer);
    if (!breach.empty()) return breach;
    breach = breach_of_scalar(text.substr(node.span.begin, node.span.size()), node);
    std::uint32_t at = node.span.begin;
    for (const YamlNode& item : node) {
        if (breach.empty()) breach = breach_of_node(text, item, {at, node.span.end});
        at = item.span.end;
    }
    for (const YamlEntry& entry : node.map_entries()) {
        if (breach.empty()) breach = breach_of_span(text, entry.key_span, {at, node.span.end});
        at = entry.key_span.end;
        if (breach.empty()) breach = breach_of_node(text, entry.value, {at, node.span.end});
        at = entry.value.span.end;
    }
    return breach;
}

inline std::string breach_of_yaml_laws(std::string_view text, Span yaml, const YamlTree& tree) {
    std::string breach = breach_of_node(text, tree.root, yaml);
    for (const YamlProblem& problem : tree.problems) {
        if (breach.empty()) breach = breach_of_span(text, problem.span, yaml);
        if (breach.empty() && problem.kind == YamlProblem::Kind::duplicate_key) {
            breach = breach_of_span(text, problem.other, yaml);
        }
        const bool is_line = problem.message.find_first_of("\r\n") == std::string::npos;
        if (breach.empty() && (problem.message.empty() || !is_line)) breach = "no one-line message";
    }
    return breach;
}

/// A scalar in quotes or on one line reads the same anywhere: its span holds all of it and no more.
inline std::string breach_of_reading(std::string_view text, const YamlNode& node) {
    const std::string_view written = text.substr(node.span.begin, node.span.size());
    const bool in_quotes = written.starts_with('"') || written.starts_with('\'');
    const bool is_line = !written.starts_with('|') && !written.starts_with('>') &&
                         written.find_first_of("\r\n") == std::string_view::npos;
    if (node.is_scalar() && node.tag.empty() && !written.empty() && (in_quotes || is_line)) {
        const std::string yaml = "x: " + std::string(written);
        const YamlTree alone = parse_yaml(yaml);
        const YamlNode& node_alone = alone.root["x"];  // "-" alone is a list.
        const bool is_other = node_alone.is_scalar() && node_alone.scalar != node.scalar;
        if (alone.problems.empty() && is_other) return "reads otherwise: " + yaml;
    }
    std::string breach;
    for (const YamlNode& item : node) {
        if (breach.empty()) breach = breach_of_reading(text, item);
    }
    for (const YamlEntry& entry : node.map_entries()) {
        if (breach.empty()) breach = breach_of_reading(text, entry.value);
    }
    return breach;
}

/// All of a tree in text: equal for equal trees.
inline std::string describe(const YamlNode& node) {
    std::string out = std::to_string(static_cast<int>(node.kind)) + (node.quoted ? "q" : "") + "[" +
                      std::to_string(node.span.begin) + "," + std::to_string(node.span.end) + ")" +
                      std::string(node.tag) + "<" + std::string(node.scalar) + ">{";
    for (const YamlNode& item : node) out += describe(item) + ",";
    for (const YamlEntry& entry : node.map_entries()) {
        out += std::string(entry.key) + "@" + std::to_string(entry.key_span.begin) + "-" +
               std::to_string(entry.key_span.end) + "=" + describe(entry.value) + ",";
    }
    return out + "}";
}

inline std::string describe(const YamlTree& tree) {
    std::string out = describe(tree.root);
    for (const YamlProblem& problem : tree.problems) {
        out += "\n" + std::to_string(static_cast<int>(problem.kind)) + " " +
               std::to_string(problem.span.begin) + "-" + std::to_string(problem.span.end) + " " +
               std::to_string(problem.other.begin) + " " + problem.message;
    }
    return out;
}

}  // namespace veritally
