#include "document/front_matter.h"

#include <algorithm>

#include "base/ascii.h"
#include "document/yaml_scan.h"

namespace veritally {
namespace {

constexpr std::string_view kBlank = " \t";

bool is_blank_line(std::string_view line) {
    return without_trailing_blanks(line).empty();
}

bool is_closing(std::string_view line) {
    const std::string_view fence = without_trailing_blanks(line);
    return fence == "---" || fence == "...";
}

bool is_heading(std::string_view line) {
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    return level >= 1 && level <= 6 && (level == line.size() || is_yaml_blank(line[level]));
}

/// A closing fence that was not quite hit: indented, too short or too long, spaced, long dashes.
bool is_almost_closing(std::string_view line) {
    std::size_t dashes = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::string_view rest = line.substr(at);
        const bool is_long = rest.starts_with("–") || rest.starts_with("—");
        if (!is_long && line[at] != '-' && !is_yaml_blank(line[at])) return false;
        dashes += is_long ? 2 : line[at] == '-';
        at += is_long ? 3 : 1;
    }
    return dashes >= 2;
}

bool is_entry(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && line.find_first_of(" \t#<>[]*") > colon;
}

/// Where front matter without a closing fence ends: at the first heading or blank line after
/// its first entry, or after a line that was probably meant as the fence.
struct End {
    std::uint32_t yaml;   ///< Where the YAML ends.
    std::uint32_t block;  ///< Where the block ends.
};
End guess_end(const SourceText& text) {
    bool has_content = false;
    for (std::uint32_t number = 2; number <= text.line_count(); ++number) {
        const Span span = text.line(number);
        const std::string_view line = text.at(span);
        if (is_almost_closing(line)) return {span.begin, span.end};
        const bool is_blank = is_blank_line(line);
        const bool is_late_prose = !has_content && number > 2 && !is_blank && !is_entry(line);
        if (is_blank ? has_content : is_heading(line) || is_late_prose) {
            return {span.begin, text.line(number - 1).end};
        }
        has_content = has_content || !is_blank;
    }
    return {text.size(), text.size()};
}

void read_block(const SourceText& text, std::uint32_t begin, FrontMatter& found) {
    for (std::uint32_t number = 2; number <= text.line_count(); ++number) {
        const Span line = text.line(number);
        if (!is_closing(text.at(line))) continue;
        found.state = FrontMatter::State::present;
        found.yaml = {begin, line.begin};
        found.block = {found.open.begin, line.end};
        return;
    }
    const End end = guess_end(text);
    found.state = FrontMatter::State::unterminated;
    found.yaml = {begin, end.yaml};
    found.block = {found.open.begin, end.block};
}

bool is_identifier(std::string_view key) {
    return !key.empty() && is_ascii_lower(key.front()) &&
           std::all_of(key.begin(), key.end(), [](char c) {
               return is_ascii_lower(c) || is_ascii_digit(c) || c == '_' || c == '-';
           });
}

/// Keys with values, as no prose is. `Note: a draft` may be prose, unless it is `fenced` off at
/// once.
bool holds_keys(std::string_view yaml, bool fenced) {
    const YamlTree tree = parse_yaml(yaml);
    const auto keys = tree.root.map_entries();
    return tree.problems.empty() && tree.root.is_map() &&
           std::all_of(keys.begin(), keys.end(), [&](const YamlEntry& entry) {
               return fenced ? entry.key.find(' ') == entry.key.npos : is_identifier(entry.key);
           });
}

/// Keys in a block of their own right behind the front matter, as YAML writes a second document,
/// whether the fence between is written once or twice. They are not read, and are no body either.
void read_second(const SourceText& text, FrontMatter& found) {
    const std::uint32_t closing = text.line_of(found.block.end), count = text.line_count();
    const auto line = [&](std::uint32_t number) { return text.at(text.line(number)); };
    std::uint32_t first = closing + 1;
    while (first <= count && is_blank_line(line(first))) ++first;
    if (first > count) return;
    const bool adjacent = first == closing + 1;
    const bool fence = without_trailing_blanks(line(first)) == "---";
    if (!fence && !adjacent) return;
    const std::uint32_t top = fence ? first + 1 : first;
    if (top > count || !is_entry(line(top))) return;
    std::uint32_t last = top;
    const auto goes_on = [](std::string_view text) {
        return !is_blank_line(text) && !is_heading(text) && !is_closing(text);
    };
    while (last <= count && goes_on(line(last))) ++last;
    if (last > count || !is_closing(line(last))) return;
    const Span yaml{text.line(top).begin, text.line(last).begin};
    if (!holds_keys(text.at(yaml), fence && adjacent)) return;
    found.block.end = text.line(last).end;
    found.second = {text.line(first).begin, found.block.end};
}

void read_toml(const SourceText& text, FrontMatter& found) {
    found.state = FrontMatter::State::toml;
    found.block = {found.open.begin, guess_end(text).block};
    for (std::uint32_t number = 2; number <= text.line_count(); ++number) {
        const Span line = text.line(number);
        if (without_trailing_blanks(text.at(line)) != "+++") continue;
        found.block.end = line.end;
        return;
    }
}

}  // namespace

const YamlEntry* FrontMatter::entry(std::string_view key) const {
    for (const YamlEntry& entry : fields()) {
        if (entry.key == key) return &entry;
    }
    return nullptr;
}

bool starts_front_matter(std::string_view bytes) {
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    if (!bytes.starts_with("---") && !bytes.starts_with("+++")) return false;
    const std::size_t next = std::min(bytes.find_first_not_of(kBlank, 3), bytes.size());
    return next == bytes.size() || is_yaml_break(bytes[next]);
}

FrontMatter read_front_matter(const SourceText& text) {
    FrontMatter found;
    if (!starts_front_matter(text.bytes())) return found;
    found.open = {text.bom_size(), text.line(1).end};
    if (text.bytes()[text.bom_size()] == '+') {
        read_toml(text, found);
        return found;
    }
    const std::uint32_t begin = text.line_count() > 1 ? text.line(2).begin : text.size();
    read_block(text, begin, found);
    found.tree = parse_yaml(text.at(found.yaml), found.yaml.begin);
    if (found.state == FrontMatter::State::present) read_second(text, found);
    return found;
}

}  // namespace veritally
