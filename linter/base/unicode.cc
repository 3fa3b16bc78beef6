#include "base/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.h"

namespace veritally {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Range {
    char32_t first;
    char32_t last;
};

/// Characters without a glyph of their own. Variation selectors are not among them: emoji and
/// Mongolian need them. Source: Unicode 15, Default_Ignorable_Code_Point and Bidi_Control.
constexpr Range kInvisible[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F},   {0x061C, 0x061C},   {0x115F, 0x1160},
    {0x17B4, 0x17B5}, {0x180E, 0x180E},   {0x200B, 0x200F},   {0x202A, 0x202E},
    {0x2060, 0x206F}, {0x3164, 0x3164},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE00FF},
};

/// Latin letters that Unicode does not decompose, as they are spelled without their stroke.
struct Spelling {
    char32_t letter;
    std::string_view ascii;
};
constexpr Spelling kSpellings[] = {
    {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"},
    {U'ı', "i"},  {U'ł', "l"}, {U'ŋ', "n"}, {U'œ', "oe"}, {U'ŧ', "t"},
};

char ascii_lower(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}

bool is_surrogate(char32_t c) {
    return c >= 0xD800 && c <= 0xDFFF;
}

void append_folded(std::string& out, char32_t c) {
    constexpr auto kOptions =
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                       UTF8PROC_IGNORE | UTF8PROC_STRIPMARK);
    // The longest decomposition, of U+FDFA, has 18 code points.
    std::array<utf8proc_int32_t, 32> parts;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(),
                                               parts.size(), kOptions, nullptr);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
        const auto part = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
        const auto spelling = std::find_if(std::begin(kSpellings), std::end(kSpellings),
                                           [part](const Spelling& s) { return s.letter == part; });
        if (spelling != std::end(kSpellings)) {
            out += spelling->ascii;
        } else {
            append_utf8(out, part);
        }
    }
}

void append_hex(std::string& out, std::uint32_t value, int least_digits) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    int digits = least_digits;
    while (digits < 8 && value >> (4 * digits) != 0) ++digits;
    while (digits-- > 0) out += kDigits[(value >> (4 * digits)) & 15];
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t offset) {
    constexpr CodePoint kInvalid{kReplacement, 1, false};
    const std::size_t left = text.size() - offset;
    const char* bytes = text.data() + offset;
    const char32_t lead = static_cast<unsigned char>(bytes[0]);
    if (lead < 0x80) return {lead, 1, true};
    if (lead < 0xC2 || left < 2 || !is_continuation(bytes[1])) return kInvalid;
    char32_t value = lead << 6 | (bytes[1] & 0x3F);
    if (lead < 0xE0) return {value & 0x7FF, 2, true};
    if (left < 3 || !is_continuation(bytes[2])) return kInvalid;
    value = value << 6 | (bytes[2] & 0x3F);
    if (lead < 0xF0) {
        value &= 0xFFFF;
        if (value < 0x800 || is_surrogate(value)) return kInvalid;
        return {value, 3, true};
    }
    if (left < 4 || !is_continuation(bytes[3])) return kInvalid;
    value = (value << 6 | (bytes[3] & 0x3F)) & 0x3FFFFF;
    if (lead > 0xF4 || value < 0x10000 || value > 0x10FFFF) return kInvalid;
    return {value, 4, true};
}

std::size_t character_begin(std::string_view text, std::size_t offset) {
    if (offset >= text.size() || !is_continuation(text[offset])) return offset;
    for (std::size_t back = 1; back <= 3 && back <= offset; ++back) {
        const std::size_t lead = offset - back;
        if (is_continuation(text[lead])) continue;
        return decode(text, lead).size > back ? lead : offset;
    }
    return offset;
}

std::string clipped(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    return std::string(text.substr(0, character_begin(text, most))) + "…";
}

void append_utf8(std::string& out, char32_t code_point) {
    char32_t c = code_point;
    if (c > 0x10FFFF || is_surrogate(c)) c = kReplacement;
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

int display_width(char32_t code_point) {
    if (code_point < 0x300) return code_point == 0xAD ? 0 : 1;
    return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
}

std::size_t display_width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        CodePoint c = decode(text, i);
        width += static_cast<std::size_t>(display_width(c.value));
        i += c.size;
    }
    return width;
}

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (is_ascii(text[i])) {
            folded += ascii_lower(text[i++]);
            continue;
        }
        const CodePoint c = decode(text, i);
        append_folded(folded, c.value);
        i += c.size;
    }
    return folded;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t plain = i;
        while (plain < text.size() && text[plain] >= ' ' && text[plain] <= '~') ++plain;
        out += text.substr(i, plain - i);
        i = plain;
        if (i == text.size()) break;
        const CodePoint c = decode(text, i);
        if (!c.valid) {
            out += "<0x";
            append_hex(out, static_cast<unsigned char>(text[i]), 2);
            out += '>';
        } else if (is_hidden(c.value) && c.value != '\t') {
            out += "<U+";
            append_hex(out, c.value, 4);
            out += '>';
        } else {
            out += text.substr(i, c.size);
        }
        i += c.size;
    }
    return out;
}

bool is_hidden(char32_t c) {
    return is_control(c) || is_invisible(c) || c == 0x2028 || c == 0x2029;
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_combining(char32_t c) {
    if (c < 0x300) return false;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool is_invisible(char32_t c) {
    if (c < 0xAD) return false;
    const auto* range = std::find_if(std::begin(kInvisible), std::end(kInvisible),
                                     [c](Range r) { return c <= r.last; });
    return range != std::end(kInvisible) && range->first <= c;
}

}  // namespace veritally
