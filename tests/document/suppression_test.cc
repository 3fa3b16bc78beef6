#include "document/suppression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "document/document.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct ReadSuppressions {
    explicit ReadSuppressions(std::string bytes)
        : document(read_document("a.md", std::move(bytes))) {}
    const std::vector<Suppression>& all() const { return document->suppressions; }
    std::string at(Span span) const { return std::string(document->text.at(span)); }
    std::vector<std::string> names(std::size_t i) const {
        std::vector<std::string> names;
        for (const Suppression::Name& name : all()[i].names) {
            names.emplace_back(name.text);
            EXPECT_EQ(at(name.span), name.text);
        }
        return names;
    }

    std::shared_ptr<const Document> document;
};

TEST(Suppression, NamesAndReason) {
    const ReadSuppressions read(
        "<!-- veritally-disable-next-line compute/unit, citation: the source says so: twice "
        "-->\ntext\nmore\n");
    ASSERT_THAT(read.all(), SizeIs(1));
    EXPECT_EQ(read.all()[0].keyword, "disable-next-line");
    EXPECT_THAT(read.names(0), ElementsAre("compute/unit", "citation"));
    EXPECT_EQ(read.all()[0].reason, "the source says so: twice");
    EXPECT_EQ(read.at(read.all()[0].scope), "text");
}

TEST(Suppression, OtherCommentsAreNone) {
    const ReadSuppressions read(
        "<!-- a veritally-disable-line -->\n\n<!-- veritally -->\n\n`<!-- veritally-disable-file "
        "-->`\n");
    EXPECT_THAT(read.all(), IsEmpty());
}

TEST(Suppression, LineOfAnInlineComment) {
    const ReadSuppressions read("one\ntwo <!-- veritally-disable-line a/b --> more\nthree\n");
    ASSERT_THAT(read.all(), SizeIs(1));
    EXPECT_EQ(read.at(read.all()[0].scope), "two <!-- veritally-disable-line a/b --> more");
    EXPECT_EQ(read.all()[0].reason, "");
}

TEST(Suppression, NextLineOfAWrappedParagraphAndOfTheLastLine) {
    const ReadSuppressions read(
        "one <!-- veritally-disable-next-line a/b: c -->\ntwo\nthree\n\n<!-- "
        "veritally-disable-next-line -->");
    ASSERT_THAT(read.all(), SizeIs(2));
    EXPECT_EQ(read.at(read.all()[0].scope), "two");
    EXPECT_EQ(read.at(read.all()[1].scope), "");
    EXPECT_EQ(read.all()[1].scope.begin, read.document->text.size());
}

TEST(Suppression, WholeFile) {
    const ReadSuppressions read(
        "---\na: 1\n---\ntext\n\n<!-- veritally-disable-file body: draft -->\n");
    ASSERT_THAT(read.all(), SizeIs(1));
    EXPECT_EQ(read.all()[0].scope, (Span{0, read.document->text.size()}));
}

TEST(Suppression, DisableRunsToItsEnable) {
    const ReadSuppressions read(
        "a\n\n<!-- veritally-disable x/y: r -->\n\nb\n\n<!-- veritally-enable x/y -->\n\nc\n");
    ASSERT_THAT(read.all(), SizeIs(1));
    EXPECT_EQ(read.at(read.all()[0].scope), "<!-- veritally-disable x/y: r -->\n\nb\n\n");
}

TEST(Suppression, EnableEndsOnlyWhatItNames) {
    const ReadSuppressions read(
        "<!-- veritally-disable x/y, z/w: r -->\n\nb\n\n<!-- veritally-enable z -->\n\nc\n");
    ASSERT_THAT(read.all(), SizeIs(2));
    EXPECT_EQ(read.all()[0].span, read.all()[1].span);
    const bool first = read.names(0) == std::vector<std::string>{"z/w"};
    EXPECT_EQ(read.all()[first ? 1 : 0].scope.end, read.document->text.size());
    EXPECT_LT(read.all()[first ? 0 : 1].scope.end, read.document->text.size());
}

TEST(Suppression, EnableWithoutNamesEndsAllAndAStrayOneStays) {
    const ReadSuppressions read(
        "<!-- veritally-enable -->\n\n<!-- veritally-disable a: r -->\n\n<!-- veritally-disable: "
        "all -->\n\n"
        "<!-- veritally-enable -->\n\nc\n");
    ASSERT_THAT(read.all(), SizeIs(3));
    EXPECT_EQ(read.all()[0].keyword, "enable");
    EXPECT_TRUE(read.all()[0].scope.empty());
    EXPECT_EQ(read.all()[2].reason, "all");
    EXPECT_THAT(read.names(2), IsEmpty());
    EXPECT_EQ(read.all()[1].scope.end, read.all()[2].scope.end);
}

TEST(Suppression, OddSyntaxHasNoNames) {
    const ReadSuppressions read(
        "<!-- veritally-disable-line because I say so -->\n\n<!-- veritally-disable-line a/b "
        "because -->\n\n"
        "<!-- veritally-disble-line a/b: c -->\n");
    ASSERT_THAT(read.all(), SizeIs(3));
    EXPECT_THAT(read.names(0), IsEmpty());
    EXPECT_THAT(read.names(1), ElementsAre("a/b"));
    EXPECT_EQ(read.all()[1].reason, "");
    EXPECT_EQ(read.all()[2].keyword, "disble-line");
    EXPECT_TRUE(read.all()[2].scope.empty());
}

TEST(Suppression, FrontMatterComments) {
    const ReadSuppressions read(
        "---\na: 1 # veritally-disable-line front-matter/type: odd\n# veritally-disable-next-line "
        "x/y: z\n"
        "b: '# veritally-disable-line p/q: r'\n# veritally-disable-line s/t: u\nc: "
        "a#veritally-disable-line\n"
        "d: |\n  # veritally-disable-file v/w: x\n---\n");
    ASSERT_THAT(read.all(), SizeIs(3));
    EXPECT_EQ(read.at(read.all()[0].scope), "a: 1 # veritally-disable-line front-matter/type: odd");
    EXPECT_EQ(read.at(read.all()[0].span), "# veritally-disable-line front-matter/type: odd");
    EXPECT_EQ(read.at(read.all()[1].scope), "b: '# veritally-disable-line p/q: r'");
    EXPECT_EQ(read.at(read.all()[2].scope),
              "# veritally-disable-line s/t: u\nc: a#veritally-disable-line");
}

}  // namespace
}  // namespace veritally
