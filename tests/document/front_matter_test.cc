#include "document/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/source_text.h"
#include "document/yaml_laws.h"

namespace veritally {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;
using State = FrontMatter::State;

/// The front matter of a text that can quote itself.
struct ReadFrontMatter {
    SourceText text;
    FrontMatter found;

    explicit ReadFrontMatter(std::string_view bytes)
        : text(std::string(bytes)), found(read_front_matter(text)) {
        EXPECT_EQ(breach_of_yaml_laws(text.bytes(), found.yaml, found.tree), "") << bytes;
    }
    std::string quote(Span span) const { return std::string(text.at(span)); }
    std::string block() const { return quote(found.block); }
    std::string yaml() const { return quote(found.yaml); }
};

TEST(FrontMatter, LiesBetweenFences) {
    const ReadFrontMatter read("---\ntitle: A\ncompute: 1e3\n---\n\n# A\n");
    EXPECT_EQ(read.found.state, State::present);
    EXPECT_EQ(read.block(), "---\ntitle: A\ncompute: 1e3\n---");
    EXPECT_EQ(read.quote(read.found.open), "---");
    EXPECT_EQ(read.yaml(), "title: A\ncompute: 1e3\n");
    ASSERT_NE(read.found.entry("compute"), nullptr);
    EXPECT_EQ(read.quote(read.found.entry("compute")->key_span), "compute");
    EXPECT_EQ(read.quote(read.found.find("compute")->span), "1e3");
    EXPECT_EQ(read.found.entry("name"), nullptr);
    EXPECT_EQ(read.found.fields().last - read.found.fields().first, 2);
}

TEST(FrontMatter, CountsFromTheStartOfTheText) {
    const ReadFrontMatter read("\xef\xbb\xbf--- \t\r\nt: é\r\nu: [v]\r\n...\t\r\nText.\r\n");
    EXPECT_EQ(read.found.state, State::present);
    EXPECT_EQ(read.found.open, (Span{3, 8}));
    EXPECT_EQ(read.yaml(), "t: é\r\nu: [v]\r\n");
    EXPECT_EQ(read.block(), "--- \t\r\nt: é\r\nu: [v]\r\n...\t");
    EXPECT_EQ(read.quote(read.found.find("t")->span), "é");
    EXPECT_EQ(read.quote(read.found.find("u")->span), "[v]");
}

TEST(FrontMatter, ReadsLinesThatEndInCarriageReturns) {
    const ReadFrontMatter read("---\ra: b\rc: d\r---\rText");
    EXPECT_EQ(read.found.state, State::present);
    EXPECT_EQ(read.quote(read.found.find("c")->span), "d");
}

TEST(FrontMatter, MayBeEmpty) {
    for (std::string_view bytes : {"---\n---\n", "---\n\n# c\n---", "---\n...\nText"}) {
        const ReadFrontMatter read(bytes);
        EXPECT_EQ(read.found.state, State::present) << bytes;
        EXPECT_TRUE(read.found.tree.root.is_null()) << bytes;
        EXPECT_EQ(read.found.fields().begin(), read.found.fields().end());
    }
}

TEST(FrontMatter, IsMissingWithoutAFenceAtTheTop) {
    for (std::string_view bytes : {"", "# A\n", "\n---\na: b\n---\n", " ---\na: b\n---\n",
                                   "----\na: b\n----\n", "--- a\n---\n", "-- \n", "--"}) {
        const ReadFrontMatter read(bytes);
        EXPECT_EQ(read.found.state, State::missing) << bytes;
        EXPECT_TRUE(read.found.open.empty());
        EXPECT_TRUE(read.found.block.empty());
        EXPECT_FALSE(starts_front_matter(bytes)) << bytes;
    }
}

TEST(FrontMatter, BeginsWithAFence) {
    for (std::string_view bytes :
         {"---", "---\n", "---\r\n", "--- \t\n", "+++\n", "\xef\xbb\xbf---\n", "---\r"}) {
        EXPECT_TRUE(starts_front_matter(bytes)) << bytes;
        EXPECT_NE(ReadFrontMatter(bytes).found.state, State::missing) << bytes;
    }
}

TEST(FrontMatter, UnclosedEndsAtTheFirstBlankLine) {
    const ReadFrontMatter read("---\ntitle: A\nname: B\n\nSome: text\n");
    EXPECT_EQ(read.found.state, State::unterminated);
    EXPECT_EQ(read.yaml(), "title: A\nname: B\n");
    EXPECT_EQ(read.block(), "---\ntitle: A\nname: B");
    EXPECT_EQ(read.found.tree.root.text("name"), "B");
    EXPECT_THAT(read.found.tree.problems, IsEmpty());
}

TEST(FrontMatter, UnclosedEndsAtTheFirstHeading) {
    EXPECT_EQ(ReadFrontMatter("---\ntitle: A\n#note\n## Scope\nText.\n").yaml(),
              "title: A\n#note\n");
    EXPECT_EQ(ReadFrontMatter("---\ntitle: A").yaml(), "title: A");
    EXPECT_EQ(ReadFrontMatter("---\n## Scope\n").yaml(), "");
    EXPECT_EQ(ReadFrontMatter("---").yaml(), "");
}

TEST(FrontMatter, UnclosedEndsAtAFenceThatIsNotOne) {
    for (std::string_view fence : {"----", "--", " ---", "- - -", "—", "–––", "--- ---"}) {
        const ReadFrontMatter read("---\ntitle: A\n" + std::string(fence) + "\nText.\n");
        EXPECT_EQ(read.found.state, State::unterminated) << fence;
        EXPECT_EQ(read.yaml(), "title: A\n") << fence;
        EXPECT_EQ(read.block(), "---\ntitle: A\n" + std::string(fence));
        EXPECT_THAT(read.found.tree.problems, IsEmpty()) << fence;
    }
}

TEST(FrontMatter, UnclosedMayBeginWithBlankLines) {
    EXPECT_EQ(ReadFrontMatter("---\n\ntitle: A\nname: B\n\nText.\n").yaml(),
              "\ntitle: A\nname: B\n");
    EXPECT_EQ(ReadFrontMatter("---\n\nOnly text: after a rule.\n").found.tree.root.count, 0u);
    EXPECT_EQ(ReadFrontMatter("---\n\n- only\n- a list\n").found.tree.root.count, 0u);
}

TEST(FrontMatter, KeepsTheProblemsOfItsYaml) {
    const ReadFrontMatter read("---\ntitle: A: b\n---\n");
    ASSERT_THAT(read.found.tree.problems, Not(IsEmpty()));
    EXPECT_EQ(read.quote(read.found.tree.problems[0].span), "A: b");
}

TEST(FrontMatter, SeesASecondBlockOfKeys) {
    for (std::string_view second :
         {"---\nname: B\n---", "name: B\n---", "name: B\ncompute: 1e3\n... ", "---\nName: B\n---",
          "\n \n--- \nname: B\nlist:\n- x\n---"}) {
        const std::string top = "---\ntitle: A\n---\n";
        const ReadFrontMatter read(top + std::string(second) + "\nText.\n");
        const std::size_t begin = second.find_first_not_of(" \n");
        EXPECT_EQ(read.quote(read.found.second), second.substr(begin)) << second;
        EXPECT_EQ(read.block(), top + std::string(second));
        EXPECT_EQ(read.yaml(), "title: A\n");
        EXPECT_EQ(read.found.entry("name"), nullptr);
        EXPECT_THAT(read.found.tree.problems, IsEmpty());
    }
    const ReadFrontMatter windows("---\r\n---\r\n---\r\nname: B\r\n---\r\n");
    EXPECT_EQ(windows.quote(windows.found.second), "---\r\nname: B\r\n---");
}

TEST(FrontMatter, TakesNoProseForASecondBlock) {
    for (std::string_view below :
         {"", "---", "---\n", "---\n---\n", "---\nname: B\n", "---\nname: B\n\nText.\n---\n",
          "---\nIt is: so\n---\n", "---\n# Name\n---\n", "Name: B\n---\n",
          "see http://b.org\n---\n", "\nname: B\n---\n", "\n---\nName: B\n---\n",
          "\n---\nText.\n---\n", "***\nname: B\n---\n", "name: B: C\n---\n", "- name: B\n---\n",
          "name: B\n## Scope\n---\n"}) {
        const ReadFrontMatter read("---\ntitle: A\n---\n" + std::string(below));
        EXPECT_TRUE(read.found.second.empty()) << below;
        EXPECT_EQ(read.block(), "---\ntitle: A\n---") << below;
    }
}

TEST(FrontMatter, LeavesTomlUnread) {
    const ReadFrontMatter read("+++\ntitle = \"A\"\n\n[b]\n+++ \nText.\n");
    EXPECT_EQ(read.found.state, State::toml);
    EXPECT_EQ(read.block(), "+++\ntitle = \"A\"\n\n[b]\n+++ ");
    EXPECT_EQ(read.quote(read.found.open), "+++");
    EXPECT_TRUE(read.found.yaml.empty());
    EXPECT_TRUE(read.found.tree.root.is_null());
    EXPECT_EQ(ReadFrontMatter("+++\na = 1\n\nText.\n").block(), "+++\na = 1");
}

}  // namespace
}  // namespace veritally
