#pragma once

#include <string_view>

#include "claim/token.h"

namespace veritally {

/// A sign outside ASCII, and the mark that it is; `id` as in Token.
struct Sign {
    std::string_view text;
    Mark mark;
    std::uint16_t id = 0;
};

inline constexpr Sign kWideSigns[] = {
    {"\u00d7", Mark::times},      {"\u2715", Mark::times},     {"\u00f7", Mark::slash},
    {"\u2013", Mark::dash},       {"\u2014", Mark::dash},      {"\u2212", Mark::dash},
    {"\u00b1", Mark::plus_minus}, {"\u2020", Mark::star, 2},   {"\u2021", Mark::star, 3},
    {"\u2192", Mark::equals},     {"\u2022", Mark::semicolon}, {"\u00b7", Mark::comma},
    {"\u20ac", Mark::currency},   {"\u00a3", Mark::currency},  {"\u00a5", Mark::currency},
    {"\u201c", Mark::quote},      {"\u201d", Mark::quote},     {"\u2018", Mark::quote},
    {"\u2019", Mark::quote},      {"\u00ab", Mark::quote},     {"\u00bb", Mark::quote},
};
/// Signs that multiply between numbers.
inline constexpr std::string_view kDots[] = {"\u00b7", "\u22c5", "\u2219"};
/// Signs that hedge a number.
inline constexpr std::string_view kHedges[] = {"~",      ">",      "<",      "\u2248", "\u2265",
                                               "\u2264", "\u223c", "\u2243", "\u2245"};

/// Mark::other for what has no part in claims.
inline Mark ascii_mark(char c) {
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
        case '*':
            return Mark::star;
        default:
            return Mark::other;
    }
}

}  // namespace veritally
