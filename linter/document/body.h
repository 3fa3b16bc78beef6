#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "base/span.h"

namespace veritally {

/// A run of one kind and style within a block, in reading order.
struct Piece {
    enum class Kind : std::uint8_t {
        text,
        soft_break,          ///< A line ending within a paragraph; reads as a space.
        hard_break,          ///< Two spaces or a backslash before it.
        code,                ///< A code span; never prose, except one of digits alone.
        html,                ///< One inline tag or comment, as written.
        footnote_reference,  ///< `[^label]`; text is the label.
        autolink,            ///< `<https://…>` or a bare address; text is the address.
        image,               ///< `![alt](…)`; text is the alternative text.
    };
    enum Style : std::uint8_t { plain = 0, emphasis = 1, strong = 2, strikethrough = 4, link = 8 };

    Kind kind = Kind::text;
    std::uint8_t style = plain;
    Span span;              ///< As written. Of code: with its backticks.
    Span content;           ///< Of code: without backticks and padding; else equal to span.
    std::string_view text;  ///< As read (escapes and entities resolved); a view into the source
                            ///< where it reads as written, else into the body's own memory.
};

/// A block of the body, containers included, in document order (a container before its content).
struct Block {
    enum class Kind : std::uint8_t {
        paragraph,
        heading,
        quote,
        list,
        item,
        table,
        row,   ///< header: its first in the table
        cell,  ///< column: from 0
        code,  ///< fenced or indented; no pieces
        html,  ///< no pieces
        thematic_break,
        footnote,  ///< a definition's content
    };
    static constexpr std::uint32_t kNone = ~0u;

    Kind kind = Kind::paragraph;
    std::uint8_t level = 0;          ///< Of a heading: 1 to 6.
    bool header = false;             ///< Of a row or cell: in the table's head.
    std::uint16_t column = 0;        ///< Of a cell.
    std::uint32_t parent = kNone;    ///< Index of the container.
    std::uint32_t section = kNone;   ///< Index into sections; kNone before the first heading.
    std::uint32_t footnote = kNone;  ///< Index into footnotes where it is part of a definition.
    std::uint32_t first_piece = 0;
    std::uint32_t piece_count = 0;
    Span span;  ///< Whole lines' content, from first to last byte.
};

/// A heading and what it governs up to the next heading of its level or a higher one.
struct Section {
    std::uint8_t level = 1;
    Span heading;  ///< `## Scope`, whole line without line ending (setext: both lines).
    Span title_span;
    std::string_view title;  ///< Plain text, trimmed; markup and trailing #s dropped.
    Span content;            ///< After the heading's line to where the section ends.
    bool empty =
        true;  ///< No block in it or in its subsections (footnote definitions and
               ///< comments count: a section of definitions is not empty; a comment alone is).
    std::uint32_t parent = Block::kNone;
};

/// Any address that the body mentions, links of every kind.
struct Link {
    enum class Kind : std::uint8_t { angle, bare, inline_link, reference, image, html };

    Kind kind = Kind::bare;
    Span span;             ///< Whole construct: `<…>`, `[text](…)`, the bare address.
    Span url_span;         ///< The address as written.
    std::string_view url;  ///< As written, entities and escapes resolved.
    std::uint32_t block = Block::kNone;
    std::uint32_t footnote = Block::kNone;  ///< Index of the definition it stands in.
};

struct FootnoteReference {
    std::string_view label;  ///< As written.
    Span span;               ///< `[^label]`
    std::uint32_t block = Block::kNone;
    std::uint32_t footnote =
        Block::kNone;                     ///< The definition meant (first of its label), or kNone.
    std::uint32_t inside = Block::kNone;  ///< The definition it stands in, if any.
};

struct FootnoteDefinition {
    std::string_view label;  ///< As written. Labels match ignoring case and inner white space.
    Span span;               ///< From `[^` to the end of its text, continuation lines included.
    Span label_span;         ///< The label alone.
    Span content;            ///< After `:` and blanks, to the end.
    std::uint32_t references = 0;  ///< How many references mean it.
    std::uint32_t first_of_label =
        Block::kNone;  ///< Own index, or that of the first definition of the label.
};

/// A part of the body that was not read as Markdown: nothing of it stands in the other lists.
struct Unread {
    enum class Why : std::uint8_t {
        rest,       ///< All that follows more blocks and pieces than are kept of one text.
        table,      ///< Short rows would be filled up to more cells than are kept.
        nesting,    ///< Lists and quotations too deep, which cmark walks for every line.
        markup,     ///< A paragraph of more markup than cmark reads in moderate time.
        unaligned,  ///< The source did not agree with cmark's reading of it: read as plain lines,
                    ///< or not at all. None, as far as tests and fuzzing show.
    };
    Span span;
    Why why = Why::rest;
};

/// The Markdown below the front matter. Every span quotes its own text exactly.
struct Body {
    Span span;  ///< All of it.
    std::vector<Block> blocks;
    std::vector<Piece> pieces;
    std::vector<Section> sections;
    std::vector<Link> links;                    ///< In order of place.
    std::vector<FootnoteReference> references;  ///< In order of place.
    std::vector<FootnoteDefinition> footnotes;  ///< In order of place.
    std::vector<Span> comments;                 ///< `<!-- … -->`, block and inline.
    std::vector<Span> code;      ///< Code spans, blocks and HTML tags: never prose. Sorted.
    std::vector<Unread> unread;  ///< In order. body/unread speaks of each.

    /// False where something may stand in the text that no list has: nothing can be said to be
    /// missing then.
    bool is_whole() const { return unread.empty(); }

    std::span<const Piece> pieces_of(const Block& block) const {
        return std::span(pieces).subspan(block.first_piece, block.piece_count);
    }
    /// True inside code, HTML or a comment. O(log n).
    bool is_code(std::uint32_t offset) const;

    Body();
    Body(Body&&) noexcept;
    Body& operator=(Body&&) noexcept;
    ~Body();
    struct Memory;  ///< Owns text that does not read as it is written.
    std::unique_ptr<Memory> memory;
};

/// Reads the text from byte `begin` on. Time and memory are linear in its size.
Body read_body(const SourceText& text, std::uint32_t begin);

}  // namespace veritally
