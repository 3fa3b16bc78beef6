#include "document/full_yaml.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "base/random_text.h"
#include "document/yaml_laws.h"

namespace veritally {
namespace {

using namespace std::string_view_literals;

// The first twelve make most texts YAML; the rest break them.
constexpr std::array kPieces = {
    "a: "sv,    "b: "sv,  "\n"sv,   "\n  "sv,  "- "sv,     "x y"sv, "'q r'"sv, "\"s\\n\""sv,
    "[a, b]"sv, "# c"sv,  "\n"sv,   "é"sv,     "null"sv,   "~"sv,   "?"sv,     ": "sv,
    ":"sv,      "["sv,    "]"sv,    "{"sv,     "}"sv,      ", "sv,  "|\n"sv,   ">-\n"sv,
    "\t"sv,     "\r\n"sv, "\r"sv,   "!t "sv,   "!!str "sv, "&a "sv, "*a "sv,   "<<: "sv,
    "'"sv,      "\""sv,   "\\"sv,   "---\n"sv, "...\n"sv,  "\0"sv,  "\x04"sv,  "\xff"sv,
    "%"sv,      "@"sv,    "    "sv, " "sv,     "\ufeff"sv};

TEST(FullYaml, KeepsTheLawsOfSpansOnAnyText) {
    std::mt19937 random(20261122);
    int sound = 0;
    for (int i = 0; i < 40'000; ++i) {
        const auto pieces = std::span(kPieces).first(i % 2 == 0 ? 14 : kPieces.size());
        const std::string yaml = random_text(random, pieces, pick(random, 16));
        const YamlTree tree = parse_full_yaml(yaml, 0);
        const Span all{0, static_cast<std::uint32_t>(yaml.size())};
        ASSERT_EQ(breach_of_yaml_laws(yaml, all, tree), "") << ::testing::PrintToString(yaml);
        if (!tree.problems.empty()) continue;
        ASSERT_EQ(breach_of_reading(yaml, tree.root), "") << ::testing::PrintToString(yaml);
        ++sound;
    }
    EXPECT_GT(sound, 4'000);
}

TEST(FullYaml, PlacesTheSameWhateverTheOffset) {
    std::mt19937 random(7);
    for (int i = 0; i < 2'000; ++i) {
        const std::string yaml = random_text(random, kPieces, pick(random, 16));
        const YamlTree here = parse_full_yaml(yaml, 0);
        const YamlTree there = parse_full_yaml(yaml, 1000);
        ASSERT_EQ(here.problems.size(), there.problems.size()) << ::testing::PrintToString(yaml);
        ASSERT_EQ(here.root.span.begin + 1000, there.root.span.begin)
            << ::testing::PrintToString(yaml);
        ASSERT_EQ(here.root.span.end + 1000, there.root.span.end) << ::testing::PrintToString(yaml);
        for (std::size_t p = 0; p < here.problems.size(); ++p) {
            ASSERT_EQ(here.problems[p].span.begin + 1000, there.problems[p].span.begin)
                << ::testing::PrintToString(yaml);
        }
    }
}

}  // namespace
}  // namespace veritally
