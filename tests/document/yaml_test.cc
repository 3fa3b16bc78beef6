#include "document/yaml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/yaml_laws.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;
using namespace std::string_literals;
using namespace std::string_view_literals;
using Kind = YamlProblem::Kind;

/// A parsed text that can quote itself.
struct Parsed {
    std::string text;
    YamlTree tree;

    explicit Parsed(std::string_view yaml) : text(yaml), tree(parse_yaml(text)) {
        const Span all{0, static_cast<std::uint32_t>(text.size())};
        EXPECT_EQ(breach_of_yaml_laws(text, all, tree), "") << text;
    }
    std::string quote(Span span) const { return text.substr(span.begin, span.size()); }
    std::string value(std::string_view key) const { return quote(tree.root[key].span); }

    /// Key as written → value as written.
    std::vector<std::pair<std::string, std::string>> entries() const {
        std::vector<std::pair<std::string, std::string>> found;
        for (const YamlEntry& entry : tree.root.map_entries()) {
            found.emplace_back(quote(entry.key_span), quote(entry.value.span));
        }
        return found;
    }
    /// Kind of each problem → text that it points to.
    std::vector<std::pair<Kind, std::string>> problems() const {
        std::vector<std::pair<Kind, std::string>> found;
        for (const YamlProblem& problem : tree.problems) {
            found.emplace_back(problem.kind, quote(problem.span));
        }
        return found;
    }
};

/// "message @ quoted text" of the only problem.
std::string slip(std::string_view yaml) {
    const Parsed parsed(yaml);
    if (parsed.tree.problems.size() != 1) return std::to_string(parsed.tree.problems.size());
    return parsed.tree.problems[0].message + " @ " + parsed.quote(parsed.tree.problems[0].span);
}

TEST(Yaml, PlacesKeysAndValues) {
    const Parsed parsed("layout: default\ntitle:  \"A: b\"\n'name' : 'it''s' # c\n");
    EXPECT_THAT(parsed.entries(), ElementsAre(Pair("layout", "default"), Pair("title", "\"A: b\""),
                                              Pair("'name'", "'it''s'")));
    EXPECT_EQ(parsed.tree.root.text("name"), "it's");
    EXPECT_TRUE(parsed.tree.root["title"].quoted);
    EXPECT_FALSE(parsed.tree.root["layout"].quoted);
    EXPECT_THAT(parsed.tree.problems, IsEmpty());
}

TEST(Yaml, CountsSpansFromTheOffset) {
    const std::string text = "---\na: [b]\n---\n";
    const YamlTree tree = parse_yaml(std::string_view(text).substr(4, 7), 4);
    EXPECT_EQ(tree.root.map_entries().first->key_span, (Span{4, 5}));
    EXPECT_EQ(tree.root["a"].span, (Span{7, 10}));
    EXPECT_EQ(tree.root["a"].items[0].span, (Span{8, 9}));
}

TEST(Yaml, FindsTheEndsOfPlainScalars) {
    const Parsed parsed("a: b c   # d\ne: f\n  g\n\n  h # i\nj: k#l \t\nm: http://n:1/#o\n");
    EXPECT_EQ(parsed.value("a"), "b c");
    EXPECT_EQ(parsed.value("e"), "f\n  g\n\n  h");
    EXPECT_EQ(parsed.tree.root.text("e"), "f g\nh");
    EXPECT_EQ(parsed.value("j"), "k#l");
    EXPECT_EQ(parsed.value("m"), "http://n:1/#o");
}

TEST(Yaml, FindsTheEndsOfPlainScalarsBetweenBrackets) {
    const Parsed parsed("a: [b c , 'd,]', e: f, {g: h i }]\n");
    const YamlNode& list = parsed.tree.root["a"];
    ASSERT_EQ(list.count, 4u);
    EXPECT_EQ(parsed.quote(list.span), "[b c , 'd,]', e: f, {g: h i }]");
    EXPECT_EQ(parsed.quote(list.items[0].span), "b c");
    EXPECT_EQ(parsed.quote(list.items[1].span), "'d,]'");
    EXPECT_EQ(parsed.quote(list.items[2].span), "e: f");
    EXPECT_EQ(parsed.quote(list.items[3].span), "{g: h i }");
    EXPECT_EQ(parsed.quote(list.items[3]["g"].span), "h i");
}

