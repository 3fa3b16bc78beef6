#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/body_state.h"
#include "document/markdown.h"
#include "document/text_run.h"

namespace veritally {

/// Turns the inlines of a block into pieces, links and references with exact places: one pass
/// over the content, in step with what cmark made of it. cmark gives the places of most text;
/// delimiters, breaks, code and the ends of links follow from what stands between.
class InlineReader {
  public:
    explicit InlineReader(BodyState& state) : state_(state), body_(state.body), run_(state) {}

    /// Appends to the body what stands in the block with this index. The pieces are the last in
    /// the body. Returns false where the content did not agree with the steps (never, as far as
    /// tests and fuzzing show): then it was read as plain lines.
    bool read(const ContentMap& map, std::string_view content,
              const std::vector<MarkdownInline>& steps, std::uint32_t block);
    /// The content as plain text, line by line.
    void read_plain(const ContentMap& map, std::string_view content, std::uint32_t block);

  private:
    /// An emphasis, link or image that is not closed yet.
    struct Open {
        MarkdownInline::Kind kind;
        std::uint8_t outer_style;
        bool angle;           ///< `<https://…>`
        std::uint32_t begin;  ///< In the content.
        std::uint32_t link;   ///< Index into the body's links.
        std::uint32_t piece;  ///< Pieces before it.
    };

    void begin(const ContentMap& map, std::string_view content, std::uint32_t block);
    bool take(const MarkdownInline& step);
    bool take_text(const MarkdownInline& step, bool at_line_start);
    bool take_entity(const MarkdownInline& step);
    bool take_break(Piece::Kind kind);
    bool take_code(const MarkdownInline& step);
    bool take_html(const MarkdownInline& step);
    bool open(const MarkdownInline& step);
    bool close();
    bool close_emphasis(const Open& ended);
    bool close_angle(const Open& ended);
    bool close_link(const Open& ended);
    void close_image(const Open& ended, Span whole);
    void skip_blanks();

    void add_text(std::uint32_t begin, std::uint32_t end);
    void emit(Piece::Kind kind, Span span, Span content, std::string_view text);
    std::uint32_t add_link(Link::Kind kind);
    std::string_view content_text(std::uint32_t begin, std::uint32_t end);

    BodyState& state_;
    Body& body_;
    TextRun run_;
    const ContentMap* map_ = nullptr;
    std::string_view content_;
    std::uint32_t block_ = 0;
    std::uint32_t at_ = 0;  ///< In the content.
    std::uint8_t style_ = Piece::plain;
    bool line_start_ = false;
    std::vector<Open> open_;
    std::string scratch_;
};

}  // namespace veritally
