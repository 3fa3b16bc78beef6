#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "base/span.h"
#include "document/body.h"

namespace veritally {

/// The body's bytes as cmark-gfm gets them: byte for byte at the same places, except for what
/// would move places, change what GitHub reads, or explode.
class MarkdownInput {
  public:
    MarkdownInput(const SourceText& text, std::uint32_t begin);

    /// From the body's first byte on.
    std::string_view bytes() const { return copy_.empty() ? bytes_ : std::string_view(copy_); }
    /// The part at a span of the source.
    std::string_view at(Span span) const {
        return bytes().substr(span.begin - begin_, span.size());
    }

    std::vector<Span> bare_urls;  ///< In source offsets, in order; some stand in code or HTML.
    std::vector<Unread> refused;  ///< Blanked out, in order.

  private:
    char* writable();
    void blank(Unread part);
    void mask(Span span);
    void mask_nul();
    void mask_urls();
    void mask_labels();
    void refuse_tables(const SourceText& text);
    void refuse_nesting(const SourceText& text);

    std::string_view bytes_;
    std::uint32_t begin_;
    std::string copy_;  ///< Empty while nothing differs.
};

}  // namespace veritally