TEST(Yaml, FindsTheEndsOfQuotedScalars) {
    const Parsed parsed("a: \"b \\\" \\\\\" # c\nd: 'e\n\n  f'\ng: \"h\\\n  i\"\nj: ''\n");
    EXPECT_EQ(parsed.value("a"), "\"b \\\" \\\\\"");
    EXPECT_EQ(parsed.tree.root.text("a"), "b \" \\");
    EXPECT_EQ(parsed.value("d"), "'e\n\n  f'");
    EXPECT_EQ(parsed.tree.root.text("d"), "e\nf");
    EXPECT_EQ(parsed.tree.root.text("g"), "hi");
    EXPECT_EQ(parsed.value("j"), "''");
    EXPECT_TRUE(parsed.tree.root["j"].is_scalar());
}

TEST(Yaml, FindsTheEndsOfBlockScalars) {
    const Parsed parsed(
        "a: |\n  b\n    c\n\nd: >-  # e\n  f\n  g\n\nh: |+\n\ni: |2\n    j\nk: l\n");
    EXPECT_EQ(parsed.value("a"), "|\n  b\n    c");
    EXPECT_EQ(parsed.tree.root.text("a"), "b\n  c\n");
    EXPECT_EQ(parsed.value("d"), ">-  # e\n  f\n  g");
    EXPECT_EQ(parsed.tree.root.text("d"), "f g");
    EXPECT_EQ(parsed.value("h"), "|+");
    EXPECT_EQ(parsed.tree.root.text("i"), "  j\n");
    EXPECT_EQ(parsed.value("i"), "|2\n    j");
    EXPECT_TRUE(parsed.tree.root["a"].quoted);
}

TEST(Yaml, PlacesNullsWhereTheValueWouldStand) {
    const Parsed parsed("a:\nb: \nc:   # d\ne: ~\nf: null\ng:\n  - \n  -\nh: {i, j: , k: }\n");
    const auto begin = [&](std::string_view key) { return parsed.tree.root[key].span.begin; };
    for (std::string_view key : {"a", "b", "c", "e", "f"}) {
        EXPECT_TRUE(parsed.tree.root[key].is_null()) << key;
    }
    EXPECT_EQ(begin("a"), parsed.text.find("a:") + 2);
    EXPECT_EQ(begin("b"), parsed.text.find("b:") + 3);
    EXPECT_EQ(begin("c"), parsed.text.find("c:") + 3);
    EXPECT_EQ(parsed.value("a"), "");
    EXPECT_EQ(parsed.value("e"), "~");
    EXPECT_EQ(parsed.value("f"), "null");
    EXPECT_EQ(parsed.tree.root["g"].items[0].span.begin, parsed.text.find("- \n") + 2);
    EXPECT_EQ(parsed.tree.root["g"].items[1].span.begin, parsed.text.find("-\n") + 1);
    EXPECT_EQ(parsed.tree.root["h"]["i"].span.begin, parsed.text.find("{i") + 2);
    EXPECT_EQ(parsed.tree.root["h"]["j"].span.begin, parsed.text.find("j:") + 3);
}

TEST(Yaml, TellsANullFromAKeyOfThatName) {
    const Parsed parsed("a:\nnull: 3\n~: 4\nb:\n-\n\"c\": [null, ~]\n");
    EXPECT_THAT(parsed.entries(), ElementsAre(Pair("a", ""), Pair("null", "3"), Pair("~", "4"),
                                              Pair("b", "-"), Pair("\"c\"", "[null, ~]")));
    EXPECT_EQ(parsed.tree.root["c"].items[1].span.size(), 1u);
}

TEST(Yaml, TellsWhoseTagItIs) {
    const Parsed parsed("!!str a: 1\nb:\n!t c: 2\nd: !u\n\"e\": 3\nf: !v\n  !w g: 4\n");
    EXPECT_THAT(parsed.entries(),
                ElementsAre(Pair("a", "1"), Pair("b", ""), Pair("c", "2"), Pair("d", ""),
                            Pair("\"e\"", "3"), Pair("f", "!w g: 4")));
    EXPECT_EQ(parsed.tree.root.tag, "");
    EXPECT_EQ(parsed.tree.root["b"].tag, "");
    EXPECT_EQ(parsed.tree.root["d"].tag, "!u");
    EXPECT_EQ(parsed.tree.root["f"].tag, "!v");
}

