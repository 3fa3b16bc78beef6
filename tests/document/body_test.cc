#include "document/body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "body_invariants.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A body with the text that it points into.
struct ReadBody {
    explicit ReadBody(std::string bytes, std::uint32_t begin = 0)
        : text(std::move(bytes)), body(read_body(text, begin)) {
        EXPECT_EQ(broken_invariant(text, body), "") << text.bytes();
    }
    std::string at(Span span) const { return std::string(text.at(span)); }

    SourceText text;
    Body body;
};

/// The pieces of a kind, as written.
std::vector<std::string> written(const ReadBody& read, Piece::Kind kind) {
    std::vector<std::string> all;
    for (const Piece& piece : read.body.pieces) {
        if (piece.kind == kind) all.push_back(read.at(piece.span));
    }
    return all;
}

std::vector<std::string> texts(const ReadBody& read, Piece::Kind kind) {
    std::vector<std::string> all;
    for (const Piece& piece : read.body.pieces) {
        if (piece.kind == kind) all.emplace_back(piece.text);
    }
    return all;
}

std::vector<std::string> blocks(const ReadBody& read, Block::Kind kind) {
    std::vector<std::string> all;
    for (const Block& block : read.body.blocks) {
        if (block.kind == kind) all.push_back(read.at(block.span));
    }
    return all;
}

std::vector<std::string> urls(const ReadBody& read) {
    std::vector<std::string> all;
    for (const Link& link : read.body.links) all.push_back(read.at(link.url_span));
    return all;
}

std::vector<std::string> styled(const ReadBody& read, std::uint8_t style) {
    std::vector<std::string> all;
    for (const Piece& piece : read.body.pieces) {
        if (piece.style == style) all.emplace_back(piece.text);
    }
    return all;
}

TEST(Body, EmptyTextHasNothing) {
    const ReadBody read("");
    EXPECT_THAT(read.body.blocks, IsEmpty());
    EXPECT_THAT(read.body.sections, IsEmpty());
}

TEST(Body, BeginsWhereItIsTold) {
    const ReadBody read("---\ntitle: A\n---\nText.\n", 17);
    EXPECT_THAT(blocks(read, Block::Kind::paragraph), ElementsAre("Text."));
    EXPECT_EQ(read.body.span, (Span{17, 23}));
}

TEST(Body, StylesNest) {
    const ReadBody read("a *b **c*** d ~~e *f*~~ g ***h***\n");
    EXPECT_THAT(styled(read, Piece::emphasis), ElementsAre("b "));
    EXPECT_THAT(styled(read, Piece::emphasis | Piece::strong), ElementsAre("c", "h"));
    EXPECT_THAT(styled(read, Piece::strikethrough), ElementsAre("e "));
    EXPECT_THAT(styled(read, Piece::strikethrough | Piece::emphasis), ElementsAre("f"));
    EXPECT_THAT(styled(read, Piece::plain), ElementsAre("a ", " d ", " g "));
}

TEST(Body, SingleTildesInNumbersStrikeNothing) {
    const ReadBody read("5~10 and 20~30 but ~not~ this, and ~~left open\n");
    EXPECT_THAT(styled(read, Piece::strikethrough), ElementsAre("not"));
}

TEST(Body, EscapesAndEntitiesAreResolvedInOnePiece) {
    const ReadBody read(R"(4 \* 10 &amp; 5 &times; 6 &nope; \\ a\b)"
                        "\n");
    EXPECT_THAT(texts(read, Piece::Kind::text), ElementsAre(R"(4 * 10 & 5 × 6 &nope; \ a\b)"));
    EXPECT_THAT(written(read, Piece::Kind::text),
                ElementsAre(R"(4 \* 10 &amp; 5 &times; 6 &nope; \\ a\b)"));
}

TEST(Body, BreaksStandBetweenLines) {
    const ReadBody read("one\ntwo  \nthree\\\nfour\r\nfive\n");
    EXPECT_THAT(written(read, Piece::Kind::soft_break), ElementsAre("\n", "\r\n"));
    EXPECT_THAT(written(read, Piece::Kind::hard_break), ElementsAre("  \n", "\\\n"));
    EXPECT_THAT(texts(read, Piece::Kind::text), ElementsAre("one", "two", "three", "four", "five"));
}

