#pragma once

#include <signal.h>

namespace veritally {

/// While it lives, the first SIGINT or SIGTERM only asks the run to end; the next one ends the
/// program as ever. One at a time.
class InterruptWatch {
  public:
    InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;
    ~InterruptWatch();

    /// Was the run asked to end? May be called from any thread.
    bool requested() const;

  private:
    struct sigaction old_interrupt_ {};
    struct sigaction old_terminate_ {};
};

}  // namespace veritally
