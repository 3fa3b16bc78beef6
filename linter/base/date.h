#pragma once

#include <compare>
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

}  // namespace veritally
