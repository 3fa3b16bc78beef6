#include "base/date.h"

#include <chrono>
#include <cstdio>

namespace veritally {
namespace {

/// Value of a run of ASCII digits, or -1.
int read_digits(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::chrono::year_month_day calendar_day(int year, int month, int day) {
    return std::chrono::year(year) / month / day;
}

}  // namespace

std::string Date::iso() const {
    char text[48];
    const int size = std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return {text, static_cast<std::size_t>(size)};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = read_digits(text.substr(0, 4));
    const int month = read_digits(text.substr(5, 2));
    const int day = read_digits(text.substr(8, 2));
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    if (!calendar_day(year, month, day).ok()) return std::nullopt;
    return Date{year, month, day};
}

Date today() {
    using namespace std::chrono;
    return date_of(floor<seconds>(system_clock::now().time_since_epoch()).count());
}

Date date_of(std::int64_t seconds) {
    using namespace std::chrono;
    const year_month_day day = floor<days>(sys_seconds(std::chrono::seconds(seconds)));
    return {int(day.year()), int(unsigned(day.month())), int(unsigned(day.day()))};
}

std::int64_t noon_of(Date day) {
    using namespace std::chrono;
    const sys_days days(calendar_day(day.year, day.month, day.day));
    return std::int64_t{days.time_since_epoch().count()} * 86'400 + 43'200;
}

}  // namespace veritally
