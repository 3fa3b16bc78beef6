#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/program.h"
#include "report/report.h"

namespace veritally {

/// Text that waits for the end of the run: in memory, then in an unnamed file, so that memory
/// does not grow with the report.
class Spool {
  public:
    ~Spool();
    Spool() = default;
    Spool(Spool&&) = delete;
    /// Separated from what was appended before, unless either is empty.
    void append(std::string_view text, std::string_view separator);
    bool empty() const { return size_ == 0; }
    void copy_to(const std::function<void(std::string_view)>& sink);

  private:
    void write(std::string_view text);
    std::string memory_;
    std::FILE* file_ = nullptr;
    std::uint64_t size_ = 0;
};

/// One report on its way: a format, its pieces, where it goes.
struct Channel {
    std::unique_ptr<Reporter> reporter;
    std::string file;  ///< "": the console's out (or err, beside mended standard input).
    std::unique_ptr<Spool> spool = std::make_unique<Spool>();
    std::unique_ptr<Spool> detailed = std::make_unique<Spool>();  ///< Of a small run.
};

/// Opens the channels that the options ask for. Errors name an unwritable place.
std::vector<Channel> open_channels(const LintOptions& options, const Console& console);

/// Writes a finished report. Files are written beside and renamed.
Status close_channel(Channel& channel, const Summary& summary, std::ostream& out,
                     FileSystem& files);

}  // namespace veritally
