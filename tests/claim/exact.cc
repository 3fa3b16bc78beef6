#include "claim/exact.h"

#include <algorithm>
#include <cmath>

namespace veritally {

Exact Exact::of(Wide digits, int exponent) {
    Exact result;
    for (; digits != 0 && digits % 10 == 0; digits /= 10) ++exponent;
    result.digits_ = digits;
    result.exponent_ = digits == 0 ? 0 : exponent;
    return result;
}

Exact::Exact(std::uint64_t digits, int exponent) {
    if (digits != 0) *this = of(digits, exponent);
}

Exact::Wide Exact::scaled(int exponent) const {
    Wide digits = digits_;
    for (int power = exponent_; power > exponent; --power) digits *= 10;
    return digits;
}

Exact Exact::operator*(const Exact& other) const {
    return of(digits_ * other.digits_, exponent_ + other.exponent_);
}

Exact Exact::operator+(const Exact& other) const {
    const int exponent = std::min(exponent_, other.exponent_);
    return of(scaled(exponent) + other.scaled(exponent), exponent);
}

bool Exact::operator<(const Exact& other) const {
    const int exponent = std::min(exponent_, other.exponent_);
    return scaled(exponent) < other.scaled(exponent);
}

std::string Exact::text() const {
    std::string text;
    for (Wide digits = digits_; digits != 0; digits /= 10) {
        text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(digits % 10)));
    }
    return text.empty() ? "0" : text;
}

int Exact::length() const {
    return static_cast<int>(text().size());
}

Exact Exact::cut(int length) const {
    Wide digits = digits_;
    int exponent = exponent_;
    for (int more = this->length() - length; more > 0; --more) {
        digits /= 10;
        ++exponent;
    }
    return of(digits, exponent);
}

Exact Exact::next(int length) const {
    return *this + Exact(1, magnitude() - length + 1);
}

Exact Exact::rounded(int length) const {
    const Exact half(5, magnitude() - length);
    return (*this + half).cut((*this + half).magnitude() > magnitude() ? length + 1 : length);
}

bool Exact::supports(const Exact& stated) const {
    const Exact below = cut(stated.length());
    if (stated == rounded(stated.length())) return true;
    // A number half-way may be rounded down as well.
    return stated == below && below + Exact(5, magnitude() - stated.length()) == *this;
}

double Exact::value() const {
    return std::stod(text() + "e" + std::to_string(exponent_));
}

std::string Exact::plain(int power) const {
    std::string digits = text();
    const int shift = exponent_ - power;
    if (shift >= 0) return digits + std::string(static_cast<std::size_t>(shift), '0');
    const auto after = static_cast<std::size_t>(-shift);
    if (digits.size() <= after) digits.insert(0, after + 1 - digits.size(), '0');
    return digits.insert(digits.size() - after, ".");
}

std::string Exact::mantissa() const {
    std::string digits = text();
    if (digits.size() > 1) digits.insert(1, ".");
    return digits;
}

std::string Exact::scientific() const {
    const int power = magnitude();
    const std::string exponent = std::to_string(std::abs(power));
    return mantissa() + (power < 0 ? "e-" : "e+") + (exponent.size() < 2 ? "0" : "") + exponent;
}

}  // namespace veritally
