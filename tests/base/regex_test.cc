#include "base/regex.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <random>
#include <regex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/random_text.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Span> all_wholes(const Regex& regex, std::string_view text) {
    std::vector<Span> wholes;
    regex.each(text, [&](std::span<const Span> groups) {
        wholes.push_back(groups.front());
        return true;
    });
    return wholes;
}

TEST(Regex, RefusesWhatIsNoPatternAndSaysWhy) {
    const Result<Regex> regex = Regex::compile("a(b");
    ASSERT_FALSE(regex.ok());
    EXPECT_THAT(regex.error().message, HasSubstr("missing )"));
    EXPECT_THAT(regex.error().message, HasSubstr("a(b"));
    EXPECT_FALSE(Regex::compile("(?=x)").ok());
    EXPECT_FALSE(Regex::compile("(((a{1000}){1000}){1000})").ok());
}

TEST(Regex, MatchesAllOrFindsAPart) {
    const Result<Regex> regex = Regex::compile("[0-9]+");
    ASSERT_TRUE(regex.ok());
    EXPECT_TRUE(regex->matches("123"));
    EXPECT_FALSE(regex->matches("123x"));
    EXPECT_TRUE(regex->found_in("x123x"));
    EXPECT_FALSE(regex->found_in("x"));
    EXPECT_EQ(regex->pattern(), "[0-9]+");
}

TEST(Regex, IgnoresCaseWhereAsked) {
    EXPECT_TRUE(Regex::compile("tops", true)->matches("TOPS"));
    EXPECT_FALSE(Regex::compile("tops")->matches("TOPS"));
    EXPECT_TRUE(Regex::lazy("tops", true).matches("TOPS"));
}

TEST(Regex, GivesSpansOfGroups) {
    const Regex regex = Regex::lazy("(\\d+)(?:\\.(\\d+))?(?P<unit> [KMG])?");
    std::vector<Span> groups;
    ASSERT_TRUE(regex.find("about 12 G", 0, groups));
    EXPECT_THAT(groups, ElementsAre(Span{6, 10}, Span{6, 8}, Span{0, 0}, Span{8, 10}));
    EXPECT_THAT(regex.group_names(), ElementsAre("", "", "", "unit"));
    EXPECT_FALSE(regex.find("about 12 G", 8, groups));
    EXPECT_FALSE(regex.find("about 12 G", 11, groups));
}

TEST(Regex, SeesWhatStandsBeforeTheStart) {
    std::vector<Span> groups;
    EXPECT_FALSE(Regex::lazy("^b").find("ab", 1, groups));
    EXPECT_FALSE(Regex::lazy("\\bb").find("ab", 1, groups));
    EXPECT_TRUE(Regex::lazy("(?m)^b").find("a\nb", 1, groups));
}

TEST(Regex, NeverMatchesInvalidBytes) {
    EXPECT_FALSE(Regex::lazy(".").found_in("\xFF"));
    EXPECT_FALSE(Regex::lazy("[^a]").found_in("\xE2\x80"));
    EXPECT_TRUE(Regex::lazy("^.$").found_in("–"));
    EXPECT_THAT(all_wholes(Regex::lazy("é"), "\xC3\xC3\xA9"), ElementsAre(Span{1, 3}));
}

TEST(Regex, VisitsEveryMatchOnce) {
    EXPECT_THAT(all_wholes(Regex::lazy("aa"), "aaaaa"), ElementsAre(Span{0, 2}, Span{2, 4}));
    EXPECT_THAT(all_wholes(Regex::lazy("x*"), "axé"),
                ElementsAre(Span{0, 0}, Span{1, 2}, Span{4, 4}));
    EXPECT_THAT(all_wholes(Regex::lazy("b"), ""), IsEmpty());
    EXPECT_THAT(all_wholes(Regex::lazy("b*"), ""), ElementsAre(Span{0, 0}));
}

