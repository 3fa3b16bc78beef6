#include "report/excerpt.h"

#include <gtest/gtest.h>

#include "base/unicode.h"

namespace veritally {
namespace {

TEST(Excerpt, ShowsAShortLineWhole) {
    Excerpt shown = excerpt("category: corporations", {10, 22}, 80);
    EXPECT_EQ(shown.text, "category: corporations");
    EXPECT_EQ(shown.column, 10u);
    EXPECT_EQ(shown.width, 12u);
}

TEST(Excerpt, PadsByDisplayWidth) {
    Excerpt shown = excerpt("日本 x", {7, 8}, 80);
    EXPECT_EQ(shown.column, 5u);
    EXPECT_EQ(shown.width, 1u);
    EXPECT_EQ(excerpt("日本 x", {0, 6}, 80).width, 4u);
    EXPECT_EQ(excerpt("e\xCC\x81x", {3, 4}, 80).column, 1u);
    EXPECT_EQ(excerpt("\tx", {1, 2}, 80).column, 4u);
}

TEST(Excerpt, ShowsTheSpanWhereWhatStandsBeforeItIsWrittenOut) {
    const std::string line = std::string(9, '\x1B') + "abc" + std::string(60, 'x');
    Excerpt shown = excerpt(line, {9, 12}, 60);
    EXPECT_EQ(shown.width, 3u);
    EXPECT_NE(shown.text.find("abc"), std::string::npos) << shown.text;
    EXPECT_LE(display_width_of(shown.text), 60u);
}

TEST(Excerpt, ClipsRoundTheSpan) {
    std::string line(10'000, 'a');
    line[5000] = 'b';
    Excerpt shown = excerpt(line, {5000, 5001}, 60);
    EXPECT_TRUE(shown.text.starts_with("…"));
    EXPECT_TRUE(shown.text.ends_with("…"));
    EXPECT_LE(shown.text.size(), 60u + 4);
    // The ellipsis takes three bytes and one column.
    EXPECT_EQ(shown.text[shown.column + 2], 'b');
}

TEST(Excerpt, ShowsMoreBeforeASpanNearTheEnd) {
    Excerpt shown = excerpt(std::string(500, 'a') + "b", {500, 501}, 60);
    EXPECT_GE(shown.text.size(), 55u);
    EXPECT_LE(shown.text.size(), 60u + 2);
    EXPECT_EQ(shown.text[shown.column + 2], 'b');
}

TEST(Excerpt, NeverPassesOnWhatTerminalsObey) {
    Excerpt shown = excerpt("a\x1b[31mb", {6, 7}, 80);
    EXPECT_EQ(shown.text.find('\x1b'), std::string::npos);
    EXPECT_EQ(shown.text[shown.column], 'b');
}

TEST(Excerpt, AnEmptySpanPointsToOnePlace) {
    Excerpt shown = excerpt("compute:", {8, 8}, 80);
    EXPECT_EQ(shown.column, 8u);
    EXPECT_EQ(shown.width, 1u);
}

}  // namespace
}  // namespace veritally
