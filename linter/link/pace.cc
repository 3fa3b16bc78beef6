#include "link/pace.h"

#include <algorithm>

namespace veritally {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstPark{5'000};
constexpr milliseconds kLongestPark{60'000};
constexpr milliseconds kLongestParks{150'000};  // Of one host, in a run.
constexpr int kAnswersToGrow = 8;
constexpr double kSmoothing = 0.2;

milliseconds scaled(milliseconds stated, double scale) {
    return milliseconds(
        static_cast<milliseconds::rep>(static_cast<double>(stated.count()) * scale));
}

}  // namespace

bool Pace::may_start(Clock::Time now, int share) const {
    const int window = has_answered() ? window_ : std::min(window_, share);
    return running_ < window && !is_parked(now);
}

void Pace::answered(Duration taken) {
    const double seconds = static_cast<double>(taken.count()) / 1'000;
    seconds_each_ += (seconds - seconds_each_) * (answers_ == 0 ? 1 : kSmoothing);
    ++answers_;
    if (++answers_in_a_row_ < kAnswersToGrow) return;
    answers_in_a_row_ = 0;
    window_ = std::min(window_ + 1, most_);
}

void Pace::struggled() {
    answers_in_a_row_ = 0;
    window_ = std::max(1, window_ / 2);
}

bool Pace::park(Clock::Time now, Duration asked) {
    const milliseconds longest = scaled(kLongestPark, scale_);
    const milliseconds own = scaled(kFirstPark * (1 << std::min(parks_, 4)), scale_);
    const milliseconds wait = std::min(asked.count() > 0 ? asked : own, longest);
    answers_in_a_row_ = 0;
    window_ = 1;
    // The answers of requests that were under way when the first of them said so.
    if (is_parked(now)) {
        parked_until_ = std::max(parked_until_, now + wait);
        return true;
    }
    if (parked_ + wait > scaled(kLongestParks, scale_)) return false;
    ++parks_;
    parked_ += wait;
    parked_until_ = now + wait;
    return true;
}

}  // namespace veritally
