#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "base/span.h"
#include "document/markdown.h"
#include "document/markdown_input.h"

namespace veritally {

/// The lines of a body, counted from 0, without their line endings.
class BodyLines {
  public:
    BodyLines(const SourceText& text, const MarkdownInput& input, std::uint32_t begin)
        : text_(text), input_(input), begin_(begin), first_(text.line_of(begin)) {}

    std::uint32_t count() const { return text_.line_count() - first_ + 1; }
    /// Lines past the last one are empty, at its end.
    Span span(std::uint32_t line) const;
    /// As cmark got it.
    std::string_view fed(Span span) const { return input_.at(span); }

  private:
    const SourceText& text_;
    const MarkdownInput& input_;
    std::uint32_t begin_;
    std::uint32_t first_;
};

/// Where each byte of a block's content stands in the source. The content is what is left of the
/// lines once the marks of quotes, lists and headings are off, and one backslash before each
/// pipe in tables.
class ContentMap {
  public:
    /// Each of these finds the content in the source and returns whether all of it is there.
    bool map_paragraph(const BodyLines& lines, const MarkdownBlock& block);
    bool map_atx_heading(const BodyLines& lines, const MarkdownBlock& block);
    bool map_setext_heading(const BodyLines& lines, const MarkdownBlock& block);
    /// `from` is where the cell's content may begin, and is moved on to where the next may.
    bool map_cell(const BodyLines& lines, std::string_view content, Span row, std::uint32_t& from);

    std::uint32_t source(std::uint32_t offset) const;
    /// Just after the content's byte before `offset`; at its begin where that is 0.
    std::uint32_t source_end(std::uint32_t offset) const {
        return offset == 0 ? source(0) : source(offset - 1) + 1;
    }
    Span span(std::uint32_t begin, std::uint32_t end) const {
        return {source(begin), source_end(end)};
    }
    /// Where what stands together in the content from `offset` on is next interrupted.
    std::uint32_t next_break(std::uint32_t offset) const;
    std::uint32_t last_line() const { return last_line_; }

  private:
    struct Part {
        std::uint32_t content;
        std::uint32_t source;
    };

    bool map_lines(const BodyLines& lines, std::string_view content, std::uint32_t first);
    bool map_line(const BodyLines& lines, std::string_view line, std::uint32_t offset, Span at);
    bool map_line_with_pipes(const BodyLines& lines, std::string_view line, std::uint32_t offset,
                             Span at);
    const Part& part_of(std::uint32_t offset) const;

    std::vector<Part> parts_;  ///< By content; never empty once something is mapped.
    mutable std::size_t hint_ = 0;
    std::uint32_t last_line_ = 0;
};

}  // namespace veritally
