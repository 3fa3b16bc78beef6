#include "quantity/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "base/ascii.h"

namespace veritally {
namespace {

constexpr int kMostExponent = 9'999;
constexpr std::size_t kMostDigits = 400;

/// What is left to read of a number. Each `take_` moves past what it takes, or stays.
struct DecimalCursor {
    std::string_view rest;

    bool done() const { return rest.empty(); }
    bool at_digit() const { return !rest.empty() && is_ascii_digit(rest.front()); }
    bool take(std::string_view word) {
        if (!rest.starts_with(word)) return false;
        rest.remove_prefix(word.size());
        return true;
    }
    template <std::size_t N>
    bool take_any(const std::array<std::string_view, N>& words) {
        return std::any_of(words.begin(), words.end(), [&](auto word) { return take(word); });
    }
    std::string_view take_digits() {
        std::size_t size = 0;
        while (size < rest.size() && is_ascii_digit(rest[size])) ++size;
        std::string_view digits = rest.substr(0, size);
        rest.remove_prefix(size);
        return digits;
    }
};

constexpr std::array<std::string_view, 5> kBlanks = {" ", "\t", "\u00A0", "\u2009", "\u202F"};
constexpr std::array<std::string_view, 6> kTimesSigns = {"×", "x", "X", "*", "·", "⋅"};
constexpr std::array<std::string_view, 2> kMinus = {"-", "−"};
constexpr std::array<std::string_view, 7> kGroupMarks = {",",      " ",      "'",     "’",
                                                         "\u00A0", "\u2009", "\u202F"};
constexpr std::array<std::string_view, 10> kSuperscripts = {"⁰", "¹", "²", "³", "⁴",
                                                            "⁵", "⁶", "⁷", "⁸", "⁹"};

void skip_blanks(DecimalCursor& cursor) {
    while (cursor.take_any(kBlanks)) {
    }
}

/// True where a sign says minus.
bool take_sign(DecimalCursor& cursor) {
    if (cursor.take_any(kMinus)) return true;
    cursor.take("+");
    return false;
}

bool at_group(std::string_view rest) {
    return rest.size() >= 3 && std::all_of(rest.begin(), rest.begin() + 3, is_ascii_digit) &&
           (rest.size() == 3 || !is_ascii_digit(rest[3]));
}

/// Groups of three after the first digits: `250,000,000`. A single group after a comma may be a
/// decimal fraction, so it is left alone.
bool take_groups(DecimalCursor& cursor, std::string& digits) {
    if (digits.empty() || digits.size() > 3) return true;
    auto mark = std::find_if(kGroupMarks.begin(), kGroupMarks.end(),
                             [&](auto m) { return cursor.rest.starts_with(m); });
    if (mark == kGroupMarks.end()) return true;
    DecimalCursor ahead = cursor;
    std::string grouped = digits;
    int groups = 0;
    while (ahead.take(*mark)) {
        if (!at_group(ahead.rest)) break;
        grouped += ahead.take_digits();
        cursor = ahead;
        ++groups;
    }
    digits = std::move(grouped);
    return groups != 1 || *mark != ",";
}

std::optional<std::string> take_whole_part(DecimalCursor& cursor) {
    std::string digits(cursor.take_digits());
    if (cursor.rest.starts_with('_')) {
        while (cursor.rest.size() > 1 && is_ascii_digit(cursor.rest[1]) && cursor.take("_")) {
            digits += cursor.take_digits();
        }
        return digits;
    }
    if (!take_groups(cursor, digits)) return std::nullopt;
    return digits;
}

std::optional<int> to_exponent(std::string_view digits, bool negative) {
    int exponent = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (digits.empty() || error != std::errc() || exponent > kMostExponent) return std::nullopt;
    return negative ? -exponent : exponent;
}

std::optional<int> take_superscript(DecimalCursor& cursor) {
    bool negative = cursor.take("⁻");
    if (!negative) cursor.take("⁺");
    std::string digits;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < kSuperscripts.size(); ++i) {
            if (!cursor.take(kSuperscripts[i])) continue;
            digits += static_cast<char>('0' + i);
            more = true;
        }
    }
    return to_exponent(digits, negative);
}