TEST(Body, CodeSpansKeepTheirContentApart) {
    const ReadBody read("a `` b`c `` d ` 12 ` e `over\nlines` `\n");
    EXPECT_THAT(written(read, Piece::Kind::code),
                ElementsAre("`` b`c ``", "` 12 `", "`over\nlines`"));
    EXPECT_THAT(texts(read, Piece::Kind::code), ElementsAre("b`c", "12", "over lines"));
    EXPECT_TRUE(read.body.is_code(4));
    EXPECT_FALSE(read.body.is_code(0));
}

TEST(Body, ContainersAreStrippedFromPieces) {
    const ReadBody read("> 1. one *two\n>    three* `four\n> five` <https://a.example>\n");
    EXPECT_THAT(styled(read, Piece::emphasis), ElementsAre("two", " ", "three"));
    EXPECT_THAT(texts(read, Piece::Kind::code), ElementsAre("four five"));
    EXPECT_THAT(urls(read), ElementsAre("https://a.example"));
    EXPECT_THAT(written(read, Piece::Kind::autolink), ElementsAre("<https://a.example>"));
}

TEST(Body, LinksOfEveryKind) {
    const ReadBody read(
        "[r]: <https://ref.example> 'Title'\n\n"
        "<https://angle.example> https://bare.example/a_b_c. [t](https://in.example \"T\")\n"
        "[x][r] [r][] [r] ![alt *t*](i.png) <a href='https://html.example'>w</a>\n"
        "(www.host.example/a_(b)) mailto:a@b.example ftp://f.example, [e](<a b>) [none]()\n");
    EXPECT_THAT(urls(read), ElementsAre("https://angle.example", "https://bare.example/a_b_c",
                                        "https://in.example", "https://ref.example",
                                        "https://ref.example", "https://ref.example", "i.png",
                                        "https://html.example", "www.host.example/a_(b)",
                                        "mailto:a@b.example", "ftp://f.example", "a b", ""));
    EXPECT_THAT(texts(read, Piece::Kind::image), ElementsAre("alt t"));
}

TEST(Body, AddressesAreReadWithTheirEntities) {
    const ReadBody read("[a](https://a.example/?x=1&amp;y=\\*) <https://b.example/?p&amp;q>\n");
    ASSERT_THAT(read.body.links, SizeIs(2));
    EXPECT_EQ(read.body.links[0].url, "https://a.example/?x=1&y=*");
    EXPECT_EQ(read.body.links[1].url, "https://b.example/?p&q");
}

TEST(Body, BareAddressesEndAsOnGitHub) {
    const ReadBody read(
        "See https://a.example/x_(y)_z), \"https://b.example/\", **https://c.example**,\n"
        "https://d.example/?q=1&copy; https://e.example/a*b*c; [https://f.example]\n"
        "https://g.example/h[^1] http://localhost:80/x http:// https://under_score.example\n");
    EXPECT_THAT(urls(read),
                ElementsAre("https://a.example/x_(y)_z", "https://b.example/", "https://c.example",
                            "https://d.example/?q=1", "https://e.example/a*b*c",
                            "https://f.example", "https://g.example/h", "http://localhost:80/x"));
}

TEST(Body, AddressesInCodeAndLinkTextAreNone) {
    const ReadBody read(
        "`https://a.example` [https://b.example](https://c.example)\n\n"
        "```\nhttps://d.example\n```\n\n    https://e.example\n");
    EXPECT_THAT(urls(read), ElementsAre("https://c.example"));
}

