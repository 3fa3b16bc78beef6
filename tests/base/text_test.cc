#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/random_text.h"
#include "base/result.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::Optional;

using Words = std::vector<std::string_view>;

/// The twin: the definition, by recursion on the two last letters.
std::size_t slow_distance(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a.size() + b.size();
    const auto without = [](const std::string& s, std::size_t n) {
        return s.substr(0, s.size() - n);
    };
    static std::map<std::pair<std::string, std::string>, std::size_t> known;
    const auto [entry, is_new] = known.try_emplace({a, b}, 0);
    if (!is_new) return entry->second;
    std::size_t best =
        std::min({slow_distance(without(a, 1), b) + 1, slow_distance(a, without(b, 1)) + 1,
                  slow_distance(without(a, 1), without(b, 1)) + (a.back() == b.back() ? 0 : 1)});
    if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] &&
        b.back() == a[a.size() - 2]) {
        best = std::min(best, slow_distance(without(a, 2), without(b, 2)) + 1);
    }
    return known[{a, b}] = best;
}

TEST(Trim, TakesWhiteSpaceOffBothEnds) {
    EXPECT_EQ(trim(" \t a b\r\n"), "a b");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim(" \n "), "");
    EXPECT_EQ(trim("\xC2\xA0x"), "\xC2\xA0x");
}

TEST(Trim, ReturnsAPartOfItsText) {
    const std::string_view text = "  ";
    EXPECT_EQ(trim(text).data(), text.data());
}

TEST(Case, IsThatOfAsciiLetters) {
    EXPECT_EQ(lower("TOPS é É [\\]"), "tops é É [\\]");
    EXPECT_TRUE(equal_ignoring_case("Works Cited", "works cited"));
    EXPECT_FALSE(equal_ignoring_case("É", "é"));
    EXPECT_FALSE(equal_ignoring_case("a", "ab"));
    EXPECT_TRUE(starts_with_ignoring_case("Total compute", "TOTAL"));
    EXPECT_TRUE(starts_with_ignoring_case("x", ""));
    EXPECT_FALSE(starts_with_ignoring_case("tot", "total"));
}

TEST(Split, KeepsEmptyParts) {
    EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
    EXPECT_THAT(split("", ','), ElementsAre(""));
    EXPECT_THAT(split("a", ','), ElementsAre("a"));
}

TEST(Join, IsTheInverseOfSplit) {
    std::mt19937 random(5);
    constexpr std::array<std::string_view, 4> kPieces = {"a", ",", "bc", ""};
    for (int round = 0; round < 200; ++round) {
        const std::string text = random_text(random, kPieces, pick(random, 12));
        EXPECT_EQ(join(split(text, ','), ","), text);
    }
}

TEST(JoinOr, ReadsAsASentence) {
    EXPECT_EQ(join_or(Words{}), "");
    EXPECT_EQ(join_or(Words{"a"}), "a");
    EXPECT_EQ(join_or(Words{"a", "b"}), "a or b");
    EXPECT_EQ(join_or(Words{"a", "b", "c"}), "a, b or c");
}

TEST(EditDistance, CountsInsertDeleteReplaceAndSwap) {
    EXPECT_EQ(edit_distance("", "", 5), 0u);
    EXPECT_EQ(edit_distance("stakeholder", "stakeholders", 5), 1u);
    EXPECT_EQ(edit_distance("naem", "NAME", 5), 1u);
    EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3u);
    EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3u);
    EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3u);
    EXPECT_EQ(edit_distance("ca", "abc", 5), 3u);
    EXPECT_EQ(edit_distance("a", "", 0), 1u);
}

TEST(EditDistance, AgreesWithItsDefinition) {
    std::mt19937 random(11);
    constexpr std::array<std::string_view, 3> kPieces = {"a", "b", "c"};
    for (int round = 0; round < 3000; ++round) {
        const std::string a = random_text(random, kPieces, pick(random, 8));
        const std::string b = random_text(random, kPieces, pick(random, 8));
        const std::size_t limit = pick(random, 9);
        ASSERT_EQ(edit_distance(a, b, limit), std::min(slow_distance(a, b), limit + 1))
            << a << " " << b << " " << limit;
    }
}

TEST(Nearest, FindsWhatWasMeant) {
    const Words keys = {"name", "stakeholders", "status", "total_compute", "compute_metric"};
    EXPECT_THAT(nearest("stakeholder", keys), Optional(std::string_view("stakeholders")));
    EXPECT_THAT(nearest("Nmae", keys), Optional(std::string_view("name")));
    EXPECT_THAT(nearest("total-compute", keys), Optional(std::string_view("total_compute")));
    EXPECT_THAT(nearest("compute", keys), Optional(std::string_view("compute_metric")));
    EXPECT_THAT(nearest("STATUS", keys), Optional(std::string_view("status")));
}

TEST(Nearest, SaysNothingWhereNothingIsNear) {
    const Words keys = {"name", "stakeholders"};
    EXPECT_EQ(nearest("colour", keys), std::nullopt);
    EXPECT_EQ(nearest("", keys), std::nullopt);
    EXPECT_EQ(nearest("n", keys), std::nullopt);
    EXPECT_EQ(nearest("st", keys), std::nullopt);
    EXPECT_EQ(nearest(std::string(1000, 'n'), keys), std::nullopt);
    EXPECT_EQ(nearest("name", Words{}), std::nullopt);
}

TEST(Nearest, SaysNothingWhereTwoAreEquallyNear) {
    EXPECT_EQ(nearest("bat", Words{"cat", "hat"}), std::nullopt);
    EXPECT_EQ(nearest("bat", Words{"cat", "hat", "hat"}), std::nullopt);
    EXPECT_THAT(nearest("bat", Words{"cat", "hat", "bat"}), Optional(std::string_view("bat")));
    EXPECT_THAT(nearest("bats", Words{"cat", "cat"}), std::nullopt);
    EXPECT_THAT(nearest("bat", Words{"cat", "cat"}), Optional(std::string_view("cat")));
}

TEST(ErrorLine, HoldsPlaceAndAdviceWhereThereAreAny) {
    EXPECT_EQ((Error{"no such file", "a.md", "check the path"}).line(),
              "a.md: no such file; check the path");
    EXPECT_EQ((Error{"no such file", "", ""}).line(), "no such file");
}

}  // namespace
}  // namespace veritally
