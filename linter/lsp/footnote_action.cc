#include <algorithm>
#include <cctype>
#include <string>

#include "document/footnotes.h"
#include "engine/fixer.h"
#include "lsp/actions.h"
#include "lsp/structure.h"

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

constexpr std::string_view kStops = ".!?", kClosing = "*_)\"'", kBehind = " \n\r[";

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool is_small(char c) {
    return std::islower(static_cast<unsigned char>(c)) != 0;
}
bool is_in(std::string_view set, char c) {
    return set.find(c) != std::string_view::npos;
}

/// Whether the stop is of a word cut short: "U.S. Dept.", "approx. value".
bool shortens(std::string_view block, std::size_t stop, std::size_t behind) {
    if (block[stop] != '.') return false;
    const bool initial =
        stop > 0 && is_letter(block[stop - 1]) && (stop == 1 || is_in(" .(", block[stop - 2]));
    return initial || (behind + 1 < block.size() && is_small(block[behind + 1]));
}

/// Behind the sentence that goes on at the byte of a block: after its stop and what closes with it,
/// else at the end.
std::size_t sentence_end(std::string_view block, std::size_t at) {
    for (; at < block.size(); ++at) {
        if (!is_in(kStops, block[at])) continue;
        const std::size_t behind =
            std::min(block.find_first_not_of(kClosing, at + 1), block.size());
        const bool ends = behind == block.size() || is_in(kBehind, block[behind]);
        if (ends && !shortens(block, at, behind)) return behind;
    }
    return block.size();
}

/// Where the mark for a figure belongs.
std::uint32_t place_of_mark(const SourceText& text, const Block& block, Span figure) {
    if (block.kind == Block::Kind::cell) return figure.end;
    const Span whole{block.span.begin, std::min(block.span.end, text.size())};
    return whole.begin + static_cast<std::uint32_t>(sentence_end(
                             text.at(whole), std::max(figure.end, whole.begin) - whole.begin));
}

/// The beginning of a definition, behind the last one or below the text.
Edit definition(const View& view, const std::string& label) {
    const SourceText& text = view.text();
    const auto& footnotes = view.document->body.footnotes;
    const std::string ending = text.bytes().find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    const std::string beginning = "[^" + label + "]: ";
    if (!footnotes.empty()) {
        const std::uint32_t below = footnotes.back().span.end;
        return {{below, below}, ending + beginning};
    }
    const std::string apart = text.bytes().ends_with('\n') ? ending : ending + ending;
    return {{text.size(), text.size()}, apart + beginning + ending};
}

/// One definition more, and the page looks as before.
bool only_adds_a_note(const View& view, const std::vector<Edit>& edits) {
    const Body& before = view.document->body;
    const SourceText text(apply_edits(view.text().bytes(), edits));
    const Body after = read_body(text, before.span.begin);
    return after.footnotes.size() == before.footnotes.size() + 1 &&
           structure(after) == structure(before);
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
    const std::uint32_t at = place_of_mark(view.text(), block, figure->span);
    const bool cited = std::any_of(
        body.references.begin(), body.references.end(), [&](const FootnoteReference& reference) {
            return figure->span.begin <= reference.span.begin && reference.span.begin <= at;
        });
    if (cited) return std::nullopt;
    const std::string label = free_label(body);
    std::vector<Edit> edits{{{at, at}, "[^" + label + "]"}, definition(view, label)};
    if (!only_adds_a_note(view, edits)) return std::nullopt;
    return Action{"Insert a footnote for this figure",
                  kRewrite,
                  false,
                  nullptr,
                  std::move(edits),
                  std::nullopt};
}

}  // namespace veritally