TEST(Yaml, TellsWhoseAnchorItIs) {
    const Parsed parsed("a:\n&x b: &y\nc: {&z d, ~}\n");
    EXPECT_THAT(parsed.problems(), ElementsAre(Pair(Kind::anchor, "&x"), Pair(Kind::anchor, "&y"),
                                               Pair(Kind::anchor, "&z")));
    EXPECT_THAT(parsed.entries(),
                ElementsAre(Pair("a", ""), Pair("b", ""), Pair("c", "{&z d, ~}")));
}

TEST(Yaml, KeepsTagsAsWritten) {
    const Parsed parsed("a: !!str 12\nb: !x\nc: !<tag:y> [z]\nd: !!str\n  \"e\"\nf: !!str ~\n");
    EXPECT_EQ(parsed.tree.root["a"].tag, "!!str");
    EXPECT_EQ(parsed.value("a"), "12");
    EXPECT_EQ(parsed.tree.root["b"].tag, "!x");
    EXPECT_EQ(parsed.value("b"), "");
    EXPECT_EQ(parsed.tree.root["c"].tag, "!<tag:y>");
    EXPECT_EQ(parsed.value("c"), "[z]");
    EXPECT_EQ(parsed.value("d"), "\"e\"");
    EXPECT_EQ(parsed.value("f"), "~");
}

TEST(Yaml, ReadsBlocksWithinBlocks) {
    const Parsed parsed("a:\n  b:\n    - c: 1\n      d: 2\n    - e\n? f\n: g\n");
    EXPECT_EQ(parsed.value("a"), "b:\n    - c: 1\n      d: 2\n    - e");
    const YamlNode& list = parsed.tree.root["a"]["b"];
    EXPECT_EQ(parsed.quote(list.span), "- c: 1\n      d: 2\n    - e");
    EXPECT_EQ(parsed.quote(list.items[0].span), "c: 1\n      d: 2");
    EXPECT_EQ(list.items[0].text("d"), "2");
    EXPECT_EQ(parsed.value("f"), "g");
}

TEST(Yaml, CountsBytesWhateverTheyAre) {
    const Parsed parsed("é: [ü, \"\u4e2d\U0001f600\"]\r\nb: x\r\n  y\r\nc: '\xff z'\r\n");
    EXPECT_EQ(parsed.value("é"), "[ü, \"\u4e2d\U0001f600\"]");
    EXPECT_EQ(parsed.value("b"), "x\r\n  y");
    EXPECT_EQ(parsed.tree.root.text("b"), "x y");
    EXPECT_EQ(parsed.value("c"), "'\xff z'");
    EXPECT_EQ(parsed.tree.root.text("c"), "\ufffd z");
}

TEST(Yaml, ReadsBytesThatStopTheParser) {
    const Parsed parsed("a: \0b\nc: \x04 d\re: [f\x04]\rg: \"\x04\n h\"\n"sv);
    EXPECT_THAT(parsed.entries(), ElementsAre(Pair("a", "\0b"s), Pair("c", "\x04 d"),
                                              Pair("e", "[f\x04]"), Pair("g", "\"\x04\n h\"")));
    EXPECT_THAT(Parsed("\xff\xfe: b\n").entries(), ElementsAre(Pair("\xff\xfe", "b")));
    EXPECT_THAT(Parsed("\0\0a: b\n"sv).entries(), ElementsAre(Pair("\0\0a"s, "b")));
}

TEST(Yaml, PassesOverAByteOrderMark) {
    EXPECT_THAT(Parsed("\xef\xbb\xbf"
                       "a: b\n")
                    .entries(),
                ElementsAre(Pair("a", "b")));
}

TEST(Yaml, FindsNothingInNothing) {
    for (std::string_view yaml : {""sv, "\n\n"sv, "# c\n"sv, "---\n...\n"sv}) {
        const Parsed parsed(yaml);
        EXPECT_TRUE(parsed.tree.root.is_null()) << yaml;
        EXPECT_THAT(parsed.tree.problems, IsEmpty()) << yaml;
        EXPECT_TRUE(parsed.tree.root["a"].is_null());
        EXPECT_EQ(parsed.tree.root.find("a"), nullptr);
        EXPECT_EQ(parsed.tree.root.text("a", "b"), "b");
    }
}

TEST(Yaml, ReportsKeysGivenTwiceAtAnyDepth) {
    const Parsed parsed("a: 1\nb: {c: 1, \"c\": 2}\na: 2\nd:\n  - e: 1\n    e: 2\na: 3\n");
    EXPECT_THAT(parsed.problems(),
                ElementsAre(Pair(Kind::duplicate_key, "\"c\""), Pair(Kind::duplicate_key, "a"),
                            Pair(Kind::duplicate_key, "e"), Pair(Kind::duplicate_key, "a")));
    EXPECT_EQ(parsed.tree.problems[3].other, (Span{0, 1}));
    EXPECT_EQ(parsed.tree.problems[3].message, "the key 'a' is given twice");
    EXPECT_EQ(parsed.tree.root.text("a"), "1");
    EXPECT_EQ(parsed.tree.root.count, 5u);
}

