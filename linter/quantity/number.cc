#include "quantity/number.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace veritally {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kThousands[] = {",",      "'",      "\u2019", " ", "\u00a0", "\u2009",
                                           "\u202f", "\u2007", "{,}",    "_", "."};
constexpr std::string_view kTimes[] = {"\u00d7", "x",      "X",       "*",      "\u00b7",
                                       "\u22c5", "\u2219", "\\times", "\\cdot", "\u2715"};
constexpr std::string_view kDecimalPoint = "\u00b7";
constexpr std::string_view kSigns[] = {"+", "-", "\u2212"};

struct Fraction {
    std::string_view text;
    std::uint64_t digits;
    std::int32_t exponent;
};
constexpr Fraction kFractions[] = {
    {"\u00bd", 5, -1},
    {"\u00bc", 25, -2},
    {"\u00be", 75, -2},
    {"\u2153", 333333333333333333, -18},
    {"\u2154", 666666666666666667, -18},
    {"\u2155", 2, -1},
    {"\u215b", 125, -3},
};

/// A place in the text that moves over what it reads.
struct NumberCursor {
    std::string_view text;
    std::uint32_t at;

    char peek(std::uint32_t ahead = 0) const {
        return at + ahead < text.size() ? text[at + ahead] : '\0';
    }
    bool digit(std::uint32_t ahead = 0) const { return is_ascii_digit(peek(ahead)); }
    bool skip(std::string_view word) {
        if (peek() != word[0] || text.substr(at, word.size()) != word) return false;
        at += static_cast<std::uint32_t>(word.size());
        return true;
    }
    template <class Words>
    std::string_view skip_any(const Words& words) {
        for (std::string_view word : words) {
            if (skip(word)) return word;
        }
        return {};
    }
    void skip_spaces() {
        while (std::uint32_t size = space_size(text, at)) at += size;
    }
    bool follows(std::string_view word) const { return text.substr(0, at).ends_with(word); }
    std::uint32_t digit_run() const {
        std::uint32_t count = 0;
        while (digit(count)) ++count;
        return count;
    }
};

/// Digits gathered so far, with the place of the point.
struct Mantissa {
    std::uint64_t digits = 0;
    std::int32_t exponent = 0;
    int kept = 0;      ///< Digits from the first that is not zero.
    int trailing = 0;  ///< Zeros at the end.
    bool pointed = false;

    void add(char c, bool after_point) {
        constexpr int kMaxDigits = 19;
        if (kept >= kMaxDigits) {
            if (!after_point) ++exponent;
            return;
        }
        digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
        if (after_point) --exponent;
        if (kept > 0 || c != '0') ++kept;
        trailing = c == '0' ? trailing + 1 : 0;
    }

    Numeric decimal(bool all_significant) const {
        int significant = all_significant || pointed ? kept : kept - trailing;
        return {digits, exponent, static_cast<std::uint8_t>(std::max(significant, 1))};
    }
};

void take_digits(NumberCursor& cursor, std::uint32_t count, bool after_point, Mantissa& mantissa) {
    for (; count > 0; --count, ++cursor.at) mantissa.add(cursor.peek(), after_point);
    mantissa.pointed = mantissa.pointed || after_point;
}

/// True where a separator of that kind and three digits, no more, come next.
bool group_follows(NumberCursor cursor, std::string_view separator) {
    return cursor.skip(separator) && cursor.digit_run() == 3;
}

std::string_view thousands_separator(const NumberCursor& cursor, bool after_name) {
    for (std::string_view separator : kThousands) {
        if (!group_follows(cursor, separator) || (after_name && separator == " "sv)) continue;
        if (separator != "."sv) return separator;
        // A point before three digits is a decimal point, unless more of its kind or a comma say
        // otherwise.
        NumberCursor after{cursor.text, cursor.at + 4};
        bool comma = after.peek() == ',' && after.digit(1) && !group_follows(after, ",");
        return comma || group_follows(after, ".") ? separator : std::string_view();
    }
    return {};
}

bool decimal_comma(const NumberCursor& cursor, bool lone_zero) {
    if (cursor.peek() != ',' || !cursor.digit(1)) return false;
    std::uint32_t digits = NumberCursor{cursor.text, cursor.at + 1}.digit_run();
    NumberCursor after{cursor.text, cursor.at + 1 + digits};
    if (after.peek() == ',' && after.digit(1)) return false;  // A list: 4,8,16
    return digits != 3 || lone_zero;
}

void read_fraction(NumberCursor& cursor, std::string_view point, Mantissa& mantissa) {
    NumberCursor ahead = cursor;
    if (!ahead.skip(point) || !ahead.digit()) return;
    cursor = ahead;
    take_digits(cursor, cursor.digit_run(), true, mantissa);
}