TEST(Regex, StopsWhereTheVisitorIsContent) {
    int visits = 0;
    Regex::lazy("a").each("aaa", [&](std::span<const Span>) { return ++visits < 2; });
    EXPECT_EQ(visits, 2);
}

TEST(Regex, FindsManyGroups) {
    std::string pattern, text;
    for (int i = 0; i < 60; ++i) pattern += "(a)";
    const Result<Regex> regex = Regex::compile(pattern);
    std::vector<Span> groups;
    ASSERT_TRUE(regex->find("b" + std::string(60, 'a'), 0, groups));
    ASSERT_EQ(groups.size(), 61u);
    EXPECT_EQ(groups[60], (Span{60, 61}));
}

TEST(Regex, MovesWithItsPattern) {
    Result<Regex> first = Regex::compile("a+");
    Regex second = std::move(*first);
    Regex third = Regex::lazy("b+");
    third = std::move(second);
    EXPECT_TRUE(third.matches("aaa"));
    EXPECT_EQ(third.pattern(), "a+");
}

TEST(Regex, CompilesOnceForAllThreads) {
    const Regex regex = Regex::lazy("(\\w+)@(\\w+)");
    std::atomic<int> found{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            std::vector<Span> groups;
            for (int round = 0; round < 100; ++round) {
                found += regex.find("to a@b now", 0, groups) && groups[2] == Span{5, 6};
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(found, 800);
}

TEST(Regex, TakesLinearTimeOnHostileText) {
    EXPECT_FALSE(Regex::lazy("(a+)+$").matches(std::string(1 << 20, 'a') + "b"));
    EXPECT_TRUE(Regex::lazy("(x+x+)+y").found_in(std::string(1 << 20, 'x') + "y"));
}

TEST(RegexSet, FindsAnyOfItsPatterns) {
    const RegexSet set({"^a(?P<part>b)", "(?i)c$", R"(\bd\b)", "(?P<part>é)"});
    for (std::string_view found : {"ab", "C", "x d", "xéx"}) {
        EXPECT_TRUE(set.may_be_found_in(found)) << found;
    }
    for (std::string_view absent : {"", "xab", "cx", "xd", "e"}) {
        EXPECT_FALSE(set.may_be_found_in(absent)) << absent;
    }
    EXPECT_TRUE(RegexSet({"ab"}, true).may_be_found_in("xAB"));
}

/// The twin: std::regex, which backtracks, on ASCII patterns where both mean the same.
TEST(Regex, AgreesWithTheStandardLibrary) {
    constexpr std::array<const char*, 6> kPatterns = {"(a|b)c?", "[ab]+(c)",  "(\\d+)(\\.\\d+)?",
                                                      "a.b",     "\\bc[ab]*", "(?:ab)+"};
    constexpr std::array<std::string_view, 7> kPieces = {"a", "b", "c", ".", "1", "23", " "};
    std::mt19937 random(3);
    for (int round = 0; round < 600; ++round) {
        const std::string text = random_text(random, kPieces, pick(random, 30));
        const char* pattern = kPatterns[pick(random, kPatterns.size())];
        const std::regex slow(pattern);
        std::vector<std::vector<Span>> expected, found;
        for (std::sregex_iterator i(text.begin(), text.end(), slow), end; i != end; ++i) {
            std::vector<Span>& groups = expected.emplace_back();
            for (std::size_t g = 0; g < i->size(); ++g) {
                const auto begin = static_cast<std::uint32_t>(i->position(g));
                const auto size = static_cast<std::uint32_t>(i->length(g));
                groups.push_back((*i)[g].matched ? Span{begin, begin + size} : Span{});
            }
        }
        Regex::lazy(pattern).each(text, [&](std::span<const Span> groups) {
            found.emplace_back(groups.begin(), groups.end());
            return true;
        });
        ASSERT_EQ(found, expected) << pattern << " on '" << text << "'";
    }
}

}  // namespace
}  // namespace veritally
