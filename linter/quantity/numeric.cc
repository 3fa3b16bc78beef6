#include "quantity/numeric.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace veritally {
namespace {

constexpr std::int32_t kMaxExponent = 400;

constexpr double kPowers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr std::int32_t kExactPowers = 22;  ///< Up to here a power of ten is a double.

int count_digits(std::uint64_t digits) {
    int count = 1;
    while (digits >= 10) {
        digits /= 10;
        ++count;
    }
    return count;
}

}  // namespace

double to_double(std::uint64_t digits, std::int32_t exponent) {
    constexpr std::uint64_t kExactDigits = std::uint64_t{1} << 53;
    if (digits <= kExactDigits && std::abs(exponent) <= kExactPowers) {
        double value = static_cast<double>(digits);
        return exponent < 0 ? value / kPowers[-exponent] : value * kPowers[exponent];
    }
    std::array<char, 48> text;
    char* end = std::to_chars(text.data(), text.data() + 24, digits).ptr;
    *end++ = 'e';
    end = std::to_chars(end, text.data() + text.size(), exponent).ptr;
    double value = 0;
    auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc::result_out_of_range) return exponent < 0 ? 0 : HUGE_VAL;
    return value;
}

double Numeric::value() const {
    return to_double(digits, exponent);
}

std::int32_t Numeric::last_place() const {
    return exponent + count_digits(digits) - significant;
}

Interval Numeric::interval() const {
    double half = to_double(5, last_place() - 1);
    return {value() - half, value() + half};
}

Numeric Numeric::scaled(std::int32_t power) const {
    Numeric result = *this;
    result.exponent = std::clamp(exponent + power, -kMaxExponent, kMaxExponent);
    return result;
}

Numeric multiply(const Numeric& a, const Numeric& b) {
    unsigned __int128 digits = static_cast<unsigned __int128>(a.digits) * b.digits;
    std::int32_t exponent = a.exponent + b.exponent;
    while (digits > UINT64_MAX) {
        digits /= 10;
        ++exponent;
    }
    return {static_cast<std::uint64_t>(digits), std::clamp(exponent, -kMaxExponent, kMaxExponent),
            std::min(a.significant, b.significant)};
}

}  // namespace veritally
