#include "base/interrupt.h"

#include <atomic>

namespace veritally {
namespace {

std::atomic<bool> requested_to_end{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler takes no lock");

void on_signal(int /*signal*/) {
    requested_to_end = true;
}

}  // namespace

InterruptWatch::InterruptWatch() {
    requested_to_end = false;
    struct sigaction once {};
    once.sa_handler = on_signal;
    once.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &once, &old_interrupt_);
    ::sigaction(SIGTERM, &once, &old_terminate_);
}

InterruptWatch::~InterruptWatch() {
    ::sigaction(SIGINT, &old_interrupt_, nullptr);
    ::sigaction(SIGTERM, &old_terminate_, nullptr);
}

bool InterruptWatch::requested() const {
    return requested_to_end;
}

}  // namespace veritally
