#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "document/body.h"

namespace veritally {

/// Collects the first breach of what must hold of every body.
class BodyExaminer {
  public:
    BodyExaminer(const SourceText& text, const Body& body) : text_(text), body_(body) {}

    std::string examine() {
        examine_blocks();
        examine_pieces();
        examine_links();
        examine_footnotes();
        examine_sections();
        in_order("comments", body_.comments);
        in_order("code", body_.code);
        examine_unread();
        for (const Span comment : body_.comments) {
            expect(at(comment).starts_with("<!--"), "a comment begins otherwise", comment);
            expect(body_.is_code(comment.begin), "a comment is not among the code", comment);
        }
        return breach_;
    }

  private:
    void expect(bool holds, const char* what, Span where) {
        if (holds || !breach_.empty()) return;
        breach_ = std::string(what) + " at [" + std::to_string(where.begin) + ", " +
                  std::to_string(where.end) + ")";
    }

    bool in_range(Span span) const {
        return body_.span.begin <= span.begin && span.begin <= span.end &&
               span.end <= body_.span.end;
    }

    std::string_view at(Span span) {
        expect(in_range(span), "a span is out of range", span);
        return in_range(span) ? text_.at(span) : std::string_view();
    }

    void in_order(const char* what, const std::vector<Span>& spans) {
        std::uint32_t end = 0;
        for (const Span span : spans) {
            expect(in_range(span) && span.begin >= end, what, span);
            end = span.end;
        }
    }

    void examine_unread() {
        std::vector<Span> spans;
        for (const Unread& part : body_.unread) {
            expect(part.why != Unread::Why::unaligned, "a block is unaligned", part.span);
            spans.push_back(part.span);
        }
        in_order("unread", spans);
    }

    void examine_blocks() {
        std::uint32_t piece = 0;
        for (std::size_t i = 0; i < body_.blocks.size(); ++i) {
            const Block& block = body_.blocks[i];
            expect(in_range(block.span), "a block is out of range", block.span);
            expect(block.first_piece == piece, "pieces are not those of the block", block.span);
            piece = block.first_piece + block.piece_count;
            if (i > 0) {
                expect(body_.blocks[i - 1].span.begin <= block.span.begin,
                       "a block begins before the one before it", block.span);
            }
            if (block.parent == Block::kNone) continue;
            expect(block.parent < i, "a parent follows its child", block.span);
            const Block& parent = body_.blocks[block.parent];
            const bool nested =
                block.kind == Block::Kind::footnote || parent.span.contains(block.span);
            expect(nested, "a block leaves its container", block.span);
        }
        expect(piece == body_.pieces.size(), "pieces belong to no block", body_.span);
        examine_siblings();
    }

    /// Leaves do not overlap each other.
    void examine_siblings() {
        std::uint32_t end = 0;
        for (const Block& block : body_.blocks) {
            const bool leaf =
                block.kind == Block::Kind::paragraph || block.kind == Block::Kind::heading ||
                block.kind == Block::Kind::cell || block.kind == Block::Kind::code ||
                block.kind == Block::Kind::html || block.kind == Block::Kind::thematic_break;
            if (!leaf) continue;
            expect(block.span.begin >= end, "leaves overlap", block.span);
            end = block.span.end;
        }
    }

    void examine_pieces() {
        std::uint32_t end = 0;
        for (const Block& block : body_.blocks) {
            for (const Piece& piece : body_.pieces_of(block)) {
                expect(in_range(piece.span) && piece.span.begin >= end, "pieces overlap",
                       piece.span);
                end = piece.span.end;
                expect(block.span.contains(piece.span), "a piece leaves its block", piece.span);
                expect(piece.span.contains(piece.content), "content leaves its piece", piece.span);
                examine_piece(piece);
            }
        }
    }

