#include "report/changed_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace veritally {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<LineChange> changes(const std::string& text, std::vector<Edit> edits) {
    return changed_lines(SourceText(text), Fix{Fix::Safety::safe, std::move(edits)});
}

TEST(ChangedLines, TakeAllEditsOfALineTogether) {
    const auto found =
        changes("a\nb c d\r\ne\nf\n", {{{6, 7}, "D"}, {{2, 3}, "B"}, {{11, 12}, ""}});
    ASSERT_EQ(found.size(), 2u);
    EXPECT_THAT(found[0].removed, ElementsAre("b c d"));
    EXPECT_THAT(found[0].added, ElementsAre("B c D"));
    EXPECT_THAT(found[1].removed, ElementsAre("f"));
    EXPECT_THAT(found[1].added, ElementsAre(""));
}

TEST(ChangedLines, LeaveOutWhatStays) {
    const auto inserted = changes("a\nc\n", {{{2, 2}, "b\n"}});
    ASSERT_EQ(inserted.size(), 1u);
    EXPECT_THAT(inserted[0].removed, IsEmpty());
    EXPECT_THAT(inserted[0].added, ElementsAre("b"));
    const auto deleted = changes("a\nb\nc\n", {{{2, 4}, ""}});
    EXPECT_THAT(deleted[0].removed, ElementsAre("b"));
    EXPECT_THAT(deleted[0].added, IsEmpty());
    const auto joined = changes("a\nb\nc", {{{1, 2}, " "}, {{4, 5}, "d"}});
    ASSERT_EQ(joined.size(), 2u);
    EXPECT_THAT(joined[0].removed, ElementsAre("a", "b"));
    EXPECT_THAT(joined[0].added, ElementsAre("a b"));
    EXPECT_THAT(joined[1].added, ElementsAre("d"));
}

TEST(ChangedLines, OfAnEmptyText) {
    const auto found = changes("", {{{0, 0}, "a\n"}});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_THAT(found[0].removed, IsEmpty());
    EXPECT_THAT(found[0].added, ElementsAre("a"));
}

}  // namespace
}  // namespace veritally