/// '1·5', as British print writes it; in '8·16 = 128' and '4·2·1.5' the point multiplies.
bool raised_point(const NumberCursor& cursor, std::uint32_t first) {
    constexpr std::uint32_t kLongest = 2, kReach = 30;
    NumberCursor after = cursor;
    if (first > 3 || !after.skip(kDecimalPoint)) return false;
    const std::uint32_t digits = after.digit_run();
    if (digits == 0 || digits > kLongest) return false;
    after.at += digits;
    const bool power = after.peek() == '^' || superscript_at(after.text, after.at).size > 0;
    const bool number_goes_on = after.peek() == '.' && after.digit(1);
    const std::string_view rest = after.text.substr(after.at, kReach);
    const bool equation = rest.find('=') != std::string_view::npos;
    NumberCursor before{cursor.text, cursor.at - first};
    const bool chained = rest.starts_with(kDecimalPoint) || before.follows(kDecimalPoint);
    return !power && !number_goes_on && !equation && !chained;
}

/// '1,20,000', as India groups: pairs, then three.
bool indian_groups_follow(NumberCursor cursor) {
    int pairs = 0;
    while (cursor.skip(",") && cursor.digit_run() == 2) cursor.at += 2, ++pairs;
    return pairs > 0 && cursor.digit_run() == 3;
}

Mantissa read_mantissa(NumberCursor& cursor, bool after_name) {
    Mantissa mantissa;
    std::uint32_t first = cursor.digit_run();
    bool lone_zero = first == 1 && cursor.peek() == '0';
    take_digits(cursor, first, false, mantissa);
    if (first >= 1 && first <= 2 && !lone_zero && indian_groups_follow(cursor)) {
        while (cursor.peek() == ',' && cursor.digit(1)) {
            cursor.skip(",");
            take_digits(cursor, cursor.digit_run(), false, mantissa);
        }
    }
    std::string_view separator;
    if (first >= 1 && first <= 3 && !lone_zero) separator = thousands_separator(cursor, after_name);
    while (!separator.empty() && group_follows(cursor, separator)) {
        cursor.skip(separator);
        take_digits(cursor, 3, false, mantissa);
    }
    const bool comma = separator == "."sv || (!separator.starts_with(',') && separator != "{,}"sv &&
                                              decimal_comma(cursor, lone_zero));
    if (separator.empty() && raised_point(cursor, first)) {
        read_fraction(cursor, kDecimalPoint, mantissa);
    } else {
        read_fraction(cursor, comma ? "," : ".", mantissa);
    }
    return mantissa;
}

std::optional<std::int32_t> read_integer(NumberCursor& cursor) {
    bool negative = false;
    if (std::string_view sign = cursor.skip_any(kSigns); !sign.empty()) negative = sign != "+";
    std::uint32_t count = cursor.digit_run();
    if (count == 0) return std::nullopt;
    std::int32_t value = 0;
    for (; count > 0; --count, ++cursor.at) value = std::min(value * 10 + cursor.peek() - '0', 999);
    return negative ? -value : value;
}

std::optional<std::int32_t> read_superscripts(NumberCursor& cursor) {
    bool negative = false;
    std::int32_t value = 0;
    std::uint32_t digits = 0;
    for (;;) {
        Superscript next = superscript_at(cursor.text, cursor.at);
        if (digits == 0 && (next.digit == '-' || next.digit == '+')) {
            negative = next.digit == '-';
        } else if (is_ascii_digit(next.digit)) {
            value = std::min(value * 10 + next.digit - '0', 999);
            ++digits;
        } else {
            break;
        }
        cursor.at += next.size;
    }
    if (digits == 0) return std::nullopt;
    return negative ? -value : value;
}

/// After a 10: `^14`, `^{14}`, `**14`, `¹⁴`, with or without a space.
std::optional<std::int32_t> read_power(NumberCursor& cursor) {
    NumberCursor spaced = cursor;
    spaced.skip_spaces();
    if (spaced.peek() == '^') cursor = spaced;
    if (!cursor.skip("^") && !cursor.skip("**")) return read_superscripts(cursor);
    bool braces = cursor.skip("{");
    auto power = read_integer(cursor);
    if (power && braces && !cursor.skip("}")) return std::nullopt;
    return power;
}

/// `× 10^14`: the power, with the cursor after it; else nothing, and the cursor stays.
std::optional<std::int32_t> read_times_ten(NumberCursor& cursor) {
    NumberCursor ahead = cursor;
    ahead.skip_spaces();
    if (ahead.skip_any(kTimes).empty()) return std::nullopt;
    ahead.skip_spaces();
    if (!ahead.skip("10") || ahead.digit()) return std::nullopt;
    auto power = read_power(ahead);
    if (power) cursor = ahead;
    return power;
}

/// `e+14`, `E14`, and after a number with a decimal point ` E14`.
std::optional<std::int32_t> read_e_notation(NumberCursor& cursor, bool pointed) {
    NumberCursor ahead = cursor;
    ahead.skip_spaces();
    if (ahead.peek() != 'e' && ahead.peek() != 'E') return std::nullopt;
    const bool apart = ahead.at != cursor.at;
    ++ahead.at;
    // Apart from its digits it may be a name: 'rev 3 E2'.
    if (apart && (!pointed || (ahead.digit() && ahead.digit_run() != 2))) return std::nullopt;
    auto power = read_integer(ahead);
    if (!power || is_ascii_letter(ahead.peek())) return std::nullopt;
    cursor = ahead;
    return power;
}

