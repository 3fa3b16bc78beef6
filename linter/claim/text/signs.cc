#include "claim/text/signs.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "quantity/number.h"

namespace veritally {
namespace {

struct WideSign {
    std::string_view text;
    Mark mark;
    std::uint16_t id = 0;
};
constexpr WideSign kWideSigns[] = {
    {"\u00d7", Mark::times},      {"\u2715", Mark::times},     {"\u00f7", Mark::slash},
    {"\u2013", Mark::dash},       {"\u2014", Mark::dash},      {"\u2212", Mark::dash},
    {"\u00b1", Mark::plus_minus}, {"\u2020", Mark::star, 2},   {"\u2021", Mark::star, 3},
    {"\u2192", Mark::equals},     {"\u2022", Mark::semicolon}, {"\u00b7", Mark::comma},
    {"\u20ac", Mark::currency},   {"\u00a3", Mark::currency},  {"\u00a5", Mark::currency},
    {"\u201c", Mark::quote},      {"\u201d", Mark::quote},     {"\u2018", Mark::quote},
    {"\u2019", Mark::quote},      {"\u2026", Mark::comma},     {"\u00ab", Mark::quote},
    {"\u00bb", Mark::quote},
};
/// Signs that multiply between numbers.
constexpr std::string_view kDots[] = {"\u00b7", "\u22c5", "\u2219"};
/// Signs that hedge a number, as '~', '<' and '>' do.
constexpr std::string_view kHedges[] = {"\u2248", "\u2265", "\u2264", "\u223c", "\u2243", "\u2245"};
constexpr std::string_view kRaisedPoint = "\u00b7";
constexpr std::string_view kEllipsis = "\u2026";

Mark ascii_mark(char c) {
    switch (c) {
        case ',':
            return Mark::comma;
        case ';':
            return Mark::semicolon;
        case ':':
            return Mark::colon;
        case '.':
        case '!':
        case '?':
            return Mark::stop;
        case '(':
        case '[':
            return Mark::open;
        case ')':
        case ']':
            return Mark::close;
        case '/':
            return Mark::slash;
        case '+':
            return Mark::plus;
        case '=':
            return Mark::equals;
        case '%':
            return Mark::percent;
        case '|':
            return Mark::bar;
        case '"':
        case '\'':
            return Mark::quote;
        default:
            return Mark::other;
    }
}

class SignReader {
  public:
    SignReader(std::string_view text, std::uint32_t at, bool spaced, bool after_number)
        : text_(text), at_(at), spaced_(spaced), after_number_(after_number) {}

    Sign read() const { return is_ascii(text_[at_]) ? read_ascii() : read_wide(); }

  private:
    Sign read_ascii() const {
        const char c = text_[at_];
        if (c == '~' || c == '>' || c == '<') return {Mark::none, 1, 0, true};
        if (c == '-' && peek(1) == '-') return {Mark::dash, run_of('-')};  // '1.5--2.0'
        if (c == '/' && peek(1) == '/' && spaced_) return {Mark::semicolon, 2};
        if (c == '*') return multiplies() ? Sign{Mark::times} : Sign{Mark::star, 1, 1};
        if (const Sign dots = read_dots(); dots.mark != Mark::other) return dots;
        if (c == '-') return read_hyphen(1);
        return {ascii_mark(c), letter_size()};
    }
    Sign read_wide() const {
        for (std::string_view hedge : kHedges) {
            if (stands_here(hedge)) return {Mark::none, bytes(hedge), 0, true};
        }
        if (const Sign dots = read_dots(); dots.mark != Mark::other) return dots;
        if (stands_here(kRaisedPoint) && joins_digits()) return {Mark::times, bytes(kRaisedPoint)};
        for (std::string_view dot : kDots) {
            if (stands_here(dot) && parts_numbers(bytes(dot))) return {Mark::times, bytes(dot)};
        }
        if (std::uint32_t size = hyphen_size(text_, at_)) return read_hyphen(size);
        for (const WideSign& sign : kWideSigns) {
            if (stands_here(sign.text)) return {sign.mark, bytes(sign.text), sign.id};
        }
        return {Mark::other, letter_size()};
    }
    Sign read_hyphen(std::uint32_t size) const {
        const bool apart = spaced_ && space_size(text_, at_ + size) > 0;
        return {apart ? Mark::dash : Mark::hyphen, size};
    }
    std::uint32_t letter_size() const {
        std::uint32_t size = 1;
        while (at_ + size < text_.size() && is_continuation(text_[at_ + size])) ++size;
        return size;
    }
    static std::uint32_t bytes(std::string_view sign) {
        return static_cast<std::uint32_t>(sign.size());
    }
    char peek(std::uint32_t ahead) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    bool stands_here(std::string_view sign) const {
        return text_[at_] == sign[0] && text_.substr(at_, sign.size()) == sign;
    }
    std::uint32_t run_of(char c) const {
        std::uint32_t size = 0;
        while (peek(size) == c) ++size;
        return size;
    }

    bool multiplies() const {
        return after_number_ &&
               (spaced_ ? space_size(text_, at_ + 1) > 0 : is_ascii_digit(peek(1)));
    }
    /// '64 · 2'
    bool parts_numbers(std::uint32_t dot) const {
        return after_number_ && spaced_ && peek(dot) == ' ' && is_ascii_digit(peek(dot + 1));
    }
    /// '6·45'; else the point parts items.
    bool joins_digits() const {
        return after_number_ && !spaced_ && is_ascii_digit(peek(bytes(kRaisedPoint)));
    }

    /// '35…40', '35...40' is a range; more than three lead to a column: 'FP16 ...... 121 TFLOPS'.
    /// Mark::other for what is no row of dots.
    Sign read_dots() const {
        constexpr std::uint32_t kThree = 3;
        const std::uint32_t dots = run_of('.');
        if (dots > kThree) return {Mark::colon, dots};
        const bool wide = stands_here(kEllipsis);
        if (!wide && dots < kThree) return {};
        std::uint32_t next = wide ? bytes(kEllipsis) : dots;
        const std::uint32_t size = next;
        while (std::uint32_t space = space_size(text_, at_ + next)) next += space;
        const bool range = after_number_ && is_ascii_digit(peek(next));
        return range ? Sign{Mark::dash, size} : Sign{};
    }

    std::string_view text_;
    std::uint32_t at_;
    bool spaced_, after_number_;
};

}  // namespace

Sign sign_at(std::string_view text, std::uint32_t at, bool spaced, bool after_number) {
    return SignReader(text, at, spaced, after_number).read();
}

}  // namespace veritally
