#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "document/body_state.h"
#include "document/link_target.h"
#include "document/markdown.h"

namespace veritally {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f\v";

bool is_name(char c) {
    return is_ascii_word(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

std::size_t skip(std::string_view text, std::string_view characters, std::size_t at) {
    return std::min(text.find_first_not_of(characters, at), text.size());
}

/// An attribute with a value, in offsets into the HTML.
struct Attribute {
    std::string_view name;
    Span value;       ///< Without quotes.
    std::size_t end;  ///< After the attribute.
};

/// The attribute, or part of the tag that is none, at `at`; always moves on.
Attribute read_attribute(std::string_view html, std::size_t at) {
    std::size_t end = at;
    while (end < html.size() && is_name(html[end])) ++end;
    Attribute attribute{html.substr(at, end - at), {}, std::max(end, at + 1)};
    std::size_t value = skip(html, kSpace, end);
    if (end == at || value >= html.size() || html[value] != '=') return attribute;
    value = std::min(skip(html, kSpace, value + 1), html.size());
    const char quote = value < html.size() ? html[value] : ' ';
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) ++value;
    end = quoted ? html.find(quote, value) : html.find_first_of(" \t\r\n\f\v>\"'<`", value);
    if (end == std::string_view::npos) {
        attribute.end = html.size();
        return attribute;
    }
    attribute.value = {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(end)};
    attribute.end = end + (quoted ? 1 : 0);
    return attribute;
}

bool is_address(const Attribute& attribute) {
    return equal_ignoring_case(attribute.name, "href") ||
           equal_ignoring_case(attribute.name, "src");
}

void add_link(BodyState& state, Span tag, Span url, std::uint32_t block) {
    Link link;
    link.kind = Link::Kind::html;
    link.span = tag;
    link.url_span = url;
    link.url = state.address(url, false);
    link.block = block;
    link.footnote = state.body.blocks[block].footnote;
    state.body.links.push_back(link);
}

/// Reads the tag that begins at `at` and returns where it ends.
std::size_t read_tag(BodyState& state, std::string_view html, std::size_t at, std::uint32_t base,
                     std::uint32_t block) {
    const std::size_t first_link = state.body.links.size();
    std::size_t i = at + 1;
    while (i < html.size() && is_name(html[i])) ++i;
    while ((i = skip(html, kSpace, i)) < html.size() && html[i] != '>' && html[i] != '<') {
        const Attribute attribute = read_attribute(html, i);
        i = attribute.end;
        if (!is_address(attribute) || attribute.value.empty()) continue;
        add_link(state, {}, {base + attribute.value.begin, base + attribute.value.end}, block);
    }
    if (i < html.size() && html[i] == '>') ++i;
    for (std::size_t link = first_link; link < state.body.links.size(); ++link) {
        state.body.links[link].span = {base + static_cast<std::uint32_t>(at),
                                       base + static_cast<std::uint32_t>(i)};
    }
    return i;
}

bool begins_tag(std::string_view html, std::size_t at) {
    const char c = at + 1 < html.size() ? html[at + 1] : ' ';
    return is_ascii_letter(c);
}

}  // namespace

std::string_view BodyState::address(Span written, bool escapes) {
    const std::string_view text = source.at(written);
    const bool changes = text.find('&') != std::string_view::npos ||
                         (escapes && text.find('\\') != std::string_view::npos);
    if (!changes) return text;
    std::string resolved;
    append_unescaped(resolved, text, escapes);
    return resolved == text ? text : keep(resolved);
}

void read_html(BodyState& state, Span span, std::uint32_t block) {
    const std::string_view html = state.source.at(span);
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
        if (html.substr(at).starts_with("<!--")) {
            const std::size_t close = html.find("-->", at + 4);
            const std::size_t end = close == std::string_view::npos ? html.size() : close + 3;
            state.body.comments.push_back({span.begin + static_cast<std::uint32_t>(at),
                                           span.begin + static_cast<std::uint32_t>(end)});
            at = end;
        } else if (begins_tag(html, at)) {
            at = read_tag(state, html, at, span.begin, block);
        } else {
            ++at;
        }
    }
}

}  // namespace veritally
