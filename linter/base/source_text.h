#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace veritally {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A place as people and editors count it. Lines and columns count from 1.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;        ///< Unicode code points; an invalid byte counts as one.
    std::uint32_t utf16_column = 1;  ///< UTF-16 units; an invalid byte counts as one (U+FFFD).
    std::uint32_t offset = 0;        ///< Bytes from 0.
    friend bool operator==(const Position&, const Position&) = default;
};

/// Owns the bytes of one file and knows where its lines start. Lines end in LF, CRLF or CR.
/// A byte order mark belongs to the first line (offset 0, one column). Not copyable: spans and
/// string views into it stay valid as long as it lives. Building costs one pass; each look-up is
/// O(log lines) and never rescans more than a kilobyte. At most kMaxBytes.
class SourceText {
  public:
    static constexpr std::uint32_t kMaxBytes = 16u << 20;

    explicit SourceText(std::string bytes);
    SourceText(const SourceText&) = delete;
    SourceText& operator=(const SourceText&) = delete;

    std::string_view bytes() const { return bytes_; }
    std::string_view at(Span span) const;
    std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
    /// 3 where the text starts with a UTF-8 byte order mark, else 0.
    std::uint32_t bom_size() const { return bom_size_; }

    std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
    /// Line without its line ending; line counts from 1 and must exist.
    Span line(std::uint32_t line) const;
    /// Line number, from 1, that holds the byte (a line ending belongs to its line).
    std::uint32_t line_of(std::uint32_t offset) const;

    /// An offset inside a character has the columns of the character.
    Position position(std::uint32_t offset) const;
    /// The byte at a line and code-point column, or UTF-16 column; columns past the end of the
    /// line are clamped to it, lines past the end give the end of the text. A column inside a
    /// surrogate pair gives the character.
    std::uint32_t offset(std::uint32_t line, std::uint32_t column) const;
    std::uint32_t offset_utf16(std::uint32_t line, std::uint32_t utf16_column) const;

    /// Spans of the maximal runs of bytes that are not UTF-8, in order.
    const std::vector<Span>& invalid_utf8() const { return invalid_; }

  private:
    struct Count {
        std::uint32_t code_points = 0;
        std::uint32_t utf16_units = 0;
    };
    Count count_in(Span range) const;  ///< Of the characters that begin in the range.
    Count count_before(std::uint32_t offset) const;
    std::uint32_t seek(std::uint32_t line, std::uint32_t column, std::uint32_t Count::*unit) const;

    std::string bytes_;
    std::uint32_t bom_size_ = 0;
    std::vector<std::uint32_t> line_starts_;
    std::vector<Span> invalid_;
    std::vector<Count> checkpoints_;  ///< Before every kilobyte; none where all is ASCII.
};

}  // namespace veritally
