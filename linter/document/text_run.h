#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/body_state.h"

namespace veritally {

/// A run of text of one style that stands together in the source. At its end it becomes pieces:
/// footnote references and bare addresses are cut out of it.
class TextRun {
  public:
    explicit TextRun(BodyState& state) : state_(state), body_(state.body) {}

    void begin(std::uint32_t block);
    /// More text as written. Begins a new run where it does not follow on.
    void extend(Span source, std::uint8_t style);
    /// More text that reads as `text`, which must live until the flush.
    void change(Span source, std::string_view text, std::uint8_t style);
    void flush();

    bool ends_at(std::uint32_t offset) const { return running_ && run_.end == offset; }
    bool has_tildes() const { return tildes_; }
    /// Into the input's bare addresses.
    std::size_t next_url() const { return next_url_; }
    void set_next_url(std::size_t next) { next_url_ = next; }

  private:
    struct Change {
        Span source;
        std::string_view text;
    };

    void emit_text(Span span);
    void emit_reference(Span span);
    void emit_bare_url(Span span);
    std::string_view read_as(Span span);
    bool escaped(std::uint32_t offset) const;

    BodyState& state_;
    Body& body_;
    std::uint32_t block_ = 0;
    bool running_ = false;
    Span run_;
    std::uint8_t style_ = Piece::plain;
    std::vector<Change> changes_;
    bool tildes_ = false;  ///< In the block.
    std::size_t next_url_ = 0;
    std::string scratch_;
};

}  // namespace veritally
