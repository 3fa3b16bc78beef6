#pragma once

#include <cstdint>

namespace veritally {

/// Where a number may lie: the values that round to the digits it was written with.
struct Interval {
    double low = 0;
    double high = 0;
    bool overlaps(const Interval& other) const { return low <= other.high && other.low <= high; }
};

/// A number as written: every digit kept, nothing rounded. value = digits × 10^exponent.
/// Up to 19 digits; of longer numbers the rest is dropped (exponent counts them).
struct Numeric {
    std::uint64_t digits = 0;
    std::int32_t exponent = 0;
    std::uint8_t significant = 1;  ///< Digits that carry information, from the first non-zero one.

    double value() const;
    /// Half a unit of the last significant digit either way.
    Interval interval() const;
    /// Times ten to the power.
    Numeric scaled(std::int32_t power) const;
    /// Power of ten of the last significant digit.
    std::int32_t last_place() const;
    friend bool operator==(const Numeric&, const Numeric&) = default;
};

/// The nearest double to digits × 10^exponent; 0 or infinity beyond its range.
double to_double(std::uint64_t digits, std::int32_t exponent);

/// Exact product; digits that do not fit are dropped from the end.
Numeric multiply(const Numeric& a, const Numeric& b);

}  // namespace veritally
