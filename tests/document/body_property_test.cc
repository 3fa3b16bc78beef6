// Laws of the body, on random texts. Seeds are fixed: a failure names the text.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "body_invariants.h"
#include "document/markdown.h"
#include "document/simple_inlines.h"
#include "random_markdown.h"

namespace veritally {
namespace {

TEST(BodyProperty, HoldsForRandomCompositions) {
    for (std::uint32_t seed = 0; seed < 4'000; ++seed) {
        const SourceText text(MarkdownComposer(seed).document());
        const Body body = read_body(text, 0);
        const std::string breach = broken_invariant(text, body);
        ASSERT_EQ(breach, "") << "seed " << seed << "\n" << text.bytes();
    }
}

TEST(BodyProperty, HoldsForEverySnippetInEveryContainer) {
    for (const std::string_view snippet : kInlineSnippets) {
        for (const std::string_view first : {"", "> ", "- ", "[^n]: ", "> - ", "# ", "| "}) {
            const std::string line = std::string(first) + std::string(snippet);
            for (const std::string& whole :
                 {line, line + "\n" + line, line + "x\n" + std::string(snippet)}) {
                const SourceText text(whole);
                const Body body = read_body(text, 0);
                ASSERT_EQ(broken_invariant(text, body), "") << text.bytes();
            }
        }
    }
}

/// Plain text survives as it is, whatever it stands in.
TEST(BodyProperty, WordsAreFoundAgainInAnyContainer) {
    for (std::uint32_t seed = 0; seed < 2'000; ++seed) {
        std::mt19937 random(seed);
        std::string line = "w0";
        for (int i = 1; i < 6; ++i)
            line += (pick(random, 2) == 0 ? " w" : "\nw") + std::to_string(i);
        std::string text = line;
        for (std::uint32_t depth = pick(random, 5); depth > 0; --depth) {
            constexpr std::array<std::string_view, 4> kFirst = {"> ", "- ", "3) ", "[^x]: "};
            constexpr std::array<std::string_view, 4> kNext = {"> ", "  ", "   ", "    "};
            const std::uint32_t which = pick(random, 4);
            std::string out(kFirst[which]);
            for (const char c : text) {
                out += c;
                if (c == '\n') out += kNext[which];
            }
            text = out;
        }
        const SourceText source(text);
        const Body body = read_body(source, 0);
        std::string found;
        for (const Piece& piece : body.pieces) {
            found += piece.kind == Piece::Kind::soft_break ? "\n" : std::string(piece.text);
        }
        ASSERT_EQ(found, line) << text;
        ASSERT_EQ(broken_invariant(source, body), "") << text;
    }
}

/// Long texts are read in segments: nothing may be lost or moved at their joints.
TEST(BodyProperty, HoldsAcrossSegments) {
    std::string text;
    std::ptrdiff_t parts = 0;
    for (std::uint32_t seed = 0; text.size() < 700'000; ++seed) {
        const std::string part = MarkdownComposer(seed).document() + "\n\n[later][l]\n\n";
        // No part may leave code or HTML open.
        const SourceText alone(part);
        if (alone.bom_size() > 0) continue;
        const Body body = read_body(alone, 0);
        const Block& last = body.blocks.back();
        if (last.parent != Block::kNone || alone.at(last.span) != "[later][l]") continue;
        text += part;
        ++parts;
    }
    text += "# end\n\n[l]: https://late.example\n";
    const SourceText source(text);
    const Body body = read_body(source, 0);
    ASSERT_EQ(broken_invariant(source, body), "");
    EXPECT_TRUE(body.unread.empty()) << source.at(body.unread[0].span).substr(0, 300);
    const auto late = std::count_if(body.links.begin(), body.links.end(), [](const Link& link) {
        return link.url == "https://late.example";
    });
    EXPECT_EQ(late, parts);
    EXPECT_EQ(body.sections.back().title, "end");
}

/// What is read without cmark is read as cmark does.
TEST(BodyProperty, SimpleInlinesAgreeWithCmark) {
    const auto spell_out = [](const std::vector<MarkdownInline>& steps) {
        std::string all;
        for (const MarkdownInline& step : steps) {
            const bool text = step.kind == MarkdownInline::Kind::text;
            if (!text) all += "{" + std::to_string(static_cast<int>(step.kind)) + "}";
            all += step.text;
        }
        return all;
    };
    std::size_t simple = 0;
    for (std::uint32_t seed = 0; seed < 10'000; ++seed) {
        std::mt19937 random(seed);
        constexpr std::array<std::string_view, 24> kParts = {
            "word",  " ",       " ",   "\n",      "  \n",
            " \n",   "[^1]",    "[a]", "](",      "<https://a.b/c_d*e>",
            "<a>",   "<m@a.b>", "< ",  "5<6",     "a_b",
            "_",     " * ",     "*",   "& ",      "&a",
            "&amp;", "!",       "![",  "<ab:c d>"};
        const std::string text = random_text(random, kParts, 1 + pick(random, 9));
        Markdown markdown(text);
        std::vector<MarkdownBlock> blocks;
        while (markdown.next(blocks)) {
            for (const MarkdownBlock& block : blocks) {
                if (block.content.empty()) continue;
                std::vector<MarkdownInline> mine;
                std::vector<MarkdownInline> cmarks;
                if (!read_simple_inlines(block.content, markdown.has_definitions(), mine)) continue;
                markdown.inlines(block, cmarks);
                ASSERT_EQ(spell_out(mine), spell_out(cmarks)) << text;
                ++simple;
            }
        }
    }
    EXPECT_GT(simple, 1'000u);
}

}  // namespace
}  // namespace veritally
