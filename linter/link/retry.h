#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "link/answer.h"

namespace veritally {

/// All waiting is stated for a time-out of 30 s and scales with it.
inline constexpr std::chrono::milliseconds kStatedTimeout{30'000};

/// When an address is asked again.
struct Again {
    std::chrono::milliseconds delay{0};  ///< At least; for kStatedTimeout.
    bool at_end = false;                 ///< And not before all others were asked.
};

/// What comes after a try that ended with `last`, the `tries`-th of its address; nothing where that
/// is the verdict. `retries` is the user's limit of what may pass.
std::optional<Again> plan_retry(const Answer& last, int tries, int retries);

/// Retry-After, in seconds or as a date; nothing where there is none that can be read. `now`
/// in seconds since 1970.
std::optional<std::chrono::milliseconds> retry_after(const Headers& headers, std::int64_t now);

}  // namespace veritally
