#include "document/suppression.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace veritally {
namespace {

constexpr std::string_view kMark = "veritally-";
constexpr std::size_t kMaxOpen = 100;  // Disables that wait for an enable at once.

bool is_name_character(char c) {
    return is_ascii_word(c) || c == '-' || c == '_' || c == '/';
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_name_character);
}

Span span_in(const SourceText& text, std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(part.data() - text.bytes().data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

/// The names between commas. Where one of them is more than a name, only those count that begin
/// the list and look like a rule's id.
std::vector<Suppression::Name> read_names(const SourceText& text, std::string_view list) {
    std::vector<Suppression::Name> names;
    bool good = true;
    for (std::string_view part : split(list, ',')) {
        part = trim(part);
        if (part.empty()) continue;
        const std::string_view word = part.substr(0, part.find_first_of(" \t\r\n"));
        good = is_name(word) &&
               (word.size() == part.size() || word.find('/') != std::string_view::npos);
        if (!good) break;
        names.push_back({word, span_in(text, word)});
        if (word.size() != part.size()) break;
    }
    return names;
}

/// What stands between a comment's marks; nothing where it does not speak to the linter.
std::optional<Suppression> parse(const SourceText& text, Span comment, std::string_view words) {
    words = trim(words);
    if (!words.starts_with(kMark)) return std::nullopt;
    words.remove_prefix(kMark.size());
    Suppression found;
    found.span = comment;
    const std::size_t end = std::min(words.find_first_of(" \t\r\n:"), words.size());
    found.keyword = words.substr(0, end);
    words.remove_prefix(end);
    const std::size_t colon = words.find(':');
    found.names = read_names(text, words.substr(0, colon));
    if (colon != std::string_view::npos) found.reason = trim(words.substr(colon + 1));
    return found;
}

// --- Where they stand --------------------------------------------------------------------------

bool holds(const YamlNode& node, std::uint32_t offset) {
    if (!node.span.contains(offset)) return false;
    if (node.is_scalar()) return true;
    for (const YamlNode& item : node) {
        if (holds(item, offset)) return true;
    }
    const YamlNode::Entries entries = node.map_entries();
    return std::any_of(entries.begin(), entries.end(), [&](const YamlEntry& entry) {
        return entry.key_span.contains(offset) || holds(entry.value, offset);
    });
}

/// Comments of the YAML: from a `#` that begins a word outside of scalars to the line's end.
void read_yaml_comments(const SourceText& text, const FrontMatter& front_matter,
                        std::vector<Suppression>& found) {
    const std::string_view bytes = text.bytes().substr(0, front_matter.yaml.end);
    for (std::size_t at = bytes.find(kMark, front_matter.yaml.begin); at != std::string_view::npos;
         at = bytes.find(kMark, at + 1)) {
        const Span line = text.line(text.line_of(static_cast<std::uint32_t>(at)));
        const std::size_t hash = bytes.find_last_not_of(" \t", at - 1);
        if (hash == std::string_view::npos || hash < line.begin || bytes[hash] != '#') continue;
        const auto begin = static_cast<std::uint32_t>(hash);
        const bool apart = begin == line.begin || bytes[hash - 1] == ' ' || bytes[hash - 1] == '\t';
        if (!apart || holds(front_matter.tree.root, begin)) continue;
        const Span comment{begin, line.end};
        auto suppression = parse(text, comment, text.at({begin + 1, line.end}));
        if (suppression) found.push_back(std::move(*suppression));
    }
}

void read_html_comments(const SourceText& text, const Body& body, std::vector<Suppression>& found) {
    for (const Span comment : body.comments) {
        std::string_view words = text.at(comment).substr(4);
        if (words.ends_with("-->")) words.remove_suffix(3);
        auto suppression = parse(text, comment, words);
        if (suppression) found.push_back(std::move(*suppression));
    }
}

// --- What they cover ---------------------------------------------------------------------------

Span lines(const SourceText& text, std::uint32_t first, std::uint32_t last) {
    if (first > text.line_count()) return {text.size(), text.size()};
    return {text.line(first).begin, text.line(std::min(last, text.line_count())).end};
}

/// The line below one, beyond the blank lines that may part a comment from its text.
std::uint32_t line_below(const SourceText& text, std::uint32_t line) {
    constexpr std::uint32_t kMostBlank = 5;
    const std::uint32_t last = std::min(line + kMostBlank, text.line_count());
    for (++line; line <= last && trim(text.at(text.line(line))).empty();) ++line;
    return line;
}

bool is_alone_in_yaml(const SourceText& text, Span comment) {
    const Span line = text.line(text.line_of(comment.begin));
    return text.bytes()[comment.begin] == '#' && trim(text.at({line.begin, comment.begin})).empty();
}

Span scope_of(const SourceText& text, const Suppression& suppression) {
    const std::uint32_t first = text.line_of(suppression.span.begin);
    const std::uint32_t last =
        text.line_of(std::max(suppression.span.end, suppression.span.begin + 1) - 1);
    if (suppression.keyword == "disable-file") return {0, text.size()};
    if (suppression.keyword == "disable-next-line") {
        const std::uint32_t next = line_below(text, last);
        return lines(text, next, next);
    }
    if (suppression.keyword == "disable") return {suppression.span.begin, text.size()};
    if (suppression.keyword != "disable-line") {  // Silences nothing: no finding begins here.
        return {suppression.span.begin + 1, suppression.span.begin + 1};
    }
    // On a line of its own, it means the value below it.
    return lines(text, first, is_alone_in_yaml(text, suppression.span) ? last + 1 : last);
}

bool ends(const Suppression& enable, std::string_view name) {
    return enable.names.empty() ||
           std::any_of(enable.names.begin(), enable.names.end(), [&](const auto& ended) {
               return ended.text == name || ended.text == name.substr(0, name.find('/'));
           });
}

/// Ends `open` for the names that the enable means. Those that stay open go into `rest`.
bool end_scope(Suppression& open, const Suppression& enable, std::vector<Suppression>& rest) {
    const auto is_open = [&](const Suppression::Name& name) { return !ends(enable, name.text); };
    const auto split = std::stable_partition(open.names.begin(), open.names.end(),
                                             [&](const auto& name) { return !is_open(name); });
    const bool all = split == open.names.end() && (!open.names.empty() || enable.names.empty());
    if (!all && split == open.names.begin()) return false;
    if (!all) {
        rest.push_back(open);
        rest.back().names.assign(split, open.names.end());
        open.names.erase(split, open.names.end());
    }
    open.scope.end = enable.span.begin;
    return true;
}

/// Lets each enable end the disables before it, and drops it if it ended any.
void pair_up(std::vector<Suppression>& found) {
    std::vector<Suppression> closed;
    std::vector<Suppression> open;
    for (Suppression& suppression : found) {
        if (suppression.keyword == "disable" && open.size() < kMaxOpen) {
            open.push_back(std::move(suppression));
            continue;
        }
        bool ended = false;
        if (suppression.keyword == "enable") {
            std::vector<Suppression> rest;
            for (Suppression& candidate : open) {
                const bool ends_here = end_scope(candidate, suppression, rest);
                (ends_here ? closed : rest).push_back(std::move(candidate));
                ended = ended || ends_here;
            }
            open = std::move(rest);
        }
        if (!ended) closed.push_back(std::move(suppression));
    }
    std::move(open.begin(), open.end(), std::back_inserter(closed));
    std::stable_sort(closed.begin(), closed.end(),
                     [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    found = std::move(closed);
}

}  // namespace

std::vector<Suppression> read_suppressions(const SourceText& text, const FrontMatter& front_matter,
                                           const Body& body) {
    std::vector<Suppression> found;
    if (!front_matter.yaml.empty()) read_yaml_comments(text, front_matter, found);
    read_html_comments(text, body, found);
    for (Suppression& suppression : found) suppression.scope = scope_of(text, suppression);
    const bool ranges = std::any_of(found.begin(), found.end(), [](const Suppression& suppression) {
        return suppression.keyword == "disable" || suppression.keyword == "enable";
    });
    if (ranges) pair_up(found);
    return found;
}

}  // namespace veritally
