#pragma once

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include "base/random_text.h"

namespace veritally {

inline constexpr std::array<std::string_view, 64> kInlineSnippets = {"word ",
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

inline constexpr std::array<std::string_view, 24> kBlockSnippets = {
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

/// Random documents of tricky snippets, wrapped and nested in every container.
class MarkdownComposer {
  public:
    explicit MarkdownComposer(std::uint32_t seed) : random_(seed) {}

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
        if (pick(random_, 3) == 0)
            return std::string(kBlockSnippets[pick(random_, kBlockSnippets.size())]);
        std::string text = random_text(random_, kInlineSnippets, 1 + pick(random_, 10));
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

}  // namespace veritally