    void examine_piece(const Piece& piece) {
        const std::string_view written = at(piece.span);
        switch (piece.kind) {
            case Piece::Kind::text:
                expect(!written.empty() && written.find_first_of("\r\n") == std::string_view::npos,
                       "text is empty or runs over a line's end", piece.span);
                expect(reads_as_written(written, piece.text), "text is not as written", piece.span);
                break;
            case Piece::Kind::footnote_reference:
                expect(written == "[^" + std::string(piece.text) + "]", "not a reference",
                       piece.span);
                break;
            case Piece::Kind::code:
                expect(written.starts_with('`') && written.ends_with('`'), "not code", piece.span);
                break;
            case Piece::Kind::html:
                expect(written.starts_with('<') && written.ends_with('>'), "not HTML", piece.span);
                break;
            case Piece::Kind::image:
                expect(written.starts_with("!["), "not an image", piece.span);
                break;
            case Piece::Kind::soft_break:
            case Piece::Kind::hard_break:
                expect(written.find_first_of("\r\n") != std::string_view::npos, "not a break",
                       piece.span);
                break;
            case Piece::Kind::autolink:
                expect(reads_as_written(at(piece.content), piece.text), "not the address",
                       piece.span);
                break;
        }
    }

    static bool reads_as_written(std::string_view written, std::string_view text) {
        return written == text || written.find_first_of("\\&") != std::string_view::npos;
    }

    void examine_links() {
        std::uint32_t begin = 0;
        for (const Link& link : body_.links) {
            expect(in_range(link.span) && link.span.begin >= begin, "links are not in order",
                   link.span);
            begin = link.span.begin;
            expect(reads_as_written(at(link.url_span), link.url), "a link is not its address",
                   link.url_span);
            expect(link.block < body_.blocks.size(), "a link stands in no block", link.span);
            const std::string_view written = at(link.span);
            const bool own = link.kind != Link::Kind::reference && link.kind != Link::Kind::image;
            expect(!own || link.span.contains(link.url_span), "an address leaves its link",
                   link.span);
            switch (link.kind) {
                case Link::Kind::angle:
                    expect(written == "<" + std::string(at(link.url_span)) + ">", "not <url>",
                           link.span);
                    break;
                case Link::Kind::bare:
                    expect(link.span == link.url_span, "not a bare address", link.span);
                    break;
                case Link::Kind::inline_link:
                    expect(written.starts_with('[') && written.ends_with(')'), "not a link",
                           link.span);
                    break;
                case Link::Kind::reference:
                    expect(written.starts_with('[') && written.ends_with(']'),
                           "not a reference link", link.span);
                    break;
                case Link::Kind::image:
                    expect(written.starts_with("!["), "not an image link", link.span);
                    break;
                case Link::Kind::html:
                    expect(written.starts_with('<'), "not an HTML link", link.span);
                    break;
            }
        }
    }

    void examine_footnotes() {
        std::uint32_t end = 0;
        for (const FootnoteReference& reference : body_.references) {
            expect(in_range(reference.span) && reference.span.begin >= end, "references overlap",
                   reference.span);
            end = reference.span.end;
            expect(at(reference.span) == "[^" + std::string(reference.label) + "]",
                   "not a reference", reference.span);
        }
        std::uint32_t begin = 0;
        for (const FootnoteDefinition& footnote : body_.footnotes) {
            expect(footnote.span.begin >= begin, "definitions are not in order", footnote.span);
            begin = footnote.span.begin;
            expect(at(footnote.span).starts_with("[^" + std::string(footnote.label) + "]:"),
                   "not a definition", footnote.span);
            expect(at(footnote.label_span) == footnote.label, "not its label", footnote.label_span);
            expect(footnote.span.contains(footnote.content), "content leaves its definition",
                   footnote.span);
            expect(footnote.first_of_label < body_.footnotes.size(), "no first of label",
                   footnote.span);
        }
    }

    void examine_sections() {
        std::uint32_t begin = 0;
        for (const Section& section : body_.sections) {
            expect(in_range(section.heading) && section.heading.begin >= begin,
                   "sections are not in order", section.heading);
            begin = section.heading.end;
            expect(in_range(section.content) && section.content.begin >= section.heading.end,
                   "a section's content is amiss", section.content);
            expect(section.heading.contains(section.title_span), "a title leaves its heading",
                   section.title_span);
        }
    }

    const SourceText& text_;
    const Body& body_;
    std::string breach_;
};

/// What must hold of every body, whatever the bytes: spans in range, in order and quoting their
/// own text. "" where all holds, else the first breach in words.
inline std::string broken_invariant(const SourceText& text, const Body& body) {
    return BodyExaminer(text, body).examine();
}

}  // namespace veritally
