#include "base/date.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <ctime>
#include <string>

namespace veritally {
namespace {

using ::testing::Optional;

/// The twin: the rule of the calendar, spelled out.
int days_in(int year, int month) {
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month == 2) return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

TEST(ParseDate, ReadsExactlyTheDaysThatExist) {
    for (const int year : {0, 4, 1900, 1999, 2000, 2023, 2024, 2100, 9999}) {
        for (int month = 0; month <= 13; ++month) {
            for (int day = 0; day <= 32; ++day) {
                const Date date{year, month, day};
                const bool exists =
                    month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
                const std::optional<Date> read = parse_date(date.iso());
                ASSERT_EQ(read.has_value(), exists) << date.iso();
                ASSERT_EQ(read.value_or(date), date);
            }
        }
    }
}

TEST(ParseDate, ReadsNothingElse) {
    for (const char* text :
         {"", "2026", "2026-11", "2026-1-02", "2026/11/21", " 2026-11-21", "2026-11-21 ",
          "2026-11-2x", "+026-11-21", "2026-11--1", "2023-XX-XX", "12026-11-21"}) {
        EXPECT_EQ(parse_date(text), std::nullopt) << text;
    }
}

TEST(Date, IsWrittenAndComparedByDay) {
    EXPECT_EQ((Date{2026, 1, 2}).iso(), "2026-01-02");
    EXPECT_LT((Date{2025, 12, 31}), (Date{2026, 1, 1}));
    EXPECT_LT((Date{2026, 1, 31}), (Date{2026, 2, 1}));
}

TEST(Today, IsTheDayOfTheClockInUtc) {
    const auto clock_day = [] {
        const std::time_t now = std::time(nullptr);
        std::tm utc{};
        gmtime_r(&now, &utc);
        return Date{utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday};
    };
    const Date before = clock_day();
    const Date day = today();
    EXPECT_LE(before, day);
    EXPECT_LE(day, clock_day());
}

}  // namespace
}  // namespace veritally
