#pragma once

#include <chrono>
#include <cstdint>

namespace veritally {

/// The time, which tests control.
class Clock {
  public:
    using Time = std::chrono::steady_clock::time_point;
    virtual ~Clock() = default;
    virtual Time now() const { return std::chrono::steady_clock::now(); }
    /// Seconds since 1970.
    virtual std::int64_t calendar() const {
        return std::chrono::duration_cast<std::chrono::seconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    }
};

}  // namespace veritally
