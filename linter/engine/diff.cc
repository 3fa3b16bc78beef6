#include <algorithm>
#include <vector>

#include "engine/fixer.h"

namespace veritally {
namespace {

constexpr std::size_t kContext = 3;
/// Above this many cells the middle of two texts is shown as replaced whole.
constexpr std::size_t kMaxCells = 4'000'000;

using Lines = std::vector<std::string_view>;

/// Lines with their line endings, so that a change of those is a change.
Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        std::size_t end = text.find('\n');
        std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
        lines.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

struct Step {
    char mark;  ///< ' ', '-' or '+'
    std::string_view line;
};

/// The shortest script from `a` to `b` by their longest common subsequence.
std::vector<Step> compare_middle(std::span<const std::string_view> a,
                                 std::span<const std::string_view> b) {
    std::vector<Step> steps;
    const std::size_t n = a.size(), m = b.size();
    const bool small = (n + 1) * (m + 1) <= kMaxCells;
    std::vector<std::uint32_t> common(small ? (n + 1) * (m + 1) : 0);
    auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
        return common[i * (m + 1) + j];
    };
    for (std::size_t i = small ? n : 0; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            cell(i, j) =
                a[i] == b[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
        }
    }
    std::size_t i = 0, j = 0;
    while (small && i < n && j < m) {
        if (a[i] == b[j]) {
            steps.push_back({' ', a[i++]}), ++j;
        } else if (cell(i + 1, j) >= cell(i, j + 1)) {
            steps.push_back({'-', a[i++]});
        } else {
            steps.push_back({'+', b[j++]});
        }
    }
    while (i < n) steps.push_back({'-', a[i++]});
    while (j < m) steps.push_back({'+', b[j++]});
    return steps;
}

std::vector<Step> compare(const Lines& a, const Lines& b) {
    std::size_t head = 0, tail = 0;
    const std::size_t shorter = std::min(a.size(), b.size());
    while (head < shorter && a[head] == b[head]) ++head;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    std::vector<Step> steps;
    for (std::size_t i = 0; i < head; ++i) steps.push_back({' ', a[i]});
    auto middle = compare_middle(std::span(a).subspan(head, a.size() - head - tail),
                                 std::span(b).subspan(head, b.size() - head - tail));
    steps.insert(steps.end(), middle.begin(), middle.end());
    for (std::size_t i = a.size() - tail; i < a.size(); ++i) steps.push_back({' ', a[i]});
    return steps;
}

struct Hunk {
    std::size_t begin, end;  ///< Steps.
};

std::vector<Hunk> hunks_of(const std::vector<Step>& steps) {
    std::vector<Hunk> hunks;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].mark == ' ') continue;
        std::size_t begin = i < kContext ? 0 : i - kContext;
        std::size_t end = std::min(steps.size(), i + kContext + 1);
        if (!hunks.empty() && begin <= hunks.back().end) {
            hunks.back().end = end;
        } else {
            hunks.push_back({begin, end});
        }
    }
    return hunks;
}

std::string range(std::size_t before, std::size_t count) {
    std::string text = std::to_string(count == 0 ? before : before + 1);
    return count == 1 ? text : text + "," + std::to_string(count);
}

/// A name as patch(1) and git read it: in quotes and octal where a character would mislead them.
std::string header_name(char side, std::string_view path) {
    while (path.starts_with('/')) path.remove_prefix(1);
    std::string name{side, '/'};
    bool quoted = false;
    for (const char c : path) {
        const bool odd = static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\' || c == 0x7F;
        quoted = quoted || odd;
        if (!odd) name += c;
        if (odd) {
            name += '\\';
            for (const int shift : {6, 3, 0}) name += static_cast<char>('0' + (c >> shift & 7));
        }
    }
    if (quoted) return '"' + name + '"';
    return path.find(' ') == path.npos ? name : name + '\t';
}

void append_step(std::string& diff, const Step& step) {
    diff += step.mark;
    diff += step.line;
    if (!step.line.ends_with('\n')) diff += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, const std::string& path) {
    if (before == after) return "";
    std::vector<Step> steps = compare(lines_of(before), lines_of(after));
    std::string diff = "--- " + header_name('a', path) + "\n+++ " + header_name('b', path) + "\n";
    std::size_t at = 0, old_line = 0, new_line = 0;
    auto pass = [&](std::size_t end, std::size_t& old_count, std::size_t& new_count) {
        for (; at < end; ++at) {
            old_count += steps[at].mark != '+';
            new_count += steps[at].mark != '-';
        }
    };
    for (const Hunk& hunk : hunks_of(steps)) {
        pass(hunk.begin, old_line, new_line);
        std::size_t old_count = 0, new_count = 0;
        pass(hunk.end, old_count, new_count);
        diff += "@@ -" + range(old_line, old_count) + " +" + range(new_line, new_count) + " @@\n";
        for (std::size_t i = hunk.begin; i < hunk.end; ++i) append_step(diff, steps[i]);
        old_line += old_count;
        new_line += new_count;
    }
    return diff;
}

std::vector<Span> changed_lines(std::string_view before, std::string_view after) {
    std::vector<Span> changed;
    if (before == after) return changed;
    std::uint32_t at = 0;
    for (const Step& step : compare(lines_of(before), lines_of(after))) {
        if (step.mark == '-') continue;
        const auto end = at + static_cast<std::uint32_t>(step.line.size());
        if (step.mark == '+') {
            const bool joins = !changed.empty() && changed.back().end == at;
            if (joins) {
                changed.back().end = end;
            } else {
                changed.push_back({at, end});
            }
        }
        at = end;
    }
    return changed;
}

}  // namespace veritally
