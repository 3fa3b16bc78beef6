#include "document/yaml_fault.h"

#include <algorithm>

#include "document/yaml_scan.h"

namespace veritally {
namespace {

char character(std::string_view text, std::uint32_t at) {
    return at < text.size() ? text[at] : '\0';
}

std::uint32_t indent(std::string_view text, std::uint32_t at) {
    const std::uint32_t begin = yaml_line_begin(text, at);
    const std::size_t first = std::min(text.find_first_not_of(' ', begin), text.size());
    return static_cast<std::uint32_t>(first) - begin;
}

bool is_first_in_line(std::string_view text, std::uint32_t at) {
    return yaml_line_begin(text, at) + indent(text, at) == at;
}

/// From `at` to the end of its line, without the blanks before it.
Span rest_of_line(std::string_view text, std::uint32_t at) {
    const std::string_view line =
        text.substr(at, std::min(text.find_first_of("\r\n", at), text.size()) - at);
    const std::size_t size = line.find_last_not_of(" \t") + 1;
    return {at, at + static_cast<std::uint32_t>(size)};
}

Span one_character(std::string_view text, std::uint32_t at) {
    const bool is_there = at < text.size() && !is_yaml_break(text[at]);
    return {at, at + (is_there ? 1 : 0)};
}

YamlSlip as_told(std::string_view text, const YamlFault& fault) {
    std::string message(fault.words);
    std::replace_if(
        message.begin(), message.end(), [](unsigned char c) { return c < ' ' || c > '~'; }, '?');
    return {one_character(text, fault.at), std::move(message)};
}

YamlSlip tab(std::uint32_t at) {
    return {{at, at + 1}, "a tab cannot indent: use spaces"};
}

bool is_quote(char c) {
    return c == '"' || c == '\'';
}

/// A colon where no key can stand: what is before it is a value, or runs over lines.
YamlSlip explain_colon(std::string_view text, const YamlFault& fault) {
    const std::uint32_t line = yaml_line_begin(text, fault.at);
    if (character(text, line) == '\t') return tab(line);
    std::uint32_t begin = skip_yaml_space(text, fault.cursor);
    if (begin < fault.at && text[begin] == ':') begin = skip_yaml_space(text, begin + 1);
    const bool is_value = fault.last.end == fault.at && !fault.last.empty();
    if (is_value) begin = fault.last.begin;
    if (begin < line && indent(text, fault.at) > indent(text, begin)) {
        return {{line + indent(text, fault.at), fault.at}, "indented deeper than the entry above"};
    }
    if (begin < line) return explain_missing_colon(text, rest_of_line(text, begin));
    if (!is_value) return as_told(text, fault);
    if (is_quote(text[begin]))
        return {rest_of_line(text, fault.at), "text after the closing quote"};
    return {rest_of_line(text, begin), "a value with ': ' in it needs quotes"};
}

/// Text where the next entry should begin.
YamlSlip explain_end_of_map(std::string_view text, const YamlFault& fault) {
    const bool is_scalar = fault.last.end == fault.cursor;
    const char opener = is_scalar ? character(text, fault.last.begin) : '\0';
    const bool is_quoted = is_quote(opener);
    if (is_quoted && fault.last.begin < yaml_line_begin(text, fault.at)) {
        return {{fault.last.begin, fault.last.begin + 1}, "the quote is not closed on its line"};
    }
    if (is_first_in_line(text, fault.at)) {
        if (character(text, fault.at) == '-') {
            return {rest_of_line(text, fault.at), "a list item where a key should stand"};
        }
        return {rest_of_line(text, fault.at), "indented otherwise than the entries above"};
    }
    if (opener == '\'' && fault.last.end == fault.at) {
        return {{fault.at - 1, fault.at}, "a ' within single quotes is written ''"};
    }
    if (is_quoted) return {rest_of_line(text, fault.at), "text after the closing quote"};
    const char before = fault.cursor > 0 ? text[fault.cursor - 1] : '\0';
    if (before == ']' || before == '}') {
        return {rest_of_line(text, fault.at), "text after the closing bracket"};
    }
    return as_told(text, fault);
}

YamlSlip needs_quotes(std::string_view text, std::uint32_t at, char first) {
    return {rest_of_line(text, at),
            std::string("a value that begins with '") + first + "' needs quotes"};
}

YamlSlip explain_first_character(std::string_view text, const YamlFault& fault) {
    const char first = character(text, fault.at);
    if (fault.words == "unknown token" && first > ' ' && first <= '~') {
        return needs_quotes(text, fault.at, first);
    }
    if (fault.words == "unexpected character in block scalar") {
        const std::size_t bar = text.substr(0, fault.at).find_last_of("|>");
        if (bar != std::string_view::npos) {
            return needs_quotes(text, static_cast<std::uint32_t>(bar), text[bar]);
        }
    }
    return as_told(text, fault);
}

YamlSlip explain_open_bracket(std::string_view text, const YamlFault& fault) {
    if (fault.bracket.empty() || fault.bracket.begin >= yaml_line_begin(text, fault.at)) {
        const bool is_end = skip_yaml_space(text, fault.at) == text.size();
        if (!is_end || fault.bracket.empty()) return as_told(text, fault);
    }
    return {fault.bracket, "the bracket is not closed on its line"};
}

}  // namespace

YamlSlip explain_missing_colon(std::string_view text, Span key) {
    const std::string_view line = text.substr(key.begin, key.size());
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line.find_first_of(" /\"'") < colon) {
        return {rest_of_line(text, key.begin), "a line without 'key: value'"};
    }
    const auto at = key.begin + static_cast<std::uint32_t>(colon);
    return {{key.begin, at + 1}, "the colon needs a blank after it"};
}

YamlSlip explain_yaml_fault(std::string_view text, const YamlFault& fault) {
    const std::uint32_t next = skip_yaml_space(text, fault.cursor);
    if (fault.words == "illegal EOF in scalar") {
        const std::uint32_t at = skip_yaml_space(text, next + (character(text, next) == ':'));
        if (is_quote(character(text, at))) return {{at, at + 1}, "the quote is never closed"};
    }
    if (fault.words == "illegal map value") return explain_colon(text, fault);
    if (fault.words == "end of map not found") return explain_end_of_map(text, fault);
    if (fault.words == "illegal tab when looking for indentation") return tab(fault.at);
    if (fault.words == "illegal block entry") {
        return {rest_of_line(text, fault.at), "a list begins on a line of its own"};
    }
    if (fault.words == "end of sequence flow not found" ||
        fault.words == "end of map flow not found") {
        return explain_open_bracket(text, fault);
    }
    if (fault.words.starts_with("unknown escape character") && fault.at >= 2) {
        return {{fault.at - 2, fault.at}, as_told(text, fault).message};
    }
    return explain_first_character(text, fault);
}

}  // namespace veritally
