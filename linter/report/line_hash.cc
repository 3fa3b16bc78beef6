#include "report/line_hash.h"

#include <charconv>
#include <cstdint>
#include <unordered_map>

#include "base/unicode.h"

namespace veritally {
namespace {

constexpr std::size_t kWindow = 100;
constexpr std::uint64_t kFactor = 37;
constexpr char16_t kEnd = 0xFFFF;

/// Bytes that decoders give one U+FFFD for: a character broken off after its right beginning counts
/// once (Unicode 15, section 3.9, "maximal subpart").
std::size_t broken_size(std::string_view text, std::size_t at) {
    auto byte = [&](std::size_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
    };
    unsigned lead = byte(0);
    unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (lead < 0xE0 || lead > 0xF4 || byte(1) < low || byte(1) > high) return 1;
    return lead >= 0xF0 && byte(2) >= 0x80 && byte(2) <= 0xBF ? 3 : 2;
}

/// What is hashed, and where in it each line begins.
struct Units {
    std::u16string units;
    std::vector<std::uint32_t> starts{0};
};

Units units_of(std::string_view text) {
    Units kept;
    kept.units.reserve(text.size() + kWindow + 1);
    for (std::size_t at = 0; at < text.size();) {
        CodePoint c = decode(text, at);
        at += c.valid ? c.size : broken_size(text, at);
        if (c.value == ' ' || c.value == '\t') continue;
        if (c.value == '\r' && at < text.size() && text[at] == '\n') continue;
        if (c.value == '\r' || c.value == '\n') {
            kept.units += u'\n';
            kept.starts.push_back(static_cast<std::uint32_t>(kept.units.size()));
        } else if (c.value < 0x10000) {
            kept.units += static_cast<char16_t>(c.value);
        } else {
            kept.units += static_cast<char16_t>(0xD7C0 + (c.value >> 10));
            kept.units += static_cast<char16_t>(0xDC00 + (c.value & 0x3FF));
        }
    }
    kept.units += kEnd;
    kept.units.append(kWindow, u'\0');
    return kept;
}

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
    std::uint64_t product = 1;
    while (exponent-- > 0) product *= base;
    return product;
}

std::string hexadecimal(std::uint64_t hash) {
    char digits[16];
    return {digits, std::to_chars(digits, digits + sizeof digits, hash, 16).ptr};
}

/// Calls visit(LINE, HASH) for each line from the top.
template <typename Visit>
void for_each_line(const Units& kept, Visit visit) {
    constexpr std::uint64_t kOldest = power(kFactor, kWindow - 1);
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < kWindow; ++i) hash = hash * kFactor + kept.units[i];
    std::size_t at = 0;
    std::uint32_t line = 0;
    for (const std::uint32_t start : kept.starts) {
        for (; at < start; ++at) {
            hash = (hash - kept.units[at] * kOldest) * kFactor + kept.units[at + kWindow];
        }
        visit(++line, hash);
    }
}

}  // namespace

std::vector<std::string> line_hashes(std::string_view text, std::span<const std::uint32_t> lines) {
    const Units kept = units_of(text);
    std::unordered_map<std::uint64_t, std::size_t> seen;
    auto next = lines.begin();
    for_each_line(kept, [&](std::uint32_t line, std::uint64_t hash) {
        for (; next != lines.end() && *next == line; ++next) seen[hash] = 0;
    });
    std::vector<std::string> hashes;
    hashes.reserve(lines.size());
    next = lines.begin();
    for_each_line(kept, [&](std::uint32_t line, std::uint64_t hash) {
        const auto wanted = seen.find(hash);
        if (wanted == seen.end()) return;
        ++wanted->second;
        for (; next != lines.end() && *next == line; ++next) {
            hashes.push_back(hexadecimal(hash) + ":" + std::to_string(wanted->second));
        }
    });
    return hashes;
}

std::vector<std::string> line_hashes(const FileReport& report) {
    const SourceText& text = report.document->text;
    std::vector<std::uint32_t> lines;
    for (const Finding& finding : report.findings)
        lines.push_back(text.line_of(finding.span.begin));
    return line_hashes(text.bytes(), lines);
}

}  // namespace veritally
