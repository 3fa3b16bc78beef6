#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <random>
#include <set>

#include "base/random_text.h"
#include "engine/fixer.h"

namespace veritally {
namespace {

TEST(UnifiedDiff, IsEmptyForEqualTexts) {
    EXPECT_EQ(unified_diff("a\n", "a\n", "x"), "");
}

TEST(UnifiedDiff, ShowsThreeLinesOfContext) {
    EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n", "d/x.md"),
              "--- a/d/x.md\n+++ b/d/x.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+V\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, SplitsDistantChanges) {
    std::string before, after;
    for (int i = 0; i < 20; ++i) {
        before += std::to_string(i) + "\n";
        after += (i == 1 || i == 18 ? "x" : std::to_string(i)) + "\n";
    }
    std::string diff = unified_diff(before, after, "x");
    EXPECT_NE(diff.find("@@ -1,5 +1,5 @@"), std::string::npos) << diff;
    EXPECT_NE(diff.find("@@ -16,5 +16,5 @@"), std::string::npos) << diff;
}

TEST(UnifiedDiff, MarksAMissingFinalNewline) {
    EXPECT_EQ(unified_diff("a", "a\n", "x"),
              "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST(UnifiedDiff, AddsToAnEmptyText) {
    EXPECT_EQ(unified_diff("", "a\n", "x"), "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n");
}

/// The text that a diff makes of `before`; as strict as patch --fuzz=0.
class Patcher {
  public:
    explicit Patcher(std::string_view before) : rest_(before) {}

    std::string apply(std::string_view diff) {
        cut(diff), cut(diff);  // The names.
        while (!diff.empty()) hunk(diff);
        return after_.append(rest_);
    }

  private:
    static std::string_view cut(std::string_view& text) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        return line;
    }

    /// A line of the old text, which must be the one given.
    void pass(std::string_view line, bool kept) {
        EXPECT_EQ(cut(rest_), line);
        if (kept) after_ += line;
        ++line_;
    }

    void hunk(std::string_view& diff) {
        const std::string head(cut(diff));
        unsigned begin = 0, count = 1;
        EXPECT_GE(std::sscanf(head.c_str(), "@@ -%u,%u", &begin, &count), 1) << head;
        while (line_ + (count > 0 ? 1 : 0) < begin)
            pass(rest_.substr(0, rest_.find('\n') + 1), true);
        while (!diff.empty() && diff[0] != '@') {
            const char mark = diff[0];
            std::string_view line = cut(diff).substr(1);
            if (diff.starts_with('\\')) cut(diff), line.remove_suffix(1);
            if (mark == '+') after_ += line;
            if (mark != '+') pass(line, mark == ' ');
        }
    }

    std::string_view rest_;
    std::string after_;
    unsigned line_ = 0;  ///< Lines of the old text behind us.
};

TEST(UnifiedDiff, MakesTheNewTextOfTheOld) {
    constexpr std::array<std::string_view, 6> kPieces = {"a\n", "b\n", "c\n", "a\r\n", "\n", "d"};
    for (std::uint32_t seed = 0; seed < 5'000; ++seed) {
        std::mt19937 random(seed);
        const std::string before = random_text(random, kPieces, pick(random, 40));
        std::string after = random_text(random, kPieces, pick(random, 40));
        if (seed % 2 == 0) {
            after = before;
            after.insert(pick(random, static_cast<std::uint32_t>(after.size() + 1)), "e\n");
        }
        const std::string diff = unified_diff(before, after, "x");
        ASSERT_EQ(diff.empty() ? before : Patcher(before).apply(diff), after) << seed << diff;
    }
}

/// Changes far from one another in a text too long to be compared whole.
TEST(UnifiedDiff, ShowsLittleOfALongText) {
    std::string before, after;
    std::mt19937 random(11);
    std::set<int> changed = {0, 19'999};
    while (changed.size() < 100) changed.insert(static_cast<int>(pick(random, 20'000)));
    for (int i = 0; i < 20'000; ++i) {
        const std::string line = std::to_string(i % 7) + "\n";
        before += line;
        if (changed.count(i) == 0) after += line;
        if (changed.count(i) > 0 && i % 3 == 0) after += "new\n" + line;
        if (changed.count(i) > 0 && i % 3 == 1) after += "other\n";
    }
    const std::string diff = unified_diff(before, after, "x");
    EXPECT_EQ(Patcher(before).apply(diff), after);
    EXPECT_LT(diff.size(), 100 * 50u);
}

TEST(UnifiedDiff, TakesLinearTimeAndMemory) {
    std::string before, after;
    for (int i = 0; i < 500'000; ++i) {
        before += "a\nb\n";
        after += i % 2 == 0 ? "a\nc\n" : "b\nb\n";
    }
    EXPECT_EQ(Patcher(before).apply(unified_diff(before, after, "x")), after);
    EXPECT_EQ(Patcher(before).apply(unified_diff(before, "z\n", "x")), "z\n");
}

TEST(ChangedLines, WhatIsLeftOfTheNewTextIsInTheOldInOrder) {
    std::mt19937 random(7);
    const auto text = [&] {
        std::string lines;
        for (std::size_t n = random() % 9; n > 0; --n) {
            lines += std::string(1, static_cast<char>('a' + random() % 3)) + "\n";
        }
        return lines;
    };
    for (int i = 0; i < 500; ++i) {
        const std::string before = text(), after = text();
        std::string kept;
        std::uint32_t at = 0;
        for (Span changed : changed_lines(before, after)) {
            kept += after.substr(at, changed.begin - at);
            at = changed.end;
        }
        kept += after.substr(at);
        std::size_t place = 0;
        for (char c : kept) {
            place = before.find(c, place);
            ASSERT_NE(place, std::string::npos) << before << "--\n" << after;
            ++place;
        }
        ASSERT_EQ(changed_lines(after, after).size(), 0u);
    }
}

TEST(ApplyEdits, DoesThemInOrderOfPlace) {
    EXPECT_EQ(apply_edits("abcdef", {{{4, 5}, "E"}, {{0, 1}, ""}, {{2, 2}, "-"}}), "b-cdEf");
}

}  // namespace
}  // namespace veritally
