#pragma once

#include "cli/program.h"
#include "cli/progress_line.h"
#include "link/link_status.h"

namespace veritally {

/// How far asking links has come, on standard error where that is a terminal.
class LinkProgressDisplay {
  public:
    explicit LinkProgressDisplay(const Console& console);
    void count(const LinkStatus& status);
    void show(const FetchProgress& fetched);
    void clear() { line_.clear(); }

  private:
    ProgressLine line_;
    LinkProgress state_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace veritally
