#include <algorithm>
#include <string>
#include <unordered_map>

#include "document/body_state.h"
#include "document/link_target.h"
#include "document/markdown.h"

namespace veritally {
namespace {

constexpr std::string_view kMargin = " \t>-+*0123456789.)";

/// Addresses by normalized label; the first definition of a label wins.
using Definitions = std::unordered_map<std::string, Span>;

std::size_t skip_margin(std::string_view text, std::size_t at, std::string_view margin) {
    return std::min(text.find_first_not_of(margin, at), text.size());
}

/// The address after `]:` at `at`, on this line or the next.
Span read_defined_address(std::string_view text, std::size_t at) {
    at = skip_margin(text, at, " \t");
    if (at < text.size() && (text[at] == '\r' || text[at] == '\n')) {
        at = skip_margin(text, at, " \t\r\n>");
    }
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    const auto begin = static_cast<std::uint32_t>(at);
    if (at < text.size() && text[at] == '<') {
        const std::size_t close = text.substr(0, text.find_first_of("\r\n", at)).find('>', at);
        if (close == std::string_view::npos) return {};
        return {begin + 1, static_cast<std::uint32_t>(close)};
    }
    return {begin, static_cast<std::uint32_t>(end)};
}

Definitions find_definitions(const BodyState& state) {
    const std::string_view text = state.source.bytes();
    Definitions definitions;
    std::string label;
    // A definition begins its line, so that only the first `]:` of a line matters.
    for (std::size_t at = text.find("]:", state.body.span.begin); at != std::string_view::npos;
         at = text.find("]:", text.find_first_of("\r\n", at))) {
        const std::size_t before = text.find_last_of("\r\n", at);
        const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
        const std::size_t open = skip_margin(text, line, kMargin);
        if (open >= at || text[open] != '[' || text[open + 1] == '^') continue;
        if (state.body.is_code(static_cast<std::uint32_t>(open))) continue;
        const auto read = read_link_label(text, static_cast<std::uint32_t>(open));
        if (!read || read->end != at) continue;
        const Span url = read_defined_address(text, at + 2);
        if (url.empty()) continue;
        label.clear();
        append_normalized_label(label, text.substr(open + 1, at - open - 1));
        definitions.emplace(label, url);
    }
    return definitions;
}

}  // namespace

void resolve_pending(BodyState& state) {
    if (state.pending.empty()) return;
    const Definitions definitions = find_definitions(state);
    std::string label;
    for (const PendingReference& pending : state.pending) {
        Link& link = state.body.links[pending.link];
        label.clear();
        append_normalized_label(label, pending.label);
        const auto found = definitions.find(label);
        link.url_span =
            found == definitions.end() ? Span{link.span.end, link.span.end} : found->second;
        link.url = state.address(link.url_span, true);
    }
}

}  // namespace veritally
