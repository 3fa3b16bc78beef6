#include "document/footnotes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "body_invariants.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct ReadFootnotes {
    explicit ReadFootnotes(std::string bytes) : text(std::move(bytes)), body(read_body(text, 0)) {
        EXPECT_EQ(broken_invariant(text, body), "") << text.bytes();
    }
    std::string at(Span span) const { return std::string(text.at(span)); }
    std::vector<std::string> definitions() const {
        std::vector<std::string> all;
        for (const FootnoteDefinition& footnote : body.footnotes) all.push_back(at(footnote.span));
        return all;
    }
    std::vector<std::string> references() const {
        std::vector<std::string> all;
        for (const FootnoteReference& reference : body.references) {
            all.emplace_back(reference.label);
        }
        return all;
    }
    /// The addresses in a definition.
    std::vector<std::string> urls_of(std::uint32_t footnote) const {
        std::vector<std::string> all;
        for (const Link& link : body.links) {
            if (link.footnote == footnote) all.emplace_back(link.url);
        }
        return all;
    }

    SourceText text;
    Body body;
};

TEST(Footnotes, DefinitionsNeedNoBlankLineBetween) {
    const ReadFootnotes read(
        "a[^1] b[^two]\n\n[^1]: One. <https://a.example>\n[^two]: Two.\n<https://b.example>\n"
        "[^3]: Three,\n    <https://c.example> and https://d.example.\n");
    EXPECT_THAT(read.definitions(),
                ElementsAre("[^1]: One. <https://a.example>", "[^two]: Two.\n<https://b.example>",
                            "[^3]: Three,\n    <https://c.example> and https://d.example."));
    EXPECT_THAT(read.urls_of(0), ElementsAre("https://a.example"));
    EXPECT_THAT(read.urls_of(1), ElementsAre("https://b.example"));
    EXPECT_THAT(read.urls_of(2), ElementsAre("https://c.example", "https://d.example"));
    EXPECT_EQ(read.at(read.body.footnotes[1].content), "Two.\n<https://b.example>");
    EXPECT_EQ(read.at(read.body.footnotes[1].label_span), "two");
}

TEST(Footnotes, UseAndDefinitionInAnyOrder) {
    const ReadFootnotes read(
        "[^b]: B\n\n[^A]: unused\n\nx[^b] y[^missing] z[^B]\n\n[^c  d]: C\n\nw[^C d]\n");
    ASSERT_THAT(read.body.footnotes, SizeIs(3));
    EXPECT_EQ(read.body.footnotes[0].references, 2u);
    EXPECT_EQ(read.body.footnotes[1].references, 0u);
    EXPECT_EQ(read.body.footnotes[2].references, 1u);
    EXPECT_EQ(read.body.references[1].footnote, Block::kNone);
    EXPECT_EQ(read.body.references[2].footnote, 0u);
}

TEST(Footnotes, DuplicatesStayAndTheFirstIsMeant) {
    const ReadFootnotes read("x[^1]\n\n[^1]: a\n[^1]: b\n");
    ASSERT_THAT(read.body.footnotes, SizeIs(2));
    EXPECT_EQ(read.body.footnotes[1].first_of_label, 0u);
    EXPECT_EQ(read.body.footnotes[0].references, 1u);
    EXPECT_EQ(read.body.footnotes[1].references, 0u);
}

TEST(Footnotes, ReferencesStandAnywhereInProse) {
    const ReadFootnotes read(
        "# Head[^h]\n\n> quote[^q]\n\n| a[^t] |\n|---|\n| **b[^s]** |\n\n[link[^l]](u) ~~x[^x]~~ "
        "a_b[^a_b_c]_d [^one][^two]: [^*star*]\n");
    EXPECT_THAT(read.references(),
                ElementsAre("h", "q", "t", "s", "l", "x", "a_b_c", "one", "two", "*star*"));
}

TEST(Footnotes, NotInCodeCommentsOrEscaped) {
    const ReadFootnotes read(
        "`[^1]` \\[^2] <!-- [^3] --> [\\^4] [^] [^ 5] ![^6](u) [^7](u)\n\n    [^8]: x\n\n"
        "```\n[^9]: y\n```\n\n<!--\n[^10]: z\n-->\n");
    EXPECT_THAT(read.references(), IsEmpty());
    EXPECT_THAT(read.definitions(), IsEmpty());
}

TEST(Footnotes, DefinitionsInListsAndQuotes) {
    const ReadFootnotes read(
        "- item\n\n  [^1]: one\n  more\n\n> [^2]: two\n> more\n\n   [^3]: three\n\ntext\n[^4]: "
        "four\n");
    EXPECT_THAT(read.definitions(),
                ElementsAre("[^1]: one\n  more", "[^2]: two\n> more", "[^3]: three", "[^4]: four"));
}

TEST(Footnotes, ContentIsThereAsBlocks) {
    const ReadFootnotes read("[^1]: Text `code`\n\n    second\n\n    - *item*\n\nafter\n");
    std::vector<std::string> inside;
    for (const Block& block : read.body.blocks) {
        if (block.footnote == 0 && block.kind == Block::Kind::paragraph) {
            inside.push_back(read.at(block.span));
        }
    }
    EXPECT_THAT(inside, ElementsAre("Text `code`", "second", "*item*"));
    EXPECT_EQ(read.at(read.body.footnotes[0].span),
              "[^1]: Text `code`\n\n    second\n\n    - *item*");
}

TEST(Footnotes, ReferencesInDefinitionsKnowIt) {
    const ReadFootnotes read("[^1]: see [^2]\n[^2]: x\n");
    ASSERT_THAT(read.body.references, SizeIs(1));
    EXPECT_EQ(read.body.references[0].inside, 0u);
    EXPECT_EQ(read.body.references[0].footnote, 1u);
}

TEST(Footnotes, EmptyDefinitions) {
    const ReadFootnotes read("[^1]:\n[^2]:   \n\n[^3]:\n    later\n");
    EXPECT_THAT(read.definitions(), ElementsAre("[^1]:", "[^2]:", "[^3]:\n    later"));
    EXPECT_TRUE(read.body.footnotes[0].content.empty());
    EXPECT_EQ(read.at(read.body.footnotes[2].content), "later");
}

TEST(Footnotes, LabelsMatchIgnoringCaseAndBlanks) {
    EXPECT_TRUE(same_footnote_label("A b", "a  B"));
    EXPECT_FALSE(same_footnote_label("ab", "a b"));
    EXPECT_FALSE(same_footnote_label("a", "ab"));
    EXPECT_EQ(footnote_reference_size("[^a]:"), 4u);
    EXPECT_EQ(footnote_marker_size("[^a]:"), 5u);
    EXPECT_EQ(footnote_marker_size("[^a] :"), 0u);
    EXPECT_EQ(footnote_reference_size("[^]"), 0u);
    EXPECT_EQ(footnote_reference_size("[^a"), 0u);
    EXPECT_EQ(footnote_reference_size("[^a[b]]"), 0u);
}

}  // namespace
}  // namespace veritally
