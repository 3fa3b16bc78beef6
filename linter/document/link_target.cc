#include "document/link_target.h"

#include <algorithm>

#include "base/unicode.h"

namespace veritally {
namespace {

constexpr std::uint32_t kMaxLinkLabel = 1000;
constexpr int kMaxParentheses = 32;

bool is_separator(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}
bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

std::uint32_t skip_space(std::string_view text, std::uint32_t at) {
    return static_cast<std::uint32_t>(
        std::min(text.find_first_not_of(" \t\n\v\f", at), text.size()));
}

std::optional<InlineTarget> read_angle_address(std::string_view text, std::uint32_t at) {
    for (std::uint32_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '>') return InlineTarget{{at + 1, i}, i + 1};
        if (text[i] == '\n' || text[i] == '<') return std::nullopt;
        if (text[i] == '\\') ++i;
    }
    return std::nullopt;
}

/// The end of a title at `at`, or `at` where there is none. A quote after a backslash ends it only
/// where no better one follows, as in cmark's longest match, which invalid UTF-8 ends.
std::uint32_t title_end(std::string_view text, std::uint32_t at) {
    if (at >= text.size()) return at;
    const char open = text[at];
    if (open != '"' && open != '\'' && open != '(') return at;
    const char close = open == '(' ? ')' : open;
    std::uint32_t best = at;
    for (std::uint32_t i = at + 1; i < text.size(); i += decode(text, i).size) {
        const bool escaped = i > at + 1 && text[i - 1] == '\\';
        if (!decode(text, i).valid) break;
        if (text[i] == close) {
            best = i + 1;
            if (!escaped) break;
        } else if (text[i] == '(' && open == '(' && !escaped) {
            break;
        }
    }
    return best;
}

}  // namespace

std::optional<InlineTarget> read_address(std::string_view text, std::uint32_t at) {
    if (at < text.size() && text[at] == '<') return read_angle_address(text, at);
    int depth = 0;
    std::uint32_t i = at;
    for (; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && is_punctuation(text[i + 1])) {
            ++i;
        } else if (text[i] == '(') {
            if (++depth > kMaxParentheses) return std::nullopt;
        } else if (text[i] == ')') {
            if (depth-- == 0) break;
        } else if (is_separator(text[i])) {
            break;
        }
    }
    if (i >= text.size() || (i == at && text[i] != ')')) return std::nullopt;
    return InlineTarget{{at, i}, i};
}

std::optional<InlineTarget> read_inline_target(std::string_view text, std::uint32_t at) {
    if (at >= text.size() || text[at] != '(') return std::nullopt;
    const auto address = read_address(text, skip_space(text, at + 1));
    if (!address) return std::nullopt;
    const std::uint32_t title = skip_space(text, address->end);
    const std::uint32_t after = title == address->end ? title : title_end(text, title);
    const std::uint32_t end = skip_space(text, after);
    if (end >= text.size() || text[end] != ')') return std::nullopt;
    return InlineTarget{address->url, end + 1};
}

std::size_t definition_start(std::string_view text, std::size_t label_end) {
    constexpr std::string_view kMargin = " \t>-+*0123456789.)";
    const std::size_t first = label_end - std::min<std::size_t>(label_end, 2 * kMaxLinkLabel);
    const std::string_view near = text.substr(first, label_end - first);
    std::size_t open = near.rfind('[');
    while (open != near.npos && open > 0 && near[open - 1] == '\\')
        open = near.rfind('[', open - 1);
    if (open == near.npos || text[first + open + 1] == '^') return text.npos;
    const std::size_t before = near.substr(0, open).find_last_not_of(kMargin);
    const bool begins_line =
        before == near.npos ? first == 0 : near[before] == '\n' || near[before] == '\r';
    const auto label = read_link_label(text, static_cast<std::uint32_t>(first + open));
    return begins_line && label && label->end == label_end ? first + open : text.npos;
}

std::optional<Span> read_link_label(std::string_view text, std::uint32_t at) {
    if (at >= text.size() || text[at] != '[') return std::nullopt;
    for (std::uint32_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == ']') return Span{at + 1, i};
        if (text[i] == '[' || i - at > kMaxLinkLabel) return std::nullopt;
        if (text[i] == '\\' && i + 1 < text.size() && is_punctuation(text[i + 1])) ++i;
    }
    return std::nullopt;
}

}  // namespace veritally
