#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace veritally {

/// A block as cmark-gfm sees it. Lines count from 0, columns are bytes from 0.
struct MarkdownBlock {
    enum class Kind : std::uint8_t {
        quote,
        list,
        item,
        footnote,  ///< The content of `[^label]:`, which stands at the block's start.
        table,
        row,
        cell,
        paragraph,
        heading,
        code,
        html,
        thematic_break,
    };
    static constexpr std::uint32_t kNone = ~0u;

    Kind kind = Kind::paragraph;
    std::uint8_t level = 0;           ///< Of a heading.
    bool setext = false;              ///< Of a heading: underlined.
    bool fenced = false;              ///< Of code.
    bool open = false;                ///< Code or HTML that runs to the end of its segment.
    bool above_table = false;         ///< A paragraph whose last line became a table's header.
    std::uint32_t parent = kNone;     ///< Index in the segment.
    std::uint32_t first_line = 0;     ///< Reference definitions before the content included.
    std::uint32_t first_column = 0;   ///< Where the block begins in its first line.
    std::uint32_t last_line = 0;      ///< Of leaves; may be one too many for unclosed fences.
    std::string_view content;         ///< What inlines are read from, lines ending in LF.
    std::uint32_t content_lines = 0;  ///< Of code (without fences) and HTML.
    void* node = nullptr;             ///< cmark's.
};

/// One step through the inlines of a block, in reading order.
struct MarkdownInline {
    enum class Kind : std::uint8_t {
        text,
        soft_break,
        hard_break,
        code,
        html,
        emphasis,
        strong,
        link,
        image,
        close,  ///< Ends the last of the four above that is open.
    };
    static constexpr std::uint32_t kUnknown = ~0u;

    Kind kind = Kind::text;
    bool entity = false;              ///< Text that stands for one `&…;`.
    std::uint32_t offset = kUnknown;  ///< Of text and HTML, where known: offset into the content.
    std::string_view text;            ///< Of text, code and HTML. Valid until the next inlines().
};

/// cmark-gfm behind plain data. Blocks come in segments, in the order of the text: one for any
/// ordinary file, several for a large one so that memory stays bounded. Footnote definitions
/// stay in place as containers, whether used or not, and `[^label]` is plain text.
/// One at a time per thread.
class Markdown {
  public:
    /// `text` must outlive it and hold no NUL byte.
    explicit Markdown(std::string_view text);
    ~Markdown();
    Markdown(const Markdown&) = delete;
    Markdown& operator=(const Markdown&) = delete;

    /// Reads the next segment, a container before its content; false after the last one.
    bool next(std::vector<MarkdownBlock>& blocks);

    /// Whether links may mean definitions elsewhere in the text, as far as the last segment knows.
    bool has_definitions() const;

    /// The inlines of a paragraph, heading or cell of the last segment.
    void inlines(const MarkdownBlock& block, std::vector<MarkdownInline>& out);

    /// Where the next segment begins.
    std::uint32_t position() const;

    /// Parts that were left out because their nesting is hostile, so far.
    const std::vector<Span>& refused() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Appends `text` with its entities and, if wanted, backslash escapes resolved.
void append_unescaped(std::string& out, std::string_view text, bool escapes);

/// Appends the label as CommonMark compares it: case folded, white space collapsed.
void append_normalized_label(std::string& out, std::string_view label);

}  // namespace veritally
