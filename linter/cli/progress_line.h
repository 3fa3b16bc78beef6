#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace veritally {

/// How far asking links has come.
struct LinkProgress {
    std::size_t done = 0, total = 0;
    std::size_t alive = 0, dead = 0;
    std::size_t waiting_hosts = 0;
    std::chrono::milliseconds taken{0};
};

/// "links: 120 of 400, 101 alive, 3 dead, 2 hosts waiting, 14 s left", at most `width` columns. The
/// time left is left out before it can be told.
std::string progress_text(const LinkProgress& progress, std::size_t width);

/// One line on standard error that is written over and gone before anything else is printed. Where
/// standard error is no terminal that can do so it prints nothing at all.
class ProgressLine {
  public:
    /// `terminal` tells whether `err` is one, `term` is the variable TERM.
    ProgressLine(std::ostream& err, bool terminal, std::string_view term, std::size_t width);
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine() { clear(); }

    void show(const LinkProgress& progress);
    void clear();

  private:
    std::ostream& err_;
    std::size_t width_;
    bool enabled_, shown_ = false;
};

}  // namespace veritally
