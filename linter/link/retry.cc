#include "link/retry.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "base/text.h"
#include "link/http_date.h"

namespace veritally {
namespace {

using std::chrono::milliseconds;
using Waits = std::span<const Again>;

// What is waited before the second try, the third…
constexpr std::array kBlocked{Again{milliseconds(3'000), false}};
constexpr std::array kNotFound{Again{milliseconds(5'000), false}};
constexpr std::array kUnknownName{Again{milliseconds(3'000), false}};
constexpr std::array kTransient{Again{milliseconds(2'000), false},
                                Again{milliseconds(8'000), true}};
constexpr std::array kThrottled{Again{}, Again{}};  // The host is parked instead.
constexpr std::array kTimeout{Again{milliseconds(2'000), true}};
constexpr std::array kOnceMore{Again{milliseconds(2'000), false}};

Waits waits_for_status(int status) {
    switch (status) {
        case 404:
            return kNotFound;
        case 401:
        case 410:
            return {};
        case 408:
        case 425:
        case 500:
        case 502:
        case 503:
        case 504:
            return kTransient;
        case 429:
            return kThrottled;
        default:
            return status >= 400 && status < 500 ? Waits(kBlocked) : Waits();
    }
}

Waits waits_for(const Answer& last) {
    switch (last.failure) {
        case Failure::none:
        case Failure::tls_chain:
            return waits_for_status(last.status);
        case Failure::name_not_found:
            return kUnknownName;
        case Failure::name_unresolved:
        case Failure::refused:
        case Failure::reset:
        case Failure::unreachable:
        case Failure::truncated:
            return kTransient;
        case Failure::timeout:
            return kTimeout;
        case Failure::redirect_loop:
        case Failure::bad_answer:
            return kOnceMore;
        default:
            return {};
    }
}

}  // namespace

std::optional<Again> plan_retry(const Answer& last, int tries, int retries) {
    const Waits waits = waits_for(last);
    const auto next = static_cast<std::size_t>(std::max(tries, 1) - 1);
    if (next >= waits.size() || tries > retries) return std::nullopt;
    return waits[next];
}

std::optional<milliseconds> retry_after(const Headers& headers, std::int64_t now) {
    const std::string_view value = trim(header(headers, "retry-after"));
    if (value.empty()) return std::nullopt;
    constexpr std::int64_t kLongest = 1'000'000;
    std::int64_t seconds = 0;
    if (std::all_of(value.begin(), value.end(), is_ascii_digit)) {
        for (char c : value) seconds = std::min(seconds * 10 + (c - '0'), kLongest);
    } else {
        const auto date = parse_http_date(value);
        if (!date) return std::nullopt;
        seconds = std::clamp<std::int64_t>(*date - now, 0, kLongest);
    }
    return milliseconds(seconds * 1'000);
}

}  // namespace veritally
