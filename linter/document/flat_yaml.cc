#include "document/flat_yaml.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "document/yaml_arena.h"
#include "document/yaml_builder.h"
#include "document/yaml_scan.h"

namespace veritally {
namespace {

constexpr std::size_t kMaxLines = 500;
constexpr std::size_t kMaxKey = 100;

enum Class : std::uint8_t { plain = 0, colon = 1, hash = 2, high = 4, control = 8 };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
    std::array<std::uint8_t, 256> classes{};
    for (int c = 0; c < 0x20; ++c) classes[c] = control;
    for (int c = 0x80; c < 0x100; ++c) classes[c] = high;
    classes[':'] = colon;
    classes['#'] = hash;
    classes[0x7f] = control;
    return classes;
}();

/// All classes that occur in the text.
std::uint8_t classes_of(std::string_view text) {
    std::uint8_t classes = plain;
    for (char c : text) classes |= kClasses[static_cast<unsigned char>(c)];
    return classes;
}

bool is_key_start(char c) {
    return is_ascii_letter(c) || c == '_';
}

bool is_key_part(char c) {
    return is_key_start(c) || is_ascii_digit(c) || c == '-';
}

bool starts_plain(char c) {
    return std::string_view("-?:,[]{}#&*!|>'\"%@`").find(c) == std::string_view::npos;
}

bool is_null_word(std::string_view text) {
    return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// The size of the key that the line begins with and a colon ends; 0 where there is none.
std::size_t key_size(std::string_view line) {
    if (line.empty() || !is_key_start(line[0])) return 0;
    std::size_t size = 1;
    while (size < line.size() && is_key_part(line[size])) ++size;
    return size < line.size() && line[size] == ':' && size <= kMaxKey ? size : 0;
}

/// One line `key: value`, read from its front; `rest` is what is left of it.
struct Line {
    std::string_view rest;
    std::uint32_t at;  ///< Offset of rest in the whole text.

    void skip(std::size_t size) {
        rest.remove_prefix(size);
        at += static_cast<std::uint32_t>(size);
    }
};

bool read_quoted(const Line& line, std::uint8_t classes, YamlNode& node) {
    const std::string_view inner = line.rest.substr(1, line.rest.size() - 2);
    if (line.rest.size() < 2 || line.rest.back() != line.rest[0]) return false;
    if ((classes & control) || inner.find(line.rest[0]) != std::string_view::npos) return false;
    if (line.rest[0] == '"' && inner.find('\\') != std::string_view::npos) return false;
    node.kind = YamlNode::Kind::scalar;
    node.quoted = true;
    node.scalar = inner;
    return true;
}

bool read_plain(const Line& line, std::uint8_t classes, YamlNode& node) {
    const std::string_view text = line.rest;
    if (!starts_plain(text[0]) || (classes & control)) return false;
    if ((classes & colon) && (text.back() == ':' || text.find(": ") != text.npos)) return false;
    if ((classes & hash) && text.find(" #") != text.npos) return false;
    if (is_null_word(text)) return true;
    node.kind = YamlNode::Kind::scalar;
    node.scalar = text;
    return true;
}

bool read_value(Line line, YamlNode& node) {
    if (line.rest.empty()) {
        node.span = {line.at, line.at};
        return true;
    }
    if (line.rest[0] != ' ') return false;
    line.skip(1);
    node.span = {line.at, line.at};
    const std::size_t begin = line.rest.find_first_not_of(' ');
    if (begin == std::string_view::npos) return true;
    line.skip(begin);
    line.rest = line.rest.substr(0, line.rest.find_last_not_of(' ') + 1);
    node.span = {line.at, line.at + static_cast<std::uint32_t>(line.rest.size())};
    const std::uint8_t classes = classes_of(line.rest);
    if ((classes & high) && without_invalid_utf8(line.rest)) return false;
    const bool quoted = line.rest[0] == '"' || line.rest[0] == '\'';
    return quoted ? read_quoted(line, classes, node) : read_plain(line, classes, node);
}

bool read_entry(Line line, YamlEntry& entry) {
    const std::size_t size = key_size(line.rest);
    if (size == 0) return false;
    entry.key = line.rest.substr(0, size);
    entry.key_span = {line.at, line.at + static_cast<std::uint32_t>(size)};
    line.skip(size + 1);
    return read_value(line, entry.value);
}

/// Blank, or a comment that is no more than that.
enum class Filler { no, yes, odd };
Filler filler(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos) return Filler::yes;
    if (line[begin] != '#') return Filler::no;
    for (char c : line.substr(begin)) {
        if (c != '\t' && (kClasses[static_cast<unsigned char>(c)] & control)) return Filler::odd;
    }
    return Filler::yes;
}

/// Reads all lines into `entries`, which has room for them.
bool read_lines(std::string_view yaml, std::uint32_t offset, YamlEntry* entries,
                std::uint32_t& count) {
    for (std::size_t begin = 0; begin < yaml.size();) {
        const std::size_t end = std::min(yaml.find('\n', begin), yaml.size());
        Line line{yaml.substr(begin, end - begin), offset + static_cast<std::uint32_t>(begin)};
        if (end < yaml.size() && line.rest.ends_with('\r')) line.rest.remove_suffix(1);
        begin = end + 1;
        const Filler kind = filler(line.rest);
        if (kind == Filler::odd) return false;
        if (kind == Filler::yes) continue;
        if (!read_entry(line, entries[count])) return false;
        ++count;
    }
    return true;
}

}  // namespace

std::optional<YamlTree> parse_flat_yaml(std::string_view yaml, std::uint32_t offset) {
    const std::size_t lines = 1 + std::count(yaml.begin(), yaml.end(), '\n');
    if (lines > kMaxLines || yaml.size() > kMaxYamlBytes) return std::nullopt;
    YamlTree tree;
    tree.arena = std::make_unique<YamlTree::Arena>();
    YamlEntry* entries = tree.arena->make<YamlEntry>(lines);
    std::uint32_t count = 0;
    if (!read_lines(yaml, offset, entries, count)) return std::nullopt;
    tree.root.span = {offset, offset};
    if (count == 0) return tree;
    tree.root.kind = YamlNode::Kind::map;
    tree.root.entries = entries;
    tree.root.count = count;
    tree.root.span = {entries[0].key_span.begin, entries[count - 1].value.span.end};
    report_duplicate_keys({entries, count}, tree.problems);
    return tree;
}

}  // namespace veritally
