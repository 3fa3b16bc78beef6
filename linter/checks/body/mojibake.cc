#include "checks/body/mojibake.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/unicode.h"
#include "checks/body/byte_scan.h"

namespace veritally {
namespace {

/// What Windows-1252 has where Latin-1 has control characters, from 0x80 on; 0 in its gaps.
/// Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<char32_t, 32> kHigh = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// A character of a run and the byte that it is in Windows-1252.
struct Unit {
    Span span;
    unsigned char byte;
};

/// A run and what stands around it.
struct Run {
    std::string_view text;
    std::vector<Unit> units;
    std::string bytes;  ///< Of the units.
};

/// Units that are one UTF-8 sequence.
struct Sequence {
    std::size_t first;
    std::size_t size;
    char32_t value;
};

Run read_run(std::string_view text, Span span) {
    Run run{text, {}, {}};
    for (std::uint32_t i = span.begin; i < span.end;) {
        CodePoint c = decode(text, i);
        unsigned char byte = windows_1252(c.value).value_or(0);
        run.units.push_back({{i, i + c.size}, byte});
        run.bytes += static_cast<char>(byte);
        i += c.size;
    }
    return run;
}

/// Characters that stand beside a letter in real text too: quotes, dashes, marks, superscripts.
bool is_ordinary(unsigned char byte) {
    constexpr std::string_view kOrdinary =
        "\x85\x86\x87\x89\x8B\x91\x92\x93\x94\x95\x96\x97\x99\x9B"
        "\xA0\xA7\xA9\xAB\xAE\xB0\xB1\xB2\xB3\xB6\xB7\xB9\xBA\xBB";
    return kOrdinary.find(static_cast<char>(byte)) != std::string_view::npos;
}

bool is_quote(unsigned char byte) {
    return byte == 0x8B || byte == 0x9B || byte == 0xAB || byte == 0xBB ||
           (byte >= 0x91 && byte <= 0x94);
}

bool is_punctuation(unsigned char byte) {
    return is_quote(byte) || byte == 0x85 || byte == 0x96 || byte == 0x97;
}

/// The neighbours of a group of sequences.
struct Context {
    char before = ' ';  ///< ASCII, or ' ' at an edge.
    char after = ' ';
    bool in_quotes = false;  ///< A quote stands right before.
};

Context context_of(const Run& run, std::size_t first, std::size_t last) {
    Context context;
    std::uint32_t begin = run.units[first].span.begin;
    std::uint32_t end = run.units[last - 1].span.end;
    if (begin > 0 && is_ascii(run.text[begin - 1])) context.before = run.text[begin - 1];
    if (end < run.text.size() && is_ascii(run.text[end])) context.after = run.text[end];
    context.in_quotes = context.before == '"' || context.before == '\'' ||
                        (first > 0 && is_quote(run.units[first - 1].byte));
    return context;
}

/// Two-byte sequences. A capital letter with one mark after it is also how `CAFÉ’S`, `Å²` and
/// `2×–4×` look.
bool is_damage_of_two(unsigned char lead, unsigned char next, std::size_t count, Context around) {
    bool ordinary = is_ordinary(next);
    bool in_word = is_ascii_lower(around.before);
    if (around.in_quotes && is_quote(next) && !is_ascii_lower(around.after)) return false;
    if (lead <= 0xC3) {  // The letters of Western Europe: `KÃ¶ln`, `KÃ–LN`, but not `IRMÃ”`.
        return !is_punctuation(next) || !is_ascii_upper(around.before) ||
               is_ascii_letter(around.after);
    }
    if (lead <= 0xC5 || lead == 0xCC) {
        return !ordinary || in_word || (is_quote(next) && is_ascii_lower(around.after));
    }
    if (lead == 0xCE || lead == 0xCF) return !(ordinary && is_ascii_upper(around.before));
    if (lead <= 0xCD) return count >= 2;
    return count >= (lead <= 0xD3 ? 2u : 3u);
}

bool is_damage_of_three(const std::string& bytes, const Sequence& sequence, std::size_t count,
                        Context around) {
    auto lead = static_cast<unsigned char>(bytes[sequence.first]);
    auto second = static_cast<unsigned char>(bytes[sequence.first + 1]);
    auto third = static_cast<unsigned char>(bytes[sequence.first + 2]);
    if (lead == 0xE2 || lead == 0xEF) return true;
    if (lead == 0xE1 && (second == 0xBA || second == 0xBB)) {  // Vietnamese letters.
        return !is_ordinary(third) ||
               (is_ascii_lower(around.before) && is_ascii_lower(around.after));
    }
    return count >= 2;
}

/// Whether a row of sequences is damage: one that surely is speaks for its neighbours.
bool is_damage(const Run& run, const std::vector<Sequence>& group, Context around) {
    return std::any_of(group.begin(), group.end(), [&](const Sequence& sequence) {
        auto lead = static_cast<unsigned char>(run.bytes[sequence.first]);
        auto next = static_cast<unsigned char>(run.bytes[sequence.first + 1]);
        if (sequence.size == 2) return is_damage_of_two(lead, next, group.size(), around);
        if (sequence.size == 4) return true;
        return is_damage_of_three(run.bytes, sequence, group.size(), around);
    });
}

/// The sequences from `first` on that stand side by side.
std::vector<Sequence> group_at(const Run& run, std::size_t first) {
    std::vector<Sequence> group;
    for (std::size_t i = first; i < run.bytes.size();) {
        CodePoint c = decode(run.bytes, i);
        if (!c.valid || c.size < 2) break;
        group.push_back({i, c.size, c.value});
        i += c.size;
    }
    return group;
}

/// A control character of Latin-1 is what was a mark in Windows-1252.
char32_t without_control(char32_t c) {
    if (c < 0x80 || c > 0x9F) return c;
    char32_t mark = from_windows_1252(static_cast<unsigned char>(c));
    return mark != 0 ? mark : c;
}

std::string decode_group(const std::vector<Sequence>& group) {
    std::string text;
    for (const Sequence& sequence : group) append_utf8(text, sequence.value);
    return text;
}

/// Undoes what was encoded more than twice: each round at least halves the text. Nothing where a
/// part is lost.
std::optional<std::string> decode_again(std::string text, Context around) {
    // The neighbours bear witness in every round.
    text = around.before + text + around.after;
    std::vector<Mojibake> again = find_mojibake(text);
    for (auto it = again.rbegin(); it != again.rend(); ++it) {
        if (!it->repaired) return std::nullopt;
        text.replace(it->span.begin, it->span.size(), *it->repaired);
    }
    return text.substr(1, text.size() - 2);
}

std::optional<std::string> repair(const std::vector<Sequence>& group, Context around) {
    auto decoded = decode_again(decode_group(group), around);
    if (!decoded) return std::nullopt;
    std::string_view text = *decoded;
    std::string seen;
    for (std::size_t i = 0; i < text.size();) {
        CodePoint c = decode(text, i);
        if (c.value == kReplacementCharacter) return std::nullopt;
        if (!is_invisible(c.value)) append_utf8(seen, without_control(c.value));
        i += c.size;
    }
    return seen;
}

/// `â€` before a character that Windows-1252 cannot show: the rest of a quote whose last byte was
/// dropped.
bool is_remnant(const Run& run, std::size_t i) {
    return run.bytes[i] == '\xE2' && i + 1 < run.bytes.size() && run.bytes[i + 1] == '\x80';
}

}  // namespace

std::optional<unsigned char> windows_1252(char32_t c) {
    if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
    if (c < 0x80 || c > kHigh[0x19]) return std::nullopt;  // ™ is the last of them.
    auto mark = std::find(kHigh.begin(), kHigh.end(), c);
    if (mark == kHigh.end()) return std::nullopt;
    return static_cast<unsigned char>(0x80 + (mark - kHigh.begin()));
}

char32_t from_windows_1252(unsigned char byte) {
    if (byte >= 0xA0) return byte;
    return byte >= 0x80 ? kHigh[byte - 0x80] : byte;
}

Span foreign_run(std::string_view text, std::size_t offset) {
    auto is_foreign = [&](std::size_t at) {
        return windows_1252(decode(text, at).value).has_value();
    };
    std::size_t begin = offset;
    while (begin > 0 && !is_ascii(text[begin - 1])) {
        const std::size_t before = character_begin(text, begin - 1);
        if (!is_foreign(before)) break;
        begin = before;
    }
    std::size_t end = offset;
    while (end < text.size() && !is_ascii(text[end]) && is_foreign(end)) {
        end += decode(text, end).size;
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::vector<Mojibake> find_mojibake_in_run(std::string_view text, Span span) {
    std::vector<Mojibake> found;
    Run run = read_run(text, span);
    for (std::size_t i = 0; i < run.units.size();) {
        std::vector<Sequence> group = group_at(run, i);
        std::size_t size = 1;
        if (!group.empty()) {
            size = group.back().first + group.back().size - i;
            Context around = context_of(run, i, i + size);
            if (is_damage(run, group, around)) {
                Span damaged{run.units[i].span.begin, run.units[i + size - 1].span.end};
                found.push_back({damaged, repair(group, around)});
            }
        } else if (is_remnant(run, i)) {
            size = 2;
            found.push_back({{run.units[i].span.begin, run.units[i + 1].span.end}, std::nullopt});
        }
        i += size;
    }
    return found;
}

std::vector<Mojibake> find_mojibake(std::string_view text) {
    std::vector<Mojibake> found;
    for (std::size_t i = next_unusual(text, 0); i < text.size(); i = next_unusual(text, i)) {
        Span run = foreign_run(text, i);
        std::uint32_t first = decode(text, i).size;
        if (run.size() > first) {  // A single character is never damage.
            auto in_run = find_mojibake_in_run(text, run);
            std::move(in_run.begin(), in_run.end(), std::back_inserter(found));
        }
        i = std::max<std::size_t>(run.end, i + first);
    }
    return found;
}

}  // namespace veritally