TEST(Yaml, ReportsKeysGivenTwiceAmongMany) {
    std::string yaml;
    for (int i = 0; i < 40; ++i) yaml += "k" + std::to_string(i % 39) + ": [v]\n";
    const Parsed parsed(yaml);
    EXPECT_THAT(parsed.problems(), ElementsAre(Pair(Kind::duplicate_key, "k0")));
    EXPECT_EQ(parsed.tree.problems[0].other, (Span{0, 2}));
}

TEST(Yaml, RefusesAnchorsAliasesAndMergeKeys) {
    const Parsed parsed("a: &x [b]\nc: *x\n<<: *x\nd:\n  <<: {e: f}\n  '<<': g\nh: !t &y i\n");
    EXPECT_THAT(parsed.problems(),
                ElementsAre(Pair(Kind::anchor, "&x"), Pair(Kind::anchor, "*x"),
                            Pair(Kind::anchor, "<<"), Pair(Kind::anchor, "<<"),
                            Pair(Kind::duplicate_key, "'<<'"), Pair(Kind::anchor, "&y")));
    EXPECT_TRUE(parsed.tree.root["c"].is_null());
    EXPECT_EQ(parsed.value("c"), "*x");
    EXPECT_EQ(parsed.value("h"), "i");
}

TEST(Yaml, RefusesASecondDocument) {
    const Parsed parsed("a: b\n---\nc: d\n");
    EXPECT_THAT(parsed.problems(), ElementsAre(Pair(Kind::many_documents, "---")));
    EXPECT_THAT(parsed.entries(), ElementsAre(Pair("a", "b")));
    EXPECT_THAT(Parsed("%YAML 1.2\n---\na: b\n...\n").problems(), IsEmpty());
}

TEST(Yaml, RefusesKeysThatAreNoText) {
    const Parsed parsed("a: b\n[c]: d\n? {e: f}\n: g\n: h\n");
    EXPECT_THAT(parsed.problems(),
                ElementsAre(Pair(Kind::key_kind, "[c]"), Pair(Kind::key_kind, "{e: f}"),
                            Pair(Kind::key_kind, "")));
    EXPECT_EQ(parsed.tree.root.text("[c]"), "d");
}

TEST(Yaml, KeepsWhatStandsBeforeAFault) {
    const Parsed parsed("a: b\nc: {d: [e, f\n");
    EXPECT_EQ(parsed.tree.root.text("a"), "b");
    EXPECT_EQ(parsed.tree.root["c"]["d"].count, 2u);
    EXPECT_THAT(parsed.problems(), ElementsAre(Pair(Kind::syntax, "[")));
}

TEST(Yaml, NamesTheSlipBehindAFault) {
    EXPECT_EQ(slip("t: Foo: bar\nx: 1\n"), "a value with ': ' in it needs quotes @ Foo: bar");
    EXPECT_EQ(slip("t: a\nfoo 2.5\nx: 1\n"), "a line without 'key: value' @ foo 2.5");
    EXPECT_EQ(slip("t: a\nfoo 2.5\n"), "a line without 'key: value' @ foo 2.5");
    EXPECT_EQ(slip("t:\nfoo 2.5\nx: 1\n"), "a line without 'key: value' @ foo 2.5");
    EXPECT_EQ(slip("foo:2.5\nx: 1\n"), "the colon needs a blank after it @ foo:");
    EXPECT_EQ(slip("x: 1\nfoo:2.5\n"), "the colon needs a blank after it @ foo:");
    EXPECT_EQ(slip("t: a\n x: 1\n"), "indented deeper than the entry above @ x");
    EXPECT_EQ(slip("t:\n   a: 1\n  b: c\n"), "indented otherwise than the entries above @ b: c");
    EXPECT_EQ(slip(" t: a\nb: c\n"), "this is no part of what stands above @ b: ");
    EXPECT_EQ(slip("t: a\n\tx: 1\n"), "a tab cannot indent: use spaces @ \t");
    EXPECT_EQ(slip("t:\n\tx: 1\n"), "a tab cannot indent: use spaces @ \t");
    EXPECT_EQ(slip("t: - a\n"), "a list begins on a line of its own @ - a");
    EXPECT_EQ(slip("t: a\n- b\n"), "a list item where a key should stand @ - b");
}

