#include "cli/link_progress.h"

namespace veritally {

LinkProgressDisplay::LinkProgressDisplay(const Console& console)
    : line_(console.err, console.err_terminal, console.variable("TERM"),
            static_cast<std::size_t>(console.width)) {}

void LinkProgressDisplay::count(const LinkStatus& status) {
    if (status.seen == Seen::alive || status.seen == Seen::moved) ++state_.alive;
    if (is_dead(status)) ++state_.dead;
}

void LinkProgressDisplay::show(const FetchProgress& fetched) {
    state_.done = fetched.done;
    state_.total = fetched.total;
    state_.waiting_hosts = fetched.waiting_hosts;
    state_.taken = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - began_);
    line_.show(state_);
}

}  // namespace veritally