TEST(Body, TablesHavePlacesForEveryCell) {
    const ReadBody read(
        "> | a | b \\| c |\n> |---|:-:|\n> | `x\\|y` | 1 |\n> | short\n> || **z** | over |\n");
    EXPECT_THAT(blocks(read, Block::Kind::row),
                ElementsAre("| a | b \\| c |", "| `x\\|y` | 1 |", "| short", "|| **z** | over |"));
    EXPECT_THAT(blocks(read, Block::Kind::cell),
                ElementsAre("a", "b \\| c", "`x\\|y`", "1", "short", "", "", "**z**"));
    EXPECT_THAT(texts(read, Piece::Kind::text), ElementsAre("a", "b | c", "1", "short", "z"));
    EXPECT_THAT(texts(read, Piece::Kind::code), ElementsAre("x|y"));
    const Block& last = read.body.blocks.back();
    EXPECT_EQ(last.column, 1);
    EXPECT_FALSE(last.header);
    EXPECT_TRUE(read.body.blocks[2].header);
}

TEST(Body, LinesAboveATableAreAParagraph) {
    const ReadBody read("one *two*\nthree \\| four\na | b\n--- | ---\n1 | 2\n");
    EXPECT_THAT(blocks(read, Block::Kind::paragraph), ElementsAre("one *two*\nthree \\| four"));
    EXPECT_THAT(blocks(read, Block::Kind::table), ElementsAre("a | b\n--- | ---\n1 | 2"));
    EXPECT_THAT(styled(read, Piece::emphasis), ElementsAre("two"));
}

TEST(Body, SectionsFollowTopHeadingsOnly) {
    const ReadBody read(
        "intro\n\n# One `x` ##\n\n## Two\n\ntext\n\n### Three\n\n> # not "
        "one\n\nSetext\n*two*\n===\n\n"
        "- # nor this\n\n## Empty\n\n<!-- only a comment -->\n\n## Notes\n\n[^1]: a\n");
    std::vector<std::string> titles;
    std::vector<std::string> empty;
    for (const Section& section : read.body.sections) {
        titles.emplace_back(section.title);
        if (section.empty) empty.emplace_back(section.title);
    }
    EXPECT_THAT(titles, ElementsAre("One x", "Two", "Three", "Setext two", "Empty", "Notes"));
    EXPECT_THAT(empty, ElementsAre("Empty"));
    EXPECT_EQ(read.at(read.body.sections[0].heading), "# One `x` ##");
    EXPECT_EQ(read.at(read.body.sections[0].title_span), "One `x`");
    EXPECT_EQ(read.at(read.body.sections[3].heading), "Setext\n*two*\n===");
    EXPECT_EQ(read.body.sections[2].parent, 1u);
    EXPECT_EQ(read.at(read.body.sections[4].content), "\n<!-- only a comment -->\n\n");
    EXPECT_EQ(read.body.blocks[0].section, Block::kNone);
}

TEST(Body, ASectionOfEmptySectionsIsEmpty) {
    const ReadBody read("# A\n## B\n# C\n## D\nx\n");
    ASSERT_THAT(read.body.sections, SizeIs(4));
    EXPECT_TRUE(read.body.sections[0].empty);
    EXPECT_TRUE(read.body.sections[1].empty);
    EXPECT_FALSE(read.body.sections[2].empty);
}

TEST(Body, HtmlAndCommentsAreNeverProse) {
    const ReadBody read(
        "a <b title='x'>c</b> <!-- d --> e\n\n<div>\nf <!-- g\n-->\n</div>\n\n<!-- h\n\ni "
        "-->\n\nj\n");
    EXPECT_THAT(texts(read, Piece::Kind::text), ElementsAre("a ", "c", " ", " e", "j"));
    std::vector<std::string> comments;
    for (const Span span : read.body.comments) comments.push_back(read.at(span));
    EXPECT_THAT(comments, ElementsAre("<!-- d -->", "<!-- g\n-->", "<!-- h\n\ni -->"));
}

TEST(Body, FencesThatTheirContainerEndsAreWhole) {
    const ReadBody read("- ```\n  code\n```\nopen [^1]\n\n`x`\n");
    EXPECT_THAT(blocks(read, Block::Kind::code),
                ElementsAre("```\n  code", "```\nopen [^1]\n\n`x`"));
}

