#pragma once

#include <cstddef>
#include <iosfwd>
#include <mutex>
#include <string>
#include <string_view>

namespace veritally {

/// Messages as the base protocol frames them: header lines, an empty line, so many bytes. Knows
/// bytes only. Reading never throws and takes no more memory than the longest message allowed.
class MessageReader {
  public:
    static constexpr std::size_t kMaxMessage = std::size_t{128} << 20;
    static constexpr std::size_t kMaxHeader = 8 << 10;  ///< Of one line.

    struct Piece {
        enum class Kind {
            message,
            fault,  ///< Something else was passed over: `text` says what, in a sentence.
            end,    ///< The client has gone.
        };
        Kind kind = Kind::end;
        std::string text;
    };

    /// `in` must outlive the reader.
    explicit MessageReader(std::istream& in) : in_(in) {}

    /// Waits for the next message. After a fault it goes on with the next header that reads as one.
    Piece next();

  private:
    enum class Line { read, too_long, end };
    Line read_line(std::string& line);
    Piece read_body(std::size_t size);
    Piece pass_over(std::size_t size);

    std::istream& in_;
    bool lost_ = false;  ///< A fault was told: what follows it is passed over in silence.
};

/// The other direction. May be called from several threads.
class MessageWriter {
  public:
    explicit MessageWriter(std::ostream& out) : out_(out) {}
    void write(std::string_view message);

  private:
    std::mutex mutex_;
    std::ostream& out_;
};

}  // namespace veritally
