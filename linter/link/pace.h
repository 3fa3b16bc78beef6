#pragma once

#include <chrono>
#include <cstddef>

#include "link/clock.h"

namespace veritally {

/// How fast one host is asked: how many requests at once, and when again after it said "too many".
class Pace {
  public:
    using Duration = std::chrono::milliseconds;
    /// `scale` is the time-out over kStatedTimeout.
    Pace(int most, double scale) : window_(most), most_(most), scale_(scale) {}

    /// `share` bounds a host that has not answered yet.
    bool may_start(Clock::Time now, int share) const;
    void started() { ++running_; }
    /// A request ended: with an answer, or so that the host seems overburdened.
    void answered(Duration taken);
    void struggled();
    void ended() { --running_; }
    /// All that was under way was given up.
    void abandoned() { running_ = 0; }

    /// "Too many requests": waits what the host asks for, or longer each time, within a cap. False
    /// where the host was waited for long enough in this run.
    bool park(Clock::Time now, Duration asked);
    bool is_parked(Clock::Time now) const { return now < parked_until_; }
    Clock::Time parked_until() const { return parked_until_; }
    bool is_throttled() const { return parks_ > 0; }

    bool has_answered() const { return answers_ > 0; }
    int running() const { return running_; }
    /// Of one request, smoothed; a guess before the first answer.
    double seconds_each() const { return seconds_each_; }

  private:
    int window_, most_;
    double scale_;
    int running_ = 0;
    std::size_t answers_ = 0;
    int answers_in_a_row_ = 0;
    int parks_ = 0;
    double seconds_each_ = 0.1;
    Duration parked_{0};  ///< Altogether.
    Clock::Time parked_until_{};
};

}  // namespace veritally
