// Texts made to cost time or memory. Bounds are generous: what is asserted is that cost does not
// grow faster than the text, and that nothing is out of place.

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "body_invariants.h"

namespace veritally {
namespace {

std::string repeated(std::string_view part, std::size_t size) {
    std::string text;
    while (text.size() < size) text += part;
    return text;
}

std::string numbered_footnotes(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "[^" + std::to_string(i) + "] ";
    text += "\n\n";
    for (int i = 0; i < count; ++i) text += "[^" + std::to_string(i) + "]: <https://a.example>\n";
    return text;
}

/// A body with the text that its views point into.
struct Reading {
    std::unique_ptr<const SourceText> text;
    Body body;
    const Body* operator->() const { return &body; }
};

/// Reads the text, within `seconds`, far more than it takes even with sanitizers on a
/// slow machine.
Reading read_within(const std::string& bytes, double seconds, std::string_view what) {
    auto text = std::make_unique<const SourceText>(bytes);
    const auto start = std::chrono::steady_clock::now();
    Body body = read_body(*text, 0);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), seconds) << what;
    EXPECT_EQ(broken_invariant(*text, body), "") << what;
    return {std::move(text), std::move(body)};
}

TEST(BodyHostile, RepeatedMarkup) {
    constexpr std::string_view kParts[] = {"[",
                                           "[a](",
                                           "![",
                                           "![[]()",
                                           "[a](b \"",
                                           "[^a]",
                                           "[^a",
                                           "*a ",
                                           "_a ",
                                           "*a _b ",
                                           "`a",
                                           "\\`a",
                                           "&a",
                                           "<a ",
                                           "<a b=\"",
                                           "x <? ",
                                           "x <!A ",
                                           "x <![CDATA[",
                                           "x <!-- ",
                                           "<http://a ",
                                           "> ",
                                           "- ",
                                           "> - ",
                                           "1. ",
                                           "[^a]: ",
                                           "- a\n",
                                           "a\n\n",
                                           "a\n",
                                           "```\n",
                                           "<div>\n\n",
                                           "| ",
                                           "a|b\n-|\n",
                                           "[a]: b\n",
                                           "[a]: b\n[",
                                           "https://a.b/(",
                                           "(www.",
                                           "://",
                                           "mailto:a@b.c ",
                                           "~a ",
                                           "~~a *b~~ c* ",
                                           "a  \n",
                                           "    a\n",
                                           "# a\n",
                                           "a\n=\n"};
    for (const std::string_view part : kParts) {
        read_within(repeated(part, 150'000), 40, part);
        read_within("> " + repeated(part, 20'000) + "\n\n" + repeated(part, 20'000), 40, part);
    }
}

TEST(BodyHostile, DeepNestingCostsNoLineMuch) {
    for (const std::string_view mark : {"> ", "- ", "> - ", "1. "}) {
        for (const std::string_view line : {"\n", "b\n", "> b\n"}) {
            const std::string text =
                repeated(mark, 6'000) + "a\n" + repeated(line, 100'000) + "# end\n";
            read_within(text, 40, mark);
        }
    }
}

TEST(BodyHostile, WhatIsLeftOutIsSaid) {
    const Reading nested = read_within(
        repeated("> ", 6'000) + "a\n" + repeated("b\n", 20'000) + "# End\n\nc\n", 40, "nested");
    ASSERT_EQ(nested->sections.size(), 1u);
    EXPECT_EQ(nested->sections[0].title, "End");
    EXPECT_FALSE(nested->sections[0].empty);
    EXPECT_EQ(nested->unread.size(), 1u);
    EXPECT_EQ(read_within(repeated("> ", 12'000) + "a\n", 40, "line")->unread.size(), 1u);
    EXPECT_EQ(read_within(repeated("![", 5'000), 40, "images")->unread.size(), 1u);
}

TEST(BodyHostile, ThirtyThousandFootnotes) {
    const Reading body = read_within(numbered_footnotes(30'000), 80, "footnotes");
    EXPECT_EQ(body->footnotes.size(), 30'000u);
    EXPECT_EQ(body->references.size(), 30'000u);
    EXPECT_EQ(body->footnotes[29'999].references, 1u);
    EXPECT_TRUE(body->unread.empty());
}

TEST(BodyHostile, LongLinesAndBinaries) {
    const Reading words = read_within(repeated("word ", 2'000'000), 80, "words");
    EXPECT_TRUE(words->unread.empty());
    std::string bytes;
    std::uint32_t state = 1;
    for (int i = 0; i < 300'000; ++i) {
        state = state * 1664525 + 1013904223;
        bytes += static_cast<char>(state >> 24);
    }
    read_within(bytes, 80, "binary");
    read_within(std::string(300'000, '\0'), 80, "nul");
}

TEST(BodyHostile, ManyTablesOfShortRows) {
    std::string table = "|" + repeated("a|", 800) + "\n|" + repeated("-|", 800) + "\n" +
                        repeated("|a\n", 600) + "\n";
    const Reading body = read_within(repeated(table, 400'000), 80, "tables");
    EXPECT_FALSE(body->unread.empty());
    EXPECT_LT(body->blocks.size(), 1'600'000u);
}

}  // namespace
}  // namespace veritally
