#pragma once

#include <cstdint>
#include <string>

namespace veritally {

/// An exact decimal that is not negative: `digits` × 10^`exponent`, without trailing zeros.
class Exact {
  public:
    Exact(std::uint64_t digits = 0, int exponent = 0);

    Exact operator*(const Exact& other) const;
    Exact operator+(const Exact& other) const;
    bool operator==(const Exact& other) const = default;
    bool operator<(const Exact& other) const;

    /// How many digits it shows.
    int length() const;
    /// The power of ten of its first digit.
    int magnitude() const { return exponent_ + length() - 1; }
    /// Cut off after `length` digits.
    Exact cut(int length) const;
    /// One more in the digit number `length`.
    Exact next(int length) const;
    /// To the nearest; half-way cases up.
    Exact rounded(int length) const;
    /// Whether `stated`, at the digits that it shows, is this number rounded, half-way cases
    /// either way.
    bool supports(const Exact& stated) const;

    double value() const;
    /// In units of 10^`power`, without an exponent: '1979', '0.5'.
    std::string plain(int power) const;
    /// '2.5e+14'.
    std::string scientific() const;
    /// The digits with a point after the first: '2.5'.
    std::string mantissa() const;

  private:
    __extension__ using Wide = unsigned __int128;

    static Exact of(Wide digits, int exponent);
    /// The digits of this number as a multiple of 10^`exponent`, which is not above its own.
    Wide scaled(int exponent) const;
    std::string text() const;

    Wide digits_ = 0;
    int exponent_ = 0;
};

}  // namespace veritally