std::optional<std::int32_t> read_suffix(NumberCursor& cursor) {
    char c = cursor.peek();
    if ((c != 'k' && c != 'K' && c != 'M') || is_ascii_letter(cursor.peek(1)) || cursor.digit(1)) {
        return std::nullopt;
    }
    ++cursor.at;
    return c == 'M' ? 6 : 3;
}

const Fraction* read_vulgar(NumberCursor& cursor) {
    auto found = std::find_if(std::begin(kFractions), std::end(kFractions),
                              [&](const Fraction& f) { return cursor.skip(f.text); });
    return found == std::end(kFractions) ? nullptr : found;
}

NumberMatch finish(const NumberCursor& cursor, std::uint32_t begin, Numeric value) {
    return {value, cursor.at - begin, false};
}

/// The 10 of `10^18`, alone.
std::optional<NumberMatch> read_power_of_ten(NumberCursor cursor) {
    std::uint32_t begin = cursor.at;
    if (!cursor.skip("10") || cursor.digit()) return std::nullopt;
    auto power = read_power(cursor);
    bool goes_on = cursor.peek() == '.' && cursor.digit(1);
    if (!power || *power == 1 || goes_on) return std::nullopt;
    return finish(cursor, begin, Numeric{1, *power, 1});
}

std::optional<NumberMatch> read_vulgar_number(NumberCursor cursor, const NumberMatch* whole) {
    std::uint32_t begin = cursor.at;
    if (whole != nullptr) cursor.at += whole->size;
    const Fraction* fraction = read_vulgar(cursor);
    if (fraction == nullptr) return std::nullopt;
    std::uint64_t digits = fraction->digits;
    if (whole != nullptr) {
        constexpr std::int32_t kLongest = -3;  // Thirds have no end.
        if (whole->value.digits > 999 || fraction->exponent < kLongest) return std::nullopt;
        std::uint64_t scale = 1;
        for (std::int32_t i = 0; i < -fraction->exponent; ++i) scale *= 10;
        digits += whole->value.digits * scale;
    }
    return finish(cursor, begin, Numeric{digits, fraction->exponent, 2});
}

}  // namespace

std::uint32_t rare_space_size(std::string_view text, std::uint32_t at) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size() && (text[at + 1] == ',' || text[at + 1] == ';')) return 2;
    if (c == '\xc2') return text.substr(at, 2) == "\u00a0"sv ? 2 : 0;
    if (c != '\xe2') return 0;
    std::string_view three = text.substr(at, 3);
    bool space = (three >= "\u2000"sv && three <= "\u200b"sv) || three == "\u202f"sv;
    return space && three.size() == 3 ? 3 : 0;
}

Superscript wide_superscript_at(std::string_view text, std::uint32_t at) {
    if (at + 1 >= text.size()) return {};
    std::string_view two = text.substr(at, 2);
    if (two == "\u00b9"sv) return {'1', 2};
    if (two == "\u00b2"sv) return {'2', 2};
    if (two == "\u00b3"sv) return {'3', 2};
    std::string_view three = text.substr(at, 3);
    if (three.size() < 3 || three.substr(0, 2) != "\xe2\x81"sv) return {};
    int code = static_cast<unsigned char>(three[2]);
    if (code == 0xb0) return {'0', 3};
    if (code >= 0xb4 && code <= 0xb9) return {static_cast<char>('4' + code - 0xb4), 3};
    if (code == 0xba) return {'+', 3};
    if (code == 0xbb) return {'-', 3};
    return {};
}

std::optional<NumberMatch> read_number(std::string_view text, std::uint32_t at, bool after_name) {
    NumberCursor cursor{text, at};
    bool leading_point = cursor.peek() == '.' && cursor.digit(1);
    if (!cursor.digit() && !leading_point) return read_vulgar_number(cursor, nullptr);
    if (auto power = read_power_of_ten(cursor)) return power;
    std::uint32_t first = cursor.digit_run();
    Mantissa mantissa = read_mantissa(cursor, after_name);
    NumberMatch match{mantissa.decimal(false), cursor.at - at, cursor.at - at == first};
    if (match.plain) {
        if (auto mixed = read_vulgar_number(NumberCursor{text, at}, &match)) return mixed;
    }
    if (auto power = read_suffix(cursor)) {
        return finish(cursor, at, mantissa.decimal(false).scaled(*power));
    }
    auto power = read_e_notation(cursor, mantissa.pointed);
    if (!power) power = read_times_ten(cursor);
    if (power) return finish(cursor, at, mantissa.decimal(true).scaled(*power));
    return match;
}

}  // namespace veritally
