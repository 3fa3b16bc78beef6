#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/fixer.h"

namespace veritally {
namespace {

constexpr std::uint32_t kContext = 3;
/// Texts that differ in more lines than make so many cells are compared by windows of lines.
constexpr std::size_t kMaxCells = 4'000'000;
constexpr std::uint32_t kWindow = 128;

/// The lines of a text with their line endings, so that a change of those is a change.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {
        ends_.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
        for (std::size_t end = 0; end < text.size();) {
            end = std::min(text.find('\n', end), text.size() - 1) + 1;
            ends_.push_back(static_cast<std::uint32_t>(end));
        }
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
    std::uint32_t begin_of(std::uint32_t line) const { return line == 0 ? 0 : ends_[line - 1]; }
    std::string_view operator[](std::uint32_t line) const {
        return text_.substr(begin_of(line), ends_[line] - begin_of(line));
    }

  private:
    std::string_view text_;
    std::vector<std::uint32_t> ends_;
};

/// Lines of the old text and what stands in their place in the new one; one may be empty.
struct Change {
    std::uint32_t old_begin, old_end;
    std::uint32_t new_begin, new_end;
};

/// The changes that lead from one text to another, in order, with equal lines between them.
class Comparison {
  public:
    Comparison(const Lines& before, const Lines& after)
        : before_(before), after_(after), before_end_(before.size()), after_end_(after.size()) {}

    std::vector<Change> run() {
        pass_equal();
        while (before_end_ > i_ && after_end_ > j_ &&
               before_[before_end_ - 1] == after_[after_end_ - 1]) {
            --before_end_, --after_end_;
        }
        while (i_ < before_end_ || j_ < after_end_) {
            compare_window();
            pass_equal();
        }
        return std::move(changes_);
    }

  private:
    void pass_equal() {
        while (i_ < before_end_ && j_ < after_end_ && before_[i_] == after_[j_]) ++i_, ++j_;
    }

    /// Goes on by some lines of either text that are not in the other.
    void replace(std::uint32_t removed, std::uint32_t added) {
        if (removed + added == 0) return;
        const bool joins =
            !changes_.empty() && changes_.back().old_end == i_ && changes_.back().new_end == j_;
        if (!joins) changes_.push_back({i_, i_, j_, j_});
        changes_.back().old_end = i_ += removed;
        changes_.back().new_end = j_ += added;
    }

    /// Goes on by the longest common subsequence of all that is left, or of the next window up to
    /// the last line that both have; by all of the window where they have none.
    void compare_window() {
        std::uint32_t n = before_end_ - i_, m = after_end_ - j_;
        const bool all = (n + std::size_t{1}) * (m + std::size_t{1}) <= kMaxCells;
        if (!all) n = std::min(n, kWindow), m = std::min(m, kWindow);
        fill_common(n, m);
        const std::size_t width = m + std::size_t{1};
        std::uint32_t left = common_[0];
        const std::uint32_t i = i_, j = j_;
        if (left == 0) return replace(n, m);
        while (left > 0) {
            const std::size_t at = (i_ - i) * width + (j_ - j);
            if (before_[i_] == after_[j_]) {
                ++i_, ++j_, --left;
            } else if (common_[at + width] >= common_[at + 1]) {
                replace(1, 0);
            } else {
                replace(0, 1);
            }
        }
        if (all) replace(n - (i_ - i), m - (j_ - j));
    }

    /// How many lines are common from each pair of lines on.
    void fill_common(std::uint32_t n, std::uint32_t m) {
        const std::size_t width = m + std::size_t{1};
        common_.assign((n + 1) * width, 0);
        for (std::size_t i = n; i-- > 0;) {
            std::uint32_t* row = &common_[i * width];
            for (std::size_t j = m; j-- > 0;) {
                const bool same = before_[i_ + static_cast<std::uint32_t>(i)] ==
                                  after_[j_ + static_cast<std::uint32_t>(j)];
                row[j] = same ? row[width + j + 1] + 1 : std::max(row[width + j], row[j + 1]);
            }
        }
    }

    const Lines& before_;
    const Lines& after_;
    std::uint32_t i_ = 0, j_ = 0;  ///< Up to where both are compared.
    std::uint32_t before_end_, after_end_;
    std::vector<std::uint32_t> common_;
    std::vector<Change> changes_;
};

std::string range(std::uint32_t before, std::uint32_t count) {
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

void append_lines(std::string& diff, char mark, const Lines& lines, std::uint32_t from,
                  std::uint32_t to) {
    for (; from < to; ++from) {
        const std::string_view line = lines[from];
        diff += mark;
        diff += line;
        if (!line.ends_with('\n')) diff += "\n\\ No newline at end of file\n";
    }
}

/// Changes with the lines round them.
void append_hunk(std::string& diff, std::span<const Change> changes, const Lines& before,
                 const Lines& after) {
    const Change& first = changes.front();
    const Change& last = changes.back();
    const std::uint32_t context = std::min(kContext, first.old_begin);
    const std::uint32_t old_begin = first.old_begin - context,
                        new_begin = first.new_begin - context;
    const std::uint32_t more = std::min(kContext, before.size() - last.old_end);
    diff += "@@ -" + range(old_begin, last.old_end + more - old_begin) + " +" +
            range(new_begin, last.new_end + more - new_begin) + " @@\n";
    std::uint32_t at = old_begin;
    for (const Change& change : changes) {
        append_lines(diff, ' ', before, at, change.old_begin);
        append_lines(diff, '-', before, change.old_begin, change.old_end);
        append_lines(diff, '+', after, change.new_begin, change.new_end);
        at = change.old_end;
    }
    append_lines(diff, ' ', before, at, at + more);
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, const std::string& path) {
    if (before == after) return "";
    const Lines old_lines(before), new_lines(after);
    const std::vector<Change> changes = Comparison(old_lines, new_lines).run();
    std::string diff = "--- " + header_name('a', path) + "\n+++ " + header_name('b', path) + "\n";
    for (std::size_t begin = 0; begin < changes.size();) {
        std::size_t end = begin + 1;
        while (end < changes.size() &&
               changes[end].old_begin - changes[end - 1].old_end <= 2 * kContext) {
            ++end;
        }
        append_hunk(diff, std::span(changes).subspan(begin, end - begin), old_lines, new_lines);
        begin = end;
    }
    return diff;
}

std::vector<Span> changed_lines(std::string_view before, std::string_view after) {
    std::vector<Span> changed;
    const Lines old_lines(before), new_lines(after);
    for (const Change& change : Comparison(old_lines, new_lines).run()) {
        if (change.new_begin == change.new_end) continue;
        changed.push_back(
            {new_lines.begin_of(change.new_begin), new_lines.begin_of(change.new_end)});
    }
    return changed;
}

}  // namespace veritally
