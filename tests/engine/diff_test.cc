#include <gtest/gtest.h>

#include <random>

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
