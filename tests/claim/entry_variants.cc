#include "claim/entry_variants.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/regex.h"
#include "engine/fixer.h"

namespace veritally {
namespace {

using Edits = std::vector<Edit>;

std::string edited(const Document& document, Edits edits) {
    return apply_edits(document.text.bytes(), std::move(edits));
}

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// A line may begin there without becoming a list, a heading or a table.
bool may_begin_line(std::string_view rest) {
    if (rest.empty()) return false;
    if (!is_digit(rest.front())) return std::isalpha(static_cast<unsigned char>(rest.front())) != 0;
    const std::size_t end = rest.find_first_not_of("0123456789");
    return end != rest.npos && rest[end] != '.' && rest[end] != ')';
}

/// The pieces of text of all blocks that `wanted` accepts.
template <typename Wanted, typename Visit>
void each_piece(const Document& document, Wanted wanted, Visit visit) {
    for (const Block& block : document.body.blocks) {
        if (block.footnote != Block::kNone || !wanted(block)) continue;
        for (const Piece& piece : document.body.pieces_of(block)) visit(piece);
    }
}

bool is_paragraph(const Block& block) {
    return block.kind == Block::Kind::paragraph;
}
bool is_any(const Block&) {
    return true;
}

/// Replaces what the pattern's group 1 matches in all prose.
Edits replaced(const Document& document, std::string_view pattern, const std::string& to) {
    const Regex regex = *Regex::compile(pattern);
    Edits edits;
    each_piece(document, is_any, [&](const Piece& piece) {
        if (piece.kind != Piece::Kind::text) return;
        regex.each(document.text.at(piece.span), [&](std::span<const Span> groups) {
            const std::uint32_t at = piece.span.begin;
            edits.push_back({{at + groups[1].begin, at + groups[1].end}, to});
            return true;
        });
    });
    return edits;
}

/// Of a list, by place; empty where it is numbered.
std::vector<Span> bullets(const Document& document, std::uint32_t list) {
    std::vector<Span> items;
    const auto& blocks = document.body.blocks;
    for (std::uint32_t b = list + 1; b < blocks.size(); ++b) {
        if (blocks[b].parent != list) continue;
        if (is_digit(document.text.at(blocks[b].span).front())) return {};
        items.push_back(blocks[b].span);
    }
    return items;
}

}  // namespace

std::string wrapped(const Document& document, std::uint32_t words) {
    Edits edits;
    const std::string_view text = document.text.bytes();
    std::uint32_t word = 0;
    each_piece(document, is_paragraph, [&](const Piece& piece) {
        if (piece.kind == Piece::Kind::soft_break && words == 0) edits.push_back({piece.span, " "});
        if (piece.kind != Piece::Kind::text || words == 0) return;
        for (std::uint32_t at = piece.span.begin + 1; at + 1 < piece.span.end; ++at) {
            const bool single = text[at] == ' ' && text[at - 1] != ' ' && text[at + 1] != ' ';
            if (!single || !may_begin_line(text.substr(at + 1))) continue;
            if (++word % words == 0) edits.push_back({{at, at + 1}, "\n"});
        }
    });
    return edited(document, edits);
}

std::string with_crlf(const Document& document) {
    std::string result;
    for (const char c : document.text.bytes()) {
        if (c == '\n') result += '\r';
        result += c;
    }
    return result;
}

std::string grouped_by(const Document& document, const std::string& separator) {
    return edited(document, replaced(document, R"(\d(,)\d\d\d\b)", separator));
}

std::string relabelled(const Document& document) {
    Edits edits;
    for (const FootnoteReference& reference : document.body.references)
        edits.push_back({{reference.span.begin + 2, reference.span.begin + 2}, "note-"});
    for (const FootnoteDefinition& definition : document.body.footnotes)
        edits.push_back({{definition.label_span.begin, definition.label_span.begin}, "note-"});
    return edited(document, edits);
}

std::string reordered(const Document& document) {
    Edits edits;
    const auto& blocks = document.body.blocks;
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
        const bool outer = blocks[b].kind == Block::Kind::list && blocks[b].parent == Block::kNone;
        if (!outer) continue;
        const std::vector<Span> items = bullets(document, b);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Span other = items[items.size() - 1 - i];
            edits.push_back({items[i], std::string(document.text.at(other))});
        }
    }
    return edited(document, edits);
}

std::string renamed(const Document& document, const std::string& from, const std::string& to) {
    return edited(document, replaced(document, "\\b(" + from + ")(?:s|'s)?\\b", to));
}

}  // namespace veritally
