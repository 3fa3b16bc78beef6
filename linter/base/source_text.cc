#include "base/source_text.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "base/ascii.h"
#include "base/unicode.h"

namespace veritally {
namespace {

constexpr std::uint32_t kStride = 1024;
constexpr std::uint64_t kEachByte = 0x0101010101010101;

bool leads_four(char c) {
    return static_cast<unsigned char>(c) >= 0xF0;
}

std::uint64_t load_word(const char* bytes) {
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// The first byte at or after `from` that is not ASCII, else the size.
std::size_t skip_ascii(std::string_view text, std::size_t from) {
    for (; from + 8 <= text.size(); from += 8) {
        const std::uint64_t high = load_word(text.data() + from) & (kEachByte << 7);
        if (high == 0) continue;
        constexpr bool kLittle = std::endian::native == std::endian::little;
        return from +
               static_cast<std::size_t>(kLittle ? std::countr_zero(high) : std::countl_zero(high)) /
                   8;
    }
    while (from < text.size() && is_ascii(text[from])) ++from;
    return from;
}

std::vector<Span> find_invalid(std::string_view text, std::size_t from) {
    std::vector<Span> runs;
    for (std::size_t i = from; i < text.size();) {
        if (is_ascii(text[i])) {
            i = skip_ascii(text, i);
            continue;
        }
        const CodePoint c = decode(text, i);
        const auto at = static_cast<std::uint32_t>(i);
        i += c.size;
        if (c.valid) continue;
        if (runs.empty() || runs.back().end != at) runs.push_back({at, at});
        runs.back().end = at + 1;
    }
    return runs;
}

std::vector<std::uint32_t> find_line_starts(std::string_view text) {
    std::vector<std::uint32_t> starts;
    starts.reserve(text.size() / 32 + 2);
    starts.push_back(0);
    std::size_t lf = text.find('\n');
    std::size_t cr = text.find('\r');
    while (lf != cr) {  // Equal only where there is neither.
        std::size_t end = std::min(lf, cr) + 1;
        if (end == lf) ++end;  // CRLF
        if (lf < end) lf = text.find('\n', end);
        if (cr < end) cr = text.find('\r', end);
        starts.push_back(static_cast<std::uint32_t>(end));
    }
    return starts;
}

/// Bytes of the text that begin a character, and those that begin one of four bytes; right only
/// where the text is valid.
struct Leads {
    std::uint32_t all = 0;
    std::uint32_t four = 0;
};
Leads count_leads(std::string_view text) {
    Leads leads;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        const std::uint64_t word = load_word(text.data() + i);
        const std::uint64_t high = word >> 7;
        const std::uint64_t continuation = high & ~(word >> 6) & kEachByte;
        const std::uint64_t four = high & (word >> 6) & (word >> 5) & (word >> 4) & kEachByte;
        leads.all += 8 - static_cast<std::uint32_t>((continuation * kEachByte) >> 56);
        leads.four += static_cast<std::uint32_t>((four * kEachByte) >> 56);
    }
    for (; i < text.size(); ++i) {
        leads.all += !is_continuation(text[i]);
        leads.four += leads_four(text[i]);
    }
    return leads;
}

}  // namespace

SourceText::SourceText(std::string bytes) : bytes_(std::move(bytes)) {
    assert(bytes_.size() <= kMaxBytes);
    const std::string_view text = bytes_;
    if (text.starts_with(kByteOrderMark)) bom_size_ = kByteOrderMark.size();
    line_starts_ = find_line_starts(text);
    const std::size_t ascii = skip_ascii(text, 0);
    if (ascii == text.size()) return;
    invalid_ = find_invalid(text, ascii);
    checkpoints_.reserve(text.size() / kStride + 1);
    Count count;
    for (std::uint32_t at = 0;; at += kStride) {
        checkpoints_.push_back(count);
        if (size() - at < kStride) break;
        const Count next = count_in({at, at + kStride});
        count.code_points += next.code_points;
        count.utf16_units += next.utf16_units;
    }
}

std::string_view SourceText::at(Span span) const {
    assert(span.begin <= span.end && span.end <= size());
    return std::string_view(bytes_).substr(span.begin, span.size());
}

Span SourceText::line(std::uint32_t line) const {
    assert(line >= 1 && line <= line_count());
    const std::uint32_t begin = line_starts_[line - 1];
    if (line == line_count()) return {begin, size()};
    std::uint32_t end = line_starts_[line] - 1;
    if (bytes_[end] == '\n' && end > begin && bytes_[end - 1] == '\r') --end;
    return {begin, end};
}

std::uint32_t SourceText::line_of(std::uint32_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    return static_cast<std::uint32_t>(after - line_starts_.begin());
}

SourceText::Count SourceText::count_in(Span range) const {
    const Leads leads = count_leads(at(range));
    Count count{leads.all, leads.all + leads.four};
    auto run = std::upper_bound(invalid_.begin(), invalid_.end(), range.begin,
                                [](std::uint32_t begin, Span s) { return begin < s.end; });
    for (; run != invalid_.end() && run->begin < range.end; ++run) {
        const std::uint32_t end = std::min(run->end, range.end);
        for (std::uint32_t i = std::max(run->begin, range.begin); i < end; ++i) {
            count.code_points += is_continuation(bytes_[i]);
            count.utf16_units += is_continuation(bytes_[i]);
            count.utf16_units -= leads_four(bytes_[i]);
        }
    }
    return count;
}

SourceText::Count SourceText::count_before(std::uint32_t offset) const {
    const std::uint32_t index = offset / kStride;
    const Count rest = count_in({index * kStride, offset});
    return {checkpoints_[index].code_points + rest.code_points,
            checkpoints_[index].utf16_units + rest.utf16_units};
}

Position SourceText::position(std::uint32_t offset) const {
    offset = std::min(offset, size());
    const std::uint32_t line = line_of(offset);
    const auto begin = static_cast<std::uint32_t>(character_begin(bytes_, offset));
    const Span before{line_starts_[line - 1], begin};
    if (checkpoints_.empty()) return {line, before.size() + 1, before.size() + 1, offset};
    Count count;
    if (before.size() <= kStride) {
        count = count_in(before);
    } else {
        const Count first = count_before(before.begin);
        count = count_before(before.end);
        count.code_points -= first.code_points;
        count.utf16_units -= first.utf16_units;
    }
    return {line, count.code_points + 1, count.utf16_units + 1, offset};
}

std::uint32_t SourceText::offset(std::uint32_t line, std::uint32_t column) const {
    return seek(line, column, &Count::code_points);
}

std::uint32_t SourceText::offset_utf16(std::uint32_t line, std::uint32_t utf16_column) const {
    return seek(line, utf16_column, &Count::utf16_units);
}

std::uint32_t SourceText::seek(std::uint32_t line, std::uint32_t column,
                               std::uint32_t Count::*unit) const {
    if (line > line_count()) return size();
    const Span span = this->line(std::max(line, 1u));
    std::uint32_t left = std::max(column, 1u) - 1;
    if (left >= span.size()) return span.end;  // No character takes more units than bytes.
    if (checkpoints_.empty()) return span.begin + left;
    std::uint32_t at = span.begin;
    if (span.size() > kStride) {
        const std::uint64_t target = std::uint64_t{count_before(at).*unit} + left;
        const auto first = checkpoints_.begin() + at / kStride + 1;
        const auto last = checkpoints_.begin() + span.end / kStride + 1;
        const auto after = std::upper_bound(
            first, last, target, [unit](std::uint64_t t, Count c) { return t < c.*unit; });
        if (after != first) {
            const auto index = static_cast<std::uint32_t>(after - 1 - checkpoints_.begin());
            left = static_cast<std::uint32_t>(target - checkpoints_[index].*unit);
            at = index * kStride;
            const auto begin = static_cast<std::uint32_t>(character_begin(bytes_, at));
            if (begin < at) at = begin + decode(bytes_, begin).size;
        }
    }
    while (at < span.end) {
        const CodePoint c = decode(bytes_, at);
        const bool pair = unit == &Count::utf16_units && c.value > 0xFFFF;
        if (left < (pair ? 2u : 1u)) break;
        left -= pair ? 2 : 1;
        at += c.size;
    }
    return at;
}

}  // namespace veritally