/// After a `10`: `^14`, `**14`, `^{14}`, `¹⁴`.
std::optional<int> take_power(DecimalCursor& cursor) {
    skip_blanks(cursor);
    if (!cursor.take("^") && !cursor.take("**")) return take_superscript(cursor);
    skip_blanks(cursor);
    bool brace = cursor.take("{");
    bool parenthesis = !brace && cursor.take("(");
    bool negative = take_sign(cursor);
    auto exponent = to_exponent(cursor.take_digits(), negative);
    if (brace && !cursor.take("}")) return std::nullopt;
    if (parenthesis && !cursor.take(")")) return std::nullopt;
    return exponent;
}

struct Exponent {
    int value = 0;
    bool shown = false;
};

/// `e+14`, `× 10^14` or nothing.
std::optional<Exponent> take_exponent(DecimalCursor& cursor) {
    if (cursor.take("e") || cursor.take("E")) {
        bool negative = take_sign(cursor);
        auto value = to_exponent(cursor.take_digits(), negative);
        if (!value) return std::nullopt;
        return Exponent{*value, true};
    }
    if (cursor.done()) return Exponent{};
    skip_blanks(cursor);
    if (!cursor.take_any(kTimesSigns)) return std::nullopt;
    skip_blanks(cursor);
    if (!cursor.take("10")) return std::nullopt;
    auto value = take_power(cursor);
    if (!value) return std::nullopt;
    return Exponent{*value, true};
}

Decimal make_decimal(std::string_view whole_part, std::string_view fraction, bool point,
                     Exponent exponent) {
    Decimal number;
    number.digits = std::string(whole_part) + std::string(fraction);
    number.exponent = static_cast<int>(whole_part.size()) + exponent.value;
    std::size_t zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
    number.digits.erase(0, zeros);
    number.exponent -= static_cast<int>(zeros);
    int as_written = static_cast<int>(number.digits.size());
    number.digits.erase(number.digits.find_last_not_of('0') + 1);
    bool all_count = point || exponent.shown;
    number.shown_digits = all_count ? as_written : static_cast<int>(number.digits.size());
    if (number.is_zero()) number.exponent = 0;
    return number;
}

/// `10^14` without a factor before it.
std::optional<Decimal> read_bare_power(DecimalCursor cursor) {
    if (!cursor.take("10")) return std::nullopt;
    auto power = take_power(cursor);
    if (!power || !cursor.done()) return std::nullopt;
    return make_decimal("1", "", false, {*power, true});
}

}  // namespace

double Decimal::value() const {
    std::string text = "0." + digits + "e" + std::to_string(exponent);
    double magnitude = is_zero() ? 0 : std::strtod(text.c_str(), nullptr);
    return negative ? -magnitude : magnitude;
}

std::optional<Decimal> read_decimal(std::string_view text) {
    if (text.size() > kMostDigits) return std::nullopt;
    DecimalCursor cursor{text};
    bool negative = take_sign(cursor);
    if (auto power = read_bare_power(cursor)) {
        power->negative = negative;
        return power;
    }
    if (!cursor.at_digit() && !cursor.rest.starts_with('.')) return std::nullopt;
    auto whole_part = take_whole_part(cursor);
    if (!whole_part) return std::nullopt;
    bool point = cursor.take(".");
    std::string_view fraction = point ? cursor.take_digits() : std::string_view();
    if (whole_part->empty() && fraction.empty()) return std::nullopt;
    auto exponent = take_exponent(cursor);
    if (!exponent || !cursor.done()) return std::nullopt;
    Decimal number = make_decimal(*whole_part, fraction, point, *exponent);
    number.negative = negative;
    return number;
}

std::string scientific(const Decimal& number) {
    std::string text = number.negative ? "-" : "";
    if (number.is_zero()) return text + "0e+0";
    text += number.digits.front();
    if (number.digits.size() > 1) text += "." + number.digits.substr(1);
    int exponent = number.exponent - 1;
    text += exponent < 0 ? "e-" : "e+";
    return text + std::to_string(std::abs(exponent));
}

std::string whole(const Decimal& number) {
    if (number.is_zero()) return "0";
    std::string text = (number.negative ? "-" : "") + number.digits;
    text.append(static_cast<std::size_t>(number.exponent) - number.digits.size(), '0');
    return text;
}

std::string scientific(double value, int digits) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
    return scientific(*read_decimal(text));
}

}  // namespace veritally
