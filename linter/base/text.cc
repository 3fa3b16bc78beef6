#include "base/text.h"

#include <algorithm>

#include "base/ascii.h"

namespace veritally {
namespace {

/// Words longer than this are not what somebody mistyped.
constexpr std::size_t kLongestWord = 128;
/// A shorter word is the beginning of too many others.
constexpr std::size_t kShortestPrefix = 3;

bool same_letter(char a, char b) {
    return to_ascii_lower(a) == to_ascii_lower(b);
}

std::string join(std::span<const std::string_view> parts, std::string_view separator,
                 std::string_view last_separator) {
    std::size_t size = 0;
    for (std::string_view part : parts) size += part.size() + separator.size();
    std::string joined;
    joined.reserve(size + last_separator.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) joined += i + 1 == parts.size() ? last_separator : separator;
        joined += parts[i];
    }
    return joined;
}

bool is_near(std::string_view a, std::string_view b, std::size_t distance) {
    if (distance <= std::max(a.size(), b.size()) / 3) return true;
    return std::min(a.size(), b.size()) >= kShortestPrefix &&
           (starts_with_ignoring_case(a, b) || starts_with_ignoring_case(b, a));
}

}  // namespace

std::string_view trim(std::string_view text) {
    std::size_t begin = 0, end = text.size();
    while (end > 0 && is_ascii_space(text[end - 1])) --end;
    while (begin < end && is_ascii_space(text[begin])) ++begin;
    return text.substr(begin, end - begin);
}

std::string lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered) c = to_ascii_lower(c);
    return lowered;
}

std::string in_one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), same_letter);
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
    return equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    parts.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)) + 1);
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        parts.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) return parts;
        begin = end + 1;
    }
}

std::string join(std::span<const std::string_view> parts, std::string_view separator) {
    return join(parts, separator, separator);
}

std::string join_or(std::span<const std::string_view> parts) {
    return join(parts, ", ", " or ");
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size()) std::swap(a, b);
    limit = std::min(limit, b.size());
    if (b.size() - a.size() > limit) return limit + 1;
    const std::size_t width = a.size() + 1;
    // Three rows of the matrix: this one, the last and the one before it.
    std::vector<std::size_t> cells(3 * width);
    std::size_t *before = &cells[0], *last = &cells[width], *row = &cells[2 * width];
    for (std::size_t j = 0; j < width; ++j) last[j] = j;
    for (std::size_t i = 1; i <= b.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j < width; ++j) {
            const bool same = same_letter(a[j - 1], b[i - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && same_letter(a[j - 1], b[i - 2]) &&
                same_letter(a[j - 2], b[i - 1])) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
            least = std::min(least, row[j]);
        }
        if (least > limit) return limit + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min(last[a.size()], limit + 1);
}

std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
    if (word.empty() || word.size() > kLongestWord) return std::nullopt;
    std::optional<std::string_view> best;
    std::size_t best_distance = kLongestWord;
    bool tied = false;
    for (const std::string_view candidate : candidates) {
        if (candidate.empty()) continue;
        const std::size_t distance = edit_distance(word, candidate, best_distance);
        if (distance > best_distance || !is_near(word, candidate, distance)) continue;
        const bool equal = best && distance == best_distance;
        tied = equal && (tied || !equal_ignoring_case(*best, candidate));
        best = candidate;
        best_distance = distance;
    }
    return tied ? std::nullopt : best;
}

}  // namespace veritally
