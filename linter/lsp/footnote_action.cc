#include <algorithm>
#include <string>

#include "document/footnotes.h"
#include "lsp/actions.h"

namespace veritally {
namespace {

bool is_defined(const Body& body, std::string_view label) {
    const auto same = [&](const auto& one) { return same_footnote_label(one.label, label); };
    return std::any_of(body.footnotes.begin(), body.footnotes.end(), same) ||
           std::any_of(body.references.begin(), body.references.end(), same);
}

std::string free_label(const Body& body) {
    std::string label = "source";
    for (int number = 2; is_defined(body, label); ++number) {
        label = "source-" + std::to_string(number);
    }
    return label;
}

/// Behind the sentence that goes on at the byte: after its full stop, else at the end of the block.
std::uint32_t sentence_end(std::string_view text, std::uint32_t at, std::uint32_t block_end) {
    for (; at < block_end; ++at) {
        const bool stop = std::string_view(".!?").find(text[at]) != std::string_view::npos;
        const bool ends = at + 1 >= block_end || text[at + 1] == ' ' || text[at + 1] == '\n' ||
                          text[at + 1] == '\r' || text[at + 1] == '[';
        if (stop && ends) return at + 1;
    }
    return block_end;
}

}  // namespace

std::optional<Action> insert_footnote(const View& view, Span place) {
    const Body& body = view.document->body;
    const auto& figures = view.claims().figures;
    const auto figure = std::find_if(figures.begin(), figures.end(),
                                     [&](const Figure& one) { return touches(one.span, place); });
    if (figure == figures.end() || figure->block >= body.blocks.size()) return std::nullopt;
    const Block& block = body.blocks[figure->block];
    if (block.kind == Block::Kind::heading || block.footnote != Block::kNone) return std::nullopt;
    const SourceText& text = view.text();
    const std::uint32_t end = std::min(block.span.end, text.size());
    const std::uint32_t at = block.kind == Block::Kind::cell
                                 ? figure->span.end
                                 : sentence_end(text.bytes(), figure->span.end, end);
    const bool cited = std::any_of(
        body.references.begin(), body.references.end(), [&](const FootnoteReference& reference) {
            return figure->span.begin <= reference.span.begin && reference.span.begin <= at;
        });
    if (cited) return std::nullopt;
    const std::string label = free_label(body);
    const std::string ending = text.bytes().find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    std::string definition = "[^" + label + "]: ";
    std::uint32_t below = text.size();
    if (!body.footnotes.empty()) {
        below = std::max(body.footnotes.back().span.end, at);
        definition = ending + definition;
    } else {
        const bool ended = text.bytes().ends_with('\n');
        definition = (ended ? "" : ending) + ending + definition + ending;
    }
    return Action{"Insert a footnote for this figure",
                  kRewrite,
                  false,
                  nullptr,
                  {{{at, at}, "[^" + label + "]"}, {{below, below}, std::move(definition)}},
                  std::nullopt};
}

}  // namespace veritally
