// Random compositions of tricky snippets, wrapped and nested in every container. The seed is
// fixed: a failure names the text.

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/random_text.h"
#include "body_invariants.h"

namespace veritally {
namespace {

constexpr std::array<std::string_view, 64> kInline = {"word ",
                                                      "12.5 ",
                                                      "*em* ",
                                                      "**strong** ",
                                                      "***both** x* ",
                                                      "_a_b_ ",
                                                      "~~gone~~ ",
                                                      "~x~ ",
                                                      "`code` ",
                                                      "`` a`b `` ",
                                                      "` `",
                                                      "[^1]",
                                                      "[^two] ",
                                                      "\\[^no] ",
                                                      "[^a_b] ",
                                                      "[t](u) ",
                                                      "[*t* `c`](<u v> \"T\") ",
                                                      "![alt](i) ",
                                                      "![a [b](c) d](e) ",
                                                      "[r] ",
                                                      "[x][r] ",
                                                      "[r][] ",
                                                      "[nope] ",
                                                      "[a][nope] ",
                                                      "<https://a.b/c?d=e&f> ",
                                                      "https://a.b/c_d_e. ",
                                                      "www.a.b, ",
                                                      "<m@a.b> ",
                                                      "mailto:m@a.b ",
                                                      "<b> ",
                                                      "</b>",
                                                      "<!-- c --> ",
                                                      "<a href=\"h\" src=s>",
                                                      "&amp; ",
                                                      "&copy;",
                                                      "&no;",
                                                      "\\* ",
                                                      "\\\\",
                                                      "\\",
                                                      "& ",
                                                      "< ",
                                                      "> ",
                                                      "[ ",
                                                      "] ",
                                                      "![ ",
                                                      "!",
                                                      "* ",
                                                      "** ",
                                                      "_ ",
                                                      "` ",
                                                      "~~ ",
                                                      "| ",
                                                      "\\| ",
                                                      "(",
                                                      ") ",
                                                      "\t",
                                                      "  ",
                                                      "é ",
                                                      "\xF0\x9F\x98\x80",
                                                      "\xFF",
                                                      "[t](\\(u \"a\\\"b\")",
                                                      "[]()",
                                                      "https://a.b/(c)[^1]",
                                                      "**a*b** c*"};

constexpr std::array<std::string_view, 24> kBlocks = {
    "# H *e* [^1] #\n",
    "S\n===\n",
    "---\n",
    "```\ncode [^1]\n```\n",
    "    code\n",
    "<div>\nx\n</div>\n",
    "<!-- a\n\nb -->\n",
    "[r]: /url 'T'\n",
    "[r]: <u>\n[q]:\n  v\n",
    "| a | b |\n|---|---|\n| c \\| d | `e\\|f` |\n| g\n",
    "a | b\n:-: | -\nc\n",
    "[^1]: def\n",
    "[^two]: def <https://a.b>\nlazy https://c.d\n",
    "[^3]: x\n    y <https://e.f>\n\n    z\n",
    "- a\n- b\n",
    "1. a\n   b\n\n   c\n",
    "> q\nlazy\n",
    "\n",
    "* * *\n",
    "~~~ x\nunclosed\n",
    "<pre>\n",
    "-\n",
    "[^e]:\n",
    "\\\n"};

class Composer {
  public:
    explicit Composer(std::uint32_t seed) : random_(seed) {}

    std::string document() {
        std::string text;
        for (std::uint32_t blocks = 1 + pick(random_, 6); blocks > 0; --blocks) text += block(0);
        if (pick(random_, 8) == 0) text = with_ending(text, "\r\n");
        if (pick(random_, 16) == 0) text = with_ending(text, "\r");
        if (pick(random_, 16) == 0) text.insert(pick(random_, size_of(text)), 1, '\0');
        if (pick(random_, 4) == 0 && !text.empty()) text.pop_back();
        if (pick(random_, 16) == 0) text = "\xEF\xBB\xBF" + text;
        return text;
    }

  private:
    static std::uint32_t size_of(const std::string& text) {
        return static_cast<std::uint32_t>(text.size()) + 1;
    }

    std::string block(int depth) {
        if (depth < 4 && pick(random_, 3) == 0) return wrapped(block(depth + 1) + block(depth + 1));
        if (pick(random_, 3) == 0) return std::string(kBlocks[pick(random_, kBlocks.size())]);
        std::string text = random_text(random_, kInline, 1 + pick(random_, 10));
        // Line breaks in the middle of anything, with and without indentation.
        for (std::uint32_t breaks = pick(random_, 4); breaks > 0; --breaks) {
            constexpr std::array<std::string_view, 6> kBreaks = {"\n",   "\n  ", "  \n",
                                                                 "\\\n", "\n\t", "\n>"};
            text.insert(pick(random_, size_of(text)), kBreaks[pick(random_, kBreaks.size())]);
        }
        return text + (pick(random_, 3) == 0 ? "\n" : "\n\n");
    }

    /// In a container; now and then a line is left lazy.
    std::string wrapped(const std::string& text) {
        struct Container {
            std::string_view first, next;
        };
        constexpr std::array<Container, 8> kContainers = {{{"> ", "> "},
                                                           {">", ">"},
                                                           {"- ", "  "},
                                                           {"12. ", "    "},
                                                           {"[^n]: ", "    "},
                                                           {"-\t", "\t"},
                                                           {" * ", "   "},
                                                           {">\t", ">\t"}}};
        const Container& container = kContainers[pick(random_, kContainers.size())];
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
            const bool lazy = at > 0 && pick(random_, 8) == 0;
            if (!lazy) out += at == 0 ? container.first : container.next;
            out += text.substr(at, end - at);
            at = end;
        }
        return out;
    }

    static std::string with_ending(const std::string& text, std::string_view ending) {
        std::string out;
        for (const char c : text) c == '\n' ? out += ending : out += c;
        return out;
    }

    std::mt19937 random_;
};

TEST(BodyProperty, HoldsForRandomCompositions) {
    for (std::uint32_t seed = 0; seed < 4'000; ++seed) {
        const SourceText text(Composer(seed).document());
        const Body body = read_body(text, 0);
        const std::string breach = broken_invariant(text, body);
        ASSERT_EQ(breach, "") << "seed " << seed << "\n" << text.bytes();
    }
}

TEST(BodyProperty, HoldsForEverySnippetInEveryContainer) {
    for (const std::string_view snippet : kInline) {
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

}  // namespace
}  // namespace veritally
