#include "document/yaml_scan.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"

namespace veritally {
namespace {

constexpr char kSubstitute = '\x1a';

bool is_yaml_space(char c) {
    return is_yaml_blank(c) || is_yaml_break(c);
}

/// Walks `text` from `at` over the characters of `value`, white space aside.
std::uint32_t end_of_text(std::string_view text, std::uint32_t at, std::string_view value) {
    std::uint32_t end = at;
    for (char c : value) {
        if (is_yaml_space(c)) continue;
        while (at < text.size() && is_yaml_space(text[at])) ++at;
        if (at == text.size() || text[at] != c) return end;
        end = ++at;
    }
    return end;
}

std::uint32_t position(std::size_t found, std::string_view text) {
    return static_cast<std::uint32_t>(std::min(found, text.size()));
}

/// yaml-cpp's characters of a tag; it asks for no blank behind it.
std::uint32_t end_of_tag(std::string_view text, std::uint32_t at) {
    constexpr std::string_view kCharacters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-#;/?:@&=+$_.~*'()!%";
    if (text.substr(at, 2) == "!<") {
        const std::uint32_t end = position(text.find_first_of("> \t\r\n", at), text);
        return end < text.size() && text[end] == '>' ? end + 1 : end;
    }
    return position(text.find_first_not_of(kCharacters, at), text);
}

std::uint32_t end_of_anchor(std::string_view text, std::uint32_t at) {
    return position(text.find_first_of(" \t\r\n,[]{}", at), text);
}

}  // namespace

std::uint32_t yaml_line_begin(std::string_view text, std::uint32_t at) {
    const std::size_t before = text.substr(0, at).find_last_of("\r\n");
    return before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before + 1);
}

std::uint32_t skip_yaml_space(std::string_view text, std::uint32_t at) {
    while (at < text.size()) {
        if (text[at] == '#' && (at == 0 || is_yaml_space(text[at - 1]))) {
            at = position(text.find('\n', at), text);
        } else if (is_yaml_space(text[at])) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

YamlProperties scan_yaml_properties(std::string_view text, std::uint32_t at, bool has_tag,
                                    bool has_anchor) {
    YamlProperties found;
    found.end = at;
    while (at < text.size()) {
        const bool is_tag = has_tag && found.tag.empty() && text[at] == '!';
        const bool is_anchor = has_anchor && found.anchor.empty() && text[at] == '&';
        if (!is_tag && !is_anchor) break;
        found.end = is_tag ? end_of_tag(text, at) : end_of_anchor(text, at);
        (is_tag ? found.tag : found.anchor) = Span{at, found.end};
        at = skip_yaml_space(text, found.end);
    }
    return found;
}

std::optional<std::uint32_t> end_of_quoted(std::string_view text, std::uint32_t at) {
    const char quote = text[at];
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote) {
                return static_cast<std::uint32_t>(i + 1);
            }
            ++i;
        }
    }
    return std::nullopt;
}

std::uint32_t end_of_alias(std::string_view text, std::uint32_t at) {
    return end_of_anchor(text, at);
}

std::uint32_t end_of_plain(std::string_view text, std::uint32_t at, std::string_view value) {
    return end_of_text(text, at, value);
}

std::uint32_t end_of_block(std::string_view text, std::uint32_t at, std::string_view value) {
    const std::uint32_t header = position(text.find_first_not_of("|>+-0123456789", at), text);
    const std::uint32_t line_end = position(text.find('\n', at), text);
    const std::uint32_t end = end_of_text(text, line_end, value);
    return end == line_end ? header : end;
}

std::optional<std::uint32_t> flood_of_brackets(std::string_view text) {
    constexpr int kFlood = 1000;
    int open = 0;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '[' || c == '{') {
            if (++open > kFlood) return at;
        } else if ((c == ']' || c == '}') && open > 0) {
            --open;
        }
    }
    return std::nullopt;
}

std::optional<std::string> without_odd_bytes(std::string_view text) {
    const auto is_odd = [&](std::size_t i) {
        if (text[i] == '\r') return i + 1 == text.size() || text[i + 1] != '\n';
        return text[i] == '\0' || text[i] == '\x04' ||
               (i == 0 && (text[i] == '\xfe' || text[i] == '\xff'));
    };
    std::optional<std::string> copy;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_odd(i)) continue;
        if (!copy) copy.emplace(text);
        (*copy)[i] = text[i] == '\r' ? '\n' : kSubstitute;
    }
    return copy;
}

std::optional<std::string> without_invalid_utf8(std::string_view text) {
    std::optional<std::string> copy;
    for (std::size_t i = 0; i < text.size();) {
        if (is_ascii(text[i])) {
            if (copy) copy->push_back(text[i]);
            ++i;
            continue;
        }
        const CodePoint c = decode(text, i);
        if (!c.valid && !copy) copy.emplace(text.substr(0, i));
        if (copy) append_utf8(*copy, c.value);
        i += c.size;
    }
    return copy;
}

}  // namespace veritally
