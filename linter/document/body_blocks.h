#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/body_inlines.h"
#include "document/body_state.h"
#include "document/markdown.h"

namespace veritally {

/// Turns segments of blocks into the body's blocks, footnotes and sections, in order.
class BlockReader {
  public:
    BlockReader(BodyState& state, Markdown& markdown)
        : state_(state), body_(state.body), markdown_(markdown), inlines_(state) {}

    void read(const std::vector<MarkdownBlock>& segment);
    void finish();

  private:
    void add(const MarkdownBlock& from);
    void fill(const MarkdownBlock& from, std::uint32_t index);
    void read_inlines(const MarkdownBlock& from, std::uint32_t index);
    void note_unaligned(std::uint32_t index);
    void read_paragraph(const MarkdownBlock& from, std::uint32_t index);
    void read_heading(const MarkdownBlock& from, std::uint32_t index);
    void begin_row(const MarkdownBlock& from, std::uint32_t index);
    void read_cell(const MarkdownBlock& from, std::uint32_t index);
    void read_code(const MarkdownBlock& from, std::uint32_t index);
    void read_html_block(const MarkdownBlock& from, std::uint32_t index);
    void begin_footnote(std::uint32_t index);
    void end_footnote(std::size_t footnote);
    void end_containers();
    void begin_section(std::uint32_t heading, Span lines, std::uint32_t content);
    void name_section(std::uint32_t heading, std::uint32_t fallback);
    void mark_filled();
    std::uint32_t end_of(std::uint32_t line) const;
    std::uint32_t marker_end(std::uint32_t begin, Span line) const;
    std::uint32_t quotes_around(std::uint32_t index) const;

    BodyState& state_;
    Body& body_;
    Markdown& markdown_;
    InlineReader inlines_;
    ContentMap map_;
    std::vector<MarkdownInline> steps_;
    const std::vector<MarkdownBlock>* segment_ = nullptr;
    std::uint32_t base_ = 0;  ///< Index of the segment's first block.
    std::uint32_t section_ = Block::kNone;
    Span row_;                   ///< The line of the row that is read.
    std::uint32_t cell_at_ = 0;  ///< Where its next cell may begin.
    std::uint16_t column_ = 0;
    std::vector<std::uint32_t> footnote_blocks_;  ///< By footnote.
};

}  // namespace veritally
