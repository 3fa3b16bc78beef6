#include "document/body_blocks.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "document/footnotes.h"
#include "document/simple_inlines.h"

namespace veritally {
namespace {

using From = MarkdownBlock::Kind;

constexpr std::size_t kMaxMarks = 200'000;  // In a block; cmark makes one or two nodes of each.
constexpr std::size_t kMaxOpenings = 1000;  // In a block.

constexpr Block::Kind kKinds[] = {
    Block::Kind::quote,   Block::Kind::list, Block::Kind::item, Block::Kind::footnote,
    Block::Kind::table,   Block::Kind::row,  Block::Kind::cell, Block::Kind::paragraph,
    Block::Kind::heading, Block::Kind::code, Block::Kind::html, Block::Kind::thematic_break,
};

/// Where the text begins after the marks of at most so many block quotes.
std::size_t after_quotes(std::string_view line, std::uint32_t quotes) {
    std::size_t at = 0;
    for (; quotes > 0; --quotes) {
        const std::size_t mark = line.find_first_not_of(" \t", at);
        if (mark == std::string_view::npos || line[mark] != '>') break;
        at = mark + 1;
    }
    return std::min(line.find_first_not_of(" \t", at), line.size());
}

/// Whether a row may begin with a cell of this content, as far as its first escaped pipe.
bool begins_with_cell(std::string_view row, std::string_view cell) {
    if (row.starts_with('|')) row.remove_prefix(1);
    row.remove_prefix(std::min(row.find_first_not_of(" \t\v\f"), row.size()));
    return row.starts_with(cell.substr(0, cell.find('|')));
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

/// More markup than cmark reads in linear time and bounded memory. It looks for the end of each
/// `<?` and `<!` in all that follows, and for each link at all images that are open.
bool too_dense(std::string_view content) {
    if (content.size() < 2 * kMaxOpenings) return false;
    if (count(content, "<?") + count(content, "<!") > kMaxOpenings) return true;
    if (count(content, "![") > kMaxOpenings) return true;
    if (content.size() < kMaxMarks) return false;
    std::size_t marks = 0;
    for (const char c : content)
        marks += std::string_view("\n`\\&_*[]<!~").find(c) != std::string_view::npos;
    return marks > kMaxMarks;
}

}  // namespace

void BlockReader::read(const std::vector<MarkdownBlock>& segment) {
    segment_ = &segment;
    base_ = static_cast<std::uint32_t>(body_.blocks.size());
    const std::size_t footnotes = body_.footnotes.size();
    for (const MarkdownBlock& from : segment) add(from);
    end_containers();
    for (std::size_t i = footnotes; i < body_.footnotes.size(); ++i) {
        end_footnote(i);
    }
}

void BlockReader::finish() {
    for (Section& section : body_.sections) {
        if (section.content.end == 0) section.content.end = body_.span.end;
    }
}

void BlockReader::add(const MarkdownBlock& from) {
    const auto index = static_cast<std::uint32_t>(body_.blocks.size());
    Block block;
    block.kind = kKinds[static_cast<std::size_t>(from.kind)];
    block.level = from.level;
    block.section = section_;
    block.first_piece = static_cast<std::uint32_t>(body_.pieces.size());
    if (from.parent != MarkdownBlock::kNone) {
        block.parent = base_ + from.parent;
        const Block& parent = body_.blocks[block.parent];
        block.footnote = parent.footnote;
        block.header = parent.header;
    }
    body_.blocks.push_back(block);
    fill(from, index);
}

void BlockReader::fill(const MarkdownBlock& from, std::uint32_t index) {
    const Span line = state_.lines.span(from.first_line);
    Block& block = body_.blocks[index];
    block.span.begin = std::min(line.begin + from.first_column, line.end);
    block.span.end = std::min(block.span.begin + 1, line.end);
    switch (from.kind) {
        case From::list:
            break;
        case From::quote:
            break;
        case From::item:
            block.span.end = marker_end(block.span.begin, line);
            break;
        case From::footnote:
            begin_footnote(index);
            break;
        case From::table:
            block.span.end = end_of(from.first_line + 1);
            mark_filled();
            break;
        case From::row:
            begin_row(from, index);
            break;
        case From::cell:
            read_cell(from, index);
            break;
        case From::paragraph:
            read_paragraph(from, index);
            break;
        case From::heading:
            read_heading(from, index);
            break;
        case From::code:
            read_code(from, index);
            break;
        case From::html:
            read_html_block(from, index);
            break;
        case From::thematic_break:
            block.span.end = end_of(from.first_line);
            break;
    }
}

// --- Places ------------------------------------------------------------------------------------

std::uint32_t BlockReader::end_of(std::uint32_t line) const {
    const Span span = state_.lines.span(line);
    return span.begin +
           static_cast<std::uint32_t>(without_trailing_blanks(state_.lines.fed(span)).size());
}

std::uint32_t BlockReader::marker_end(std::uint32_t begin, Span line) const {
    const std::string_view rest = state_.lines.fed({begin, line.end});
    return begin + static_cast<std::uint32_t>(std::min(rest.find_first_of(" \t"), rest.size()));
}

/// Containers end where the last of their content does; a definition inside another one does not
/// belong to it.
void BlockReader::end_containers() {
    for (std::size_t i = body_.blocks.size(); i-- > base_;) {
        const Block& block = body_.blocks[i];
        if (block.parent == Block::kNone) continue;
        Block& parent = body_.blocks[block.parent];
        const bool nested =
            block.kind == Block::Kind::footnote && parent.kind == Block::Kind::footnote;
        if (!nested) parent.span.end = std::max(parent.span.end, block.span.end);
    }
}

void BlockReader::begin_footnote(std::uint32_t index) {
    Block& block = body_.blocks[index];
    const Span line = state_.lines.span((*segment_)[index - base_].first_line);
    const std::uint32_t begin = block.span.begin;
    const std::uint32_t size = footnote_marker_size(state_.source.at({begin, line.end}));
    FootnoteDefinition footnote;
    footnote.span = {begin, begin + size};
    footnote.label_span = {begin + 2, begin + std::max(size, 4u) - 2};
    footnote.label = state_.source.at(footnote.label_span);
    footnote.content = {footnote.span.end, footnote.span.end};
    block.span = footnote.span;
    block.footnote = static_cast<std::uint32_t>(body_.footnotes.size());
    footnote_blocks_.push_back(index);
    body_.footnotes.push_back(footnote);
    mark_filled();
}

void BlockReader::end_footnote(std::size_t footnote) {
    FootnoteDefinition& definition = body_.footnotes[footnote];
    const std::uint32_t index = footnote_blocks_[footnote];
    definition.span.end = body_.blocks[index].span.end;
    if (index + 1 >= body_.blocks.size() || body_.blocks[index + 1].parent != index) return;
    const Block& first = body_.blocks[index + 1];
    if (first.kind == Block::Kind::footnote) return;
    definition.content = {first.span.begin, definition.span.end};
}

// --- Leaves ------------------------------------------------------------------------------------

void BlockReader::read_inlines(const MarkdownBlock& from, std::uint32_t index) {
    if (too_dense(from.content)) {
        const Span content = map_.span(0, static_cast<std::uint32_t>(from.content.size()));
        body_.unread.push_back({content, Unread::Why::markup});
        return;
    }
    steps_.clear();
    if (!read_simple_inlines(from.content, markdown_.has_definitions(), steps_)) {
        markdown_.inlines(from, steps_);
    }
    if (!inlines_.read(map_, from.content, steps_, index)) note_unaligned(index);
}

void BlockReader::note_unaligned(std::uint32_t index) {
    body_.unread.push_back({body_.blocks[index].span, Unread::Why::unaligned});
}

void BlockReader::read_paragraph(const MarkdownBlock& from, std::uint32_t index) {
    mark_filled();
    if (!map_.map_paragraph(state_.lines, from)) {
        body_.blocks[index].span.end =
            std::max(body_.blocks[index].span.end, end_of(from.last_line));
        note_unaligned(index);
        return;
    }
    body_.blocks[index].span = map_.span(0, static_cast<std::uint32_t>(from.content.size()));
    read_inlines(from, index);
}

void BlockReader::read_heading(const MarkdownBlock& from, std::uint32_t index) {
    const bool mapped = from.setext ? map_.map_setext_heading(state_.lines, from)
                                    : map_.map_atx_heading(state_.lines, from);
    const std::uint32_t last = mapped && from.setext ? map_.last_line() + 1 : from.first_line;
    Block& block = body_.blocks[index];
    Span lines = state_.lines.span(from.first_line);
    if (mapped && from.setext) {
        block.span.begin = map_.source(0);
        const std::uint32_t first =
            map_.last_line() -
            static_cast<std::uint32_t>(std::count(from.content.begin(), from.content.end(), '\n'));
        lines.begin = state_.lines.span(first).begin;
    }
    lines.end = state_.lines.span(last).end;
    block.span.end = std::max(block.span.end, end_of(last));
    const bool top = block.parent == Block::kNone;
    if (top) begin_section(index, lines, state_.lines.span(last + 1).begin);
    if (!mapped) note_unaligned(index);
    if (mapped) read_inlines(from, index);
    if (top) name_section(index, mapped ? map_.source(0) : lines.end);
    if (!top) mark_filled();
}

void BlockReader::begin_row(const MarkdownBlock& from, std::uint32_t index) {
    const MarkdownBlock& table = (*segment_)[from.parent];
    row_ = state_.lines.span(from.first_line);
    const bool header = index == base_ + from.parent + 1;
    const bool above = from.parent > 0 && (*segment_)[from.parent - 1].above_table;
    const std::string_view text = state_.lines.fed(row_);
    std::size_t at = std::min<std::size_t>(table.first_column, text.size());
    if (!header || above) {
        std::uint32_t quotes = quotes_around(index);
        at = after_quotes(text, quotes);
        // The header may be a lazy line: then some of the marks are its own.
        const std::string_view cell = (*segment_)[index - base_ + 1].content;
        while (header && quotes > 0 && !begins_with_cell(text.substr(at), cell)) {
            at = after_quotes(text, --quotes);
        }
    }
    Block& block = body_.blocks[index];
    block.header = header;
    block.span.begin = row_.begin + static_cast<std::uint32_t>(at);
    block.span.end = std::max(block.span.begin, end_of(from.first_line));
    if (header) body_.blocks[block.parent].span.begin = block.span.begin;
    if (at < text.size() && text[at] == '|') {
        at = std::min(text.find_first_not_of(" \t\v\f", at + 1), text.size());
    }
    cell_at_ = row_.begin + static_cast<std::uint32_t>(at);
    column_ = 0;
}

void BlockReader::read_cell(const MarkdownBlock& from, std::uint32_t index) {
    Block& block = body_.blocks[index];
    block.column = column_++;
    const bool found = map_.map_cell(state_.lines, from.content, row_, cell_at_);
    block.span = {map_.source(0), map_.source(0)};
    if (!found) note_unaligned(index);
    if (!found || from.content.empty()) return;
    block.span.end = map_.source_end(static_cast<std::uint32_t>(from.content.size()));
    read_inlines(from, index);
}

/// cmark's last line of fenced code is that of the closing fence, or one too many where the
/// container ended before it.
void BlockReader::read_code(const MarkdownBlock& from, std::uint32_t index) {
    mark_filled();
    Block& block = body_.blocks[index];
    std::uint32_t last = from.first_line + from.content_lines;
    if (from.open) {
        last = from.last_line;
    } else if (!from.fenced) {
        --last;
    } else {
        const std::size_t next = index - base_ + 1;
        const bool taken = next < segment_->size() && (*segment_)[next].first_line <= last + 1;
        const char fence = state_.source.bytes()[block.span.begin];
        const std::string_view closing =
            without_trailing_blanks(state_.lines.fed(state_.lines.span(last + 1)));
        if (from.last_line > last && !taken && closing.ends_with(std::string(3, fence))) ++last;
    }
    block.span.end = std::max(block.span.end, end_of(last));
    body_.code.push_back(block.span);
}

void BlockReader::read_html_block(const MarkdownBlock& from, std::uint32_t index) {
    const std::uint32_t last =
        from.open ? from.last_line : from.first_line + std::max(from.content_lines, 1u) - 1;
    body_.blocks[index].span.end = std::max(body_.blocks[index].span.end, end_of(last));
    const Span span = body_.blocks[index].span;
    body_.code.push_back(span);
    const std::size_t first = body_.comments.size();
    read_html(state_, span, index);
    std::uint32_t done = span.begin;
    bool shown = false;
    const auto look = [&](std::uint32_t end) {
        shown = shown || state_.source.at({done, end}).find_first_not_of(" \t\r\n>") !=
                             std::string_view::npos;
    };
    for (std::size_t i = first; i < body_.comments.size(); ++i) {
        look(body_.comments[i].begin);
        done = body_.comments[i].end;
    }
    look(span.end);
    if (shown) mark_filled();
}

std::uint32_t BlockReader::quotes_around(std::uint32_t index) const {
    std::uint32_t quotes = 0;
    for (; index != Block::kNone; index = body_.blocks[index].parent) {
        quotes += body_.blocks[index].kind == Block::Kind::quote ? 1 : 0;
    }
    return quotes;
}

// --- Sections ----------------------------------------------------------------------------------

void BlockReader::begin_section(std::uint32_t heading, Span lines, std::uint32_t content) {
    Section section;
    section.level = body_.blocks[heading].level;
    section.heading = lines;
    section.content = {content, 0};
    while (section_ != Block::kNone && body_.sections[section_].level >= section.level) {
        body_.sections[section_].content.end =
            std::max(lines.begin, body_.sections[section_].content.begin);
        section_ = body_.sections[section_].parent;
    }
    section.parent = section_;
    section_ = static_cast<std::uint32_t>(body_.sections.size());
    body_.sections.push_back(section);
    body_.blocks[heading].section = section_;
}

void BlockReader::name_section(std::uint32_t heading, std::uint32_t fallback) {
    Section& section = body_.sections[section_];
    section.title_span = {fallback, fallback};
    std::vector<const Piece*> shown;
    for (const Piece& piece : body_.pieces_of(body_.blocks[heading])) {
        const bool hidden =
            piece.kind == Piece::Kind::html || piece.kind == Piece::Kind::footnote_reference;
        if (!hidden) shown.push_back(&piece);
    }
    if (shown.empty()) return;
    section.title_span = {shown.front()->span.begin, shown.back()->span.end};
    section.title = shown.front()->text;
    if (shown.size() > 1) {
        std::string title;
        for (const Piece* piece : shown)
            title += piece->kind == Piece::Kind::hard_break ? " " : piece->text;
        section.title = state_.keep(title);
    }
    section.title = trim(section.title);
    const std::string_view written = trim(state_.source.at(section.title_span));
    section.title_span.begin =
        static_cast<std::uint32_t>(written.data() - state_.source.bytes().data());
    section.title_span.end = section.title_span.begin + static_cast<std::uint32_t>(written.size());
}

/// The section that is read, and those around it, have content.
void BlockReader::mark_filled() {
    for (std::uint32_t i = section_; i != Block::kNone && body_.sections[i].empty;
         i = body_.sections[i].parent) {
        body_.sections[i].empty = false;
    }
}

}  // namespace veritally
