#include "document/flat_yaml.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "document/full_yaml.h"
#include "document/yaml_laws.h"

namespace veritally {
namespace {

using namespace std::string_view_literals;

/// Blocks of entries that are mostly flat, with everything in them that could make a difference.
class Blocks {
  public:
    explicit Blocks(unsigned seed) : random_(seed) {}

    std::string block() {
        std::string out;
        for (std::size_t lines = pick(8); lines > 0; --lines) out += line();
        if (pick(5) == 0 && !out.empty()) out.pop_back();
        return out;
    }

  private:
    std::size_t pick(std::size_t count) { return random_() % count; }

    template <std::size_t n>
    std::string_view one_of(const std::array<std::string_view, n>& of) {
        return of[pick(n)];
    }

    /// The first words are the usual ones; each of the others makes a block unusual.
    template <std::size_t n>
    std::string_view mostly(const std::array<std::string_view, n>& of, std::size_t usual) {
        return of[pick(12) == 0 ? pick(n) : pick(usual)];
    }

    std::string value() {
        static constexpr std::array kFirst = {
            "a"sv,    "Foo"sv,  "4.1e+13"sv, "Zürich"sv, "null"sv,   "~"sv,     "Null"sv,
            "NULL"sv, "true"sv, "-"sv,       "-1"sv,     "?"sv,      ":"sv,     "#"sv,
            "&a"sv,   "*a"sv,   "!t"sv,      "|"sv,      ">"sv,      "%"sv,     "@"sv,
            "`"sv,    "["sv,    "{"sv,       "]"sv,      ","sv,      "\""sv,    "'"sv,
            "\t"sv,   "---"sv,  "..."sv,     "\xff"sv,   "\0"sv,     "\x04"sv,  "\x7f"sv,
            "\r"sv,   "="sv,    "<<"sv,      "\\"sv,     "\u00a0"sv, "\u2028"sv};
        static constexpr std::array kInner = {" b"sv,     "bar"sv,  " Süd"sv, ":"sv,    "#"sv,
                                              "\u4e2d"sv, ","sv,    "'"sv,    "\""sv,   ": "sv,
                                              " #"sv,     "\t"sv,   "]"sv,    "\xc3"sv, "\\"sv,
                                              " :"sv,     " \t#"sv, "\r"sv,   "\x01"sv};
        std::string out(mostly(kFirst, 5));
        for (std::size_t parts = pick(3); parts > 0; --parts) out += mostly(kInner, 6);
        const std::size_t form = pick(6);
        if (form == 0) return "\"" + out + "\"";
        if (form == 1) return "'" + out + "'";
        return out;
    }

    std::string line() {
        static constexpr std::array kKeys = {
            "title"sv, "a"sv,  "compute_note"sv, "b"sv,     "X-1"sv,   "null"sv, "_"sv,
            "1"sv,     "-a"sv, "a b"sv,          "\"q\""sv, "é"sv,     "<<"sv,   "? a"sv,
            "- a"sv,   "%a"sv, "..."sv,          "---"sv,   "\ufeff"sv};
        static constexpr std::array kSeparators = {": "sv,  ":  "sv, ":\t"sv, ":"sv,
                                                   " : "sv, " "sv,   ": \t"sv};
        static constexpr std::array kEnds = {"\n"sv,   " \n"sv, "\r\n"sv,   " # c\n"sv,
                                             "\t\n"sv, "\r"sv,  "\n\x04"sv, "\r\r\n"sv};
        static constexpr std::array kFillers = {
            "\n"sv,      "# comment\n"sv, "  # x\t\n"sv, "  \n"sv,   "\r\n"sv,  "\t\n"sv,
            "#\xff\n"sv, "#\r\n"sv,       "#a\rb\n"sv,   " \t#\n"sv, "---\n"sv, "...\n"sv,
            "- a\n"sv,   "  b: c\n"sv,    "  b\n"sv,     "a\n"sv};
        if (pick(6) == 0) return std::string(mostly(kFillers, 6));
        std::string out(mostly(kKeys, 5));
        if (pick(8) == 0) return out + ":" + std::string(mostly(kEnds, 3));
        return out + std::string(mostly(kSeparators, 2)) + value() + std::string(mostly(kEnds, 3));
    }

    std::mt19937 random_;
};

TEST(FlatYaml, ReadsWhatTheFullParserReads) {
    constexpr int kBlocks = 20'000;
    Blocks blocks(20261122);
    int flat_blocks = 0;
    for (int i = 0; i < kBlocks; ++i) {
        const std::string yaml = blocks.block();
        const auto flat = parse_flat_yaml(yaml, 4);
        if (!flat) continue;
        ++flat_blocks;
        ASSERT_EQ(describe(*flat), describe(parse_full_yaml(yaml, 4))) << yaml;
    }
    EXPECT_GT(flat_blocks, kBlocks / 5);
    EXPECT_LT(flat_blocks, kBlocks * 4 / 5);
}

TEST(FlatYaml, TakesWhatEntriesHold) {
    for (std::string_view yaml :
         {"layout: default\ntitle: PlayStation 5\ncompute: 4.1e13\nstakeholders: 1\n"sv,
          "title: \"A: b # c\"\r\nname: 'Zürich – \u4e2d'\r\n\r\n# note\r\ncompute:\r\n"sv, ""sv,
          "a: http://x.y/#z\n"sv}) {
        EXPECT_TRUE(parse_flat_yaml(yaml, 0)) << yaml;
    }
}

TEST(FlatYaml, LeavesTheRestToTheFullParser) {
    for (std::string_view yaml :
         {"a: b: c\n"sv, "a: [b]\n"sv, "a:\n  - b\n"sv, "a: b\n  c\n"sv, "a: |\n  b\n"sv,
          "a: \"b\\n\"\n"sv, "a: 'b''c'\n"sv, "a: b # c\n"sv, "\"a\": b\n"sv, "a: *b\n"sv,
          "a: !t b\n"sv, "a:\tb\n"sv, "a: b\n---\n"sv, "a: \xff\n"sv, "a b\n"sv, "- a\n"sv}) {
        EXPECT_FALSE(parse_flat_yaml(yaml, 0)) << yaml;
    }
}

}  // namespace
}  // namespace veritally
