#include <algorithm>
#include <string>
#include <unordered_map>

#include "document/body_state.h"
#include "document/link_target.h"
#include "document/markdown.h"

namespace veritally {
namespace {

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

/// A label that runs over lines of a quotation.
std::string without_quote_marks(std::string_view label) {
    std::string read;
    while (!label.empty()) {
        const std::size_t end = std::min(label.find_first_of("\r\n"), label.size());
        read.append(label.substr(0, end)).append(" ");
        label.remove_prefix(std::min(label.find_first_not_of(" \t\r\n>", end), label.size()));
    }
    return read;
}

Definitions find_definitions(const BodyState& state) {
    const std::string_view text = state.source.bytes();
    Definitions definitions;
    std::string label;
    // A definition begins its line, so that only the first `]:` of a line matters.
    for (std::size_t at = text.find("]:", state.body.span.begin); at != std::string_view::npos;
         at = text.find("]:", text.find_first_of("\r\n", at))) {
        const std::size_t open = definition_start(text, at);
        if (open == text.npos || state.body.is_code(static_cast<std::uint32_t>(open))) continue;
        const Span url = read_defined_address(text, at + 2);
        if (url.empty()) continue;
        label.clear();
        append_normalized_label(label, without_quote_marks(text.substr(open + 1, at - open - 1)));
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
