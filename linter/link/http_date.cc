#include "link/http_date.h"

#include <algorithm>
#include <chrono>

#include "base/months.h"

namespace veritally {
namespace {

/// The digits at a place, or -1.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
    int value = 0;
    for (char c : text.substr(at, digits)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<std::int64_t> parse_http_date(std::string_view text) {
    constexpr std::size_t kLength = 29;
    if (text.size() != kLength || text.substr(25) != " GMT" || text[19] != ':' || text[22] != ':') {
        return std::nullopt;
    }
    const auto* month = std::find(kShortMonths.begin(), kShortMonths.end(), text.substr(8, 3));
    const int day = number_at(text, 5, 2), year = number_at(text, 12, 4);
    const int hour = number_at(text, 17, 2), minute = number_at(text, 20, 2);
    const int second = number_at(text, 23, 2);
    if (month == kShortMonths.end() || std::min({day, year, hour, minute, second}) < 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{
        std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month - kShortMonths.begin()) + 1),
        std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    const auto time = std::chrono::sys_days(date) + std::chrono::hours(hour) +
                      std::chrono::minutes(minute) + std::chrono::seconds(second);
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

}  // namespace veritally
