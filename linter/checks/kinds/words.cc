#include "checks/kinds/words.h"

namespace veritally {

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

std::size_t count_words(const Document& document, Span within) {
    std::size_t words = 0;
    std::string text;
    for (const Block& block : document.body.blocks) {
        if (block.piece_count == 0 || !within.contains(block.span.begin)) continue;
        text.clear();
        for (const Piece& piece : document.body.pieces_of(block)) {
            if (piece.kind == Piece::Kind::text) text += piece.text;
            if (piece.kind == Piece::Kind::soft_break || piece.kind == Piece::Kind::hard_break) {
                text += ' ';
            }
        }
        words += count_words(text);
    }
    return words;
}

Span start_of_body(const Document& document) {
    if (document.body.blocks.empty()) return document.front_matter.open;
    const SourceText& text = document.text;
    const std::uint32_t begin = document.body.blocks.front().span.begin;
    return {begin, text.line(text.line_of(begin)).end};
}

}  // namespace veritally