TEST(Body, AnyLineEndingAndNoLastOne) {
    for (const std::string_view ending : {"\n", "\r\n", "\r"}) {
        std::string text = "# A~> b *c~> d*~~- e~  f~~| g | h |~|---|---|~| i | j |";
        for (std::size_t at; (at = text.find('~')) != std::string::npos;)
            text.replace(at, 1, ending);
        const ReadBody read(text);
        EXPECT_THAT(styled(read, Piece::emphasis), ElementsAre("c", " ", "d"));
        EXPECT_THAT(blocks(read, Block::Kind::cell), ElementsAre("g", "h", "i", "j"));
    }
}

TEST(Body, BytesThatAreNoTextMoveNothing) {
    const std::string text = std::string("\xEF\xBB\xBF# A\0B\xFF\n\nx \xC3 **y\0z** \x80\n", 25);
    const ReadBody read(text);
    EXPECT_EQ(read.body.span.begin, 3u);
    EXPECT_THAT(styled(read, Piece::strong), ElementsAre(std::string("y\0z", 3)));
    ASSERT_THAT(read.body.sections, SizeIs(1));
    EXPECT_EQ(read.body.sections[0].title, std::string_view("A\0B\xFF", 4));
}

TEST(Body, TabsInFrontOfText) {
    const ReadBody read("-\ta *b*\n\n\tc *d*\n\n>\t\tcode\n\n1.\t\te\n");
    EXPECT_THAT(styled(read, Piece::emphasis), ElementsAre("b", "d"));
    EXPECT_THAT(texts(read, Piece::Kind::text), ElementsAre("a ", "b", "c ", "d"));
}

TEST(Body, ATableAfterDefinitionsStandsWhereItIs) {
    for (const std::string_view rows :
         {"| c | d |\n|--|--|\n", "| c | d |\n|--|--|\n| e | f |\n"}) {
        const std::string table(rows.substr(0, rows.size() - 1));
        for (const std::string_view after : {"", "\n", "\nx\n", "> y\n", "# z\n"}) {
            const ReadBody read("[a]: /u\n-\n" + std::string(rows) + std::string(after));
            EXPECT_THAT(blocks(read, Block::Kind::table), ElementsAre(table)) << after;
            EXPECT_EQ(blocks(read, Block::Kind::paragraph)[0], "-");
            EXPECT_EQ(blocks(read, Block::Kind::cell)[0], "c");
            EXPECT_THAT(read.body.unread, IsEmpty());
        }
    }
}

TEST(Body, LabelsOfDefinitionsMayRunOverLines) {
    const ReadBody read(
        "[a\nb]: /u\n\n> - [c\n>   D]: <v>\n\n[e \\[\n f]: w\n\n[x][a b] [C d] [e \\[ f]\n");
    std::vector<std::string> urls;
    for (const Link& link : read.body.links) urls.push_back(read.at(link.url_span));
    EXPECT_THAT(urls, ElementsAre("/u", "v", "w"));
    EXPECT_THAT(read.body.unread, IsEmpty());
}

TEST(Body, ATitleThatIsNoTextMakesNoInlineLink) {
    const ReadBody read("[t](u \"a\xFF\") [t](v \"b\")\n\n[t]: /x\n");
    std::vector<std::string_view> urls;
    for (const Link& link : read.body.links) urls.push_back(link.url);
    EXPECT_THAT(urls, ElementsAre("/x", "v"));
    EXPECT_THAT(read.body.unread, IsEmpty());
}

TEST(Body, TablesThatWouldExplodeAreRefused) {
    std::string text = "before\n\n";
    std::string row = "|";
    for (int i = 0; i < 1000; ++i) row += "a|";
    std::string line = "|";
    for (int i = 0; i < 1000; ++i) line += "-|";
    text += row + "\n" + line + "\n";
    for (int i = 0; i < 200; ++i) text += "|x\n";
    text += "\nafter\n";
    const ReadBody read(text);
    EXPECT_THAT(read.body.unread, SizeIs(1));
    EXPECT_THAT(blocks(read, Block::Kind::paragraph), ElementsAre("before", "after"));
}

}  // namespace
}  // namespace veritally