TEST(Yaml, NamesTheSlipBehindAFaultOfQuotesAndBrackets) {
    EXPECT_EQ(slip("t: 'It's'\nx: 1\n"), "a ' within single quotes is written '' @ '");
    EXPECT_EQ(slip("t: \"A\" B\nx: 1\n"), "text after the closing quote @ B");
    EXPECT_EQ(slip("t: \"A\": B\n"), "text after the closing quote @ : B");
    EXPECT_EQ(slip("t: \"abc\nx: y\n"), "the quote is never closed @ \"");
    EXPECT_EQ(slip("t: \"abc"), "the quote is never closed @ \"");
    EXPECT_EQ(slip("t: \"abc\nx: \"y\"\n"), "the quote is not closed on its line @ \"");
    EXPECT_EQ(slip("t: \"a\\qb\"\n"), "unknown escape character: q @ \\q");
    EXPECT_EQ(slip("t: [x](y)\n"), "text after the closing bracket @ (y)");
    EXPECT_EQ(slip("t: [x\ny: z\n"), "the bracket is not closed on its line @ [");
    EXPECT_EQ(slip("t: @x y\n"), "a value that begins with '@' needs quotes @ @x y");
    EXPECT_EQ(slip("t: *B* x\n"), "a value that begins with '*' needs quotes @ *B*");
    EXPECT_EQ(slip("t: | foo\n"), "a value that begins with '|' needs quotes @ | foo");
}

TEST(Yaml, TakesAKeyMarkedAsOneWithoutColon) {
    EXPECT_THAT(Parsed("? a\n? b\n").problems(), IsEmpty());
}

TEST(Yaml, BoundsDepth) {
    const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_THAT(Parsed(nested(kMaxYamlDepth)).problems(), IsEmpty());
    EXPECT_THAT(Parsed(nested(kMaxYamlDepth + 1)).problems(),
                ElementsAre(Pair(Kind::too_deep, "[")));
    EXPECT_THAT(Parsed(std::string(100'000, '[')).problems(),
                ElementsAre(Pair(Kind::too_deep, "[")));
    std::string steps;
    for (int i = 0; i < 1000; ++i) steps += std::string(i, ' ') + "a:\n";
    EXPECT_THAT(Parsed(steps).problems(), ElementsAre(Pair(Kind::too_deep, "")));
    std::string items;
    for (int i = 0; i < 100'000; ++i) items += "- ";
    EXPECT_THAT(Parsed(items).problems(), ElementsAre(Pair(Kind::too_deep, "")));
    EXPECT_EQ(Parsed("a: b\nc: " + nested(40)).tree.root.text("a"), "b");
}

TEST(Yaml, BoundsSize) {
    std::string items;
    for (std::uint32_t i = 0; i < kMaxYamlNodes + 10; ++i) items += "- a\n";
    const Parsed many(items);
    ASSERT_THAT(many.tree.problems, SizeIs(1));
    EXPECT_EQ(many.tree.problems[0].kind, Kind::too_large);
    EXPECT_EQ(many.tree.root.count, kMaxYamlNodes - 1);
    const Parsed large("a: " + std::string(kMaxYamlBytes, 'x'));
    ASSERT_THAT(large.tree.problems, SizeIs(1));
    EXPECT_EQ(large.tree.problems[0].kind, Kind::too_large);
    EXPECT_TRUE(large.tree.root.is_null());
}

TEST(Yaml, NeverExpandsAliases) {
    std::string bomb = "a: &a [x, x]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        const std::string last(1, static_cast<char>(c - 1));
        bomb += std::string(1, c) + ": &" + c + " [*" + last + ", *" + last + ", *" + last + "]\n";
    }
    const Parsed parsed(bomb);
    EXPECT_THAT(parsed.tree.problems, SizeIs(10 + 3 * 9));
    EXPECT_EQ(parsed.tree.root.count, 10u);
}

TEST(Yaml, MovesWithItsTree) {
    const std::string text = "a: \"b\\n\"\n";
    YamlTree first = parse_yaml(text);
    YamlTree second = std::move(first);
    first = parse_yaml("c: d\n");
    EXPECT_EQ(second.root.text("a"), "b\n");
    EXPECT_EQ(first.root.text("c"), "d");
}

}  // namespace
}  // namespace veritally
