#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace veritally {

/// A number exactly as its digits say, in base ten: 0.DIGITS × 10^EXPONENT. Never a double, so
/// that writing it in another form cannot change it.
struct Decimal {
    bool negative = false;
    std::string digits;    ///< Without zeros at either end; "" is zero.
    int exponent = 0;      ///< Of the point before the first digit: 2.5e+14 has 15.
    int shown_digits = 0;  ///< Significant digits as written: 3 in `3.20e+13`; zeros before the
                           ///< point of a number without exponent are not significant.

    bool is_zero() const { return digits.empty(); }
    bool is_whole() const { return static_cast<int>(digits.size()) <= exponent || is_zero(); }
    double value() const;
};

/// Reads a number in any form that says for certain which one it is: `2e19`, `+2.50E14`,
/// `4×10^18`, `4 x 10**18`, `2.5 · 10¹⁴`, `10^14`, `250_000`, `250,000,000`, `250 000 000`.
/// Nothing else may stand beside it. `2,500` is not read: it may be 2.5 elsewhere.
std::optional<Decimal> read_decimal(std::string_view text);

/// `2.5e+14`: mantissa from 1 to below 10 without trailing zeros, exponent with its sign.
std::string scientific(const Decimal& number);
/// The same of `value`, rounded to `digits` significant ones. Requires a finite value.
std::string scientific(double value, int digits);

/// `1500`: digits alone. Requires is_whole() and an exponent of 18 at most.
std::string whole(const Decimal& number);

}  // namespace veritally
