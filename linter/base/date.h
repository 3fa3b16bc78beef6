#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

/// A calendar day (Gregorian, proleptic).
struct Date {
    int year = 1970;
    int month = 1;  ///< 1 to 12
    int day = 1;    ///< 1 to 31
    auto operator<=>(const Date&) const = default;
    std::string iso() const;  ///< "2026-11-21"
};

/// Reads YYYY-MM-DD of a day that exists; nothing else.
std::optional<Date> parse_date(std::string_view text);
/// Today in UTC.
Date today();
/// The day in UTC of a time in seconds since 1970, and the other way round noon of a day.
Date date_of(std::int64_t seconds);
std::int64_t noon_of(Date day);

}  // namespace veritally
