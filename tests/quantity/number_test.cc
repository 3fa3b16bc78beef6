#include "quantity/number.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

struct Case {
    const char* text;
    double value;
    int significant;
    std::uint32_t size;
};

class NumberNotation : public testing::TestWithParam<Case> {};

TEST_P(NumberNotation, IsRead) {
    const Case& c = GetParam();
    auto match = read_number(c.text, 0);
    ASSERT_TRUE(match.has_value()) << c.text;
    EXPECT_DOUBLE_EQ(match->value.value(), c.value) << c.text;
    EXPECT_EQ(match->value.significant, c.significant) << c.text;
    EXPECT_EQ(match->size, c.size) << c.text;
}

INSTANTIATE_TEST_SUITE_P(
    All, NumberNotation,
    testing::Values(
        Case{"1,979 TOPS", 1979, 4, 5}, Case{"1'307", 1307, 4, 5}, Case{"1\u2019307", 1307, 4, 7},
        Case{"12\u00a0800 T", 12800, 3, 7}, Case{"4\u202f960", 4960, 3, 7},
        Case{"2 375 TFLOPS", 2375, 4, 5}, Case{"1.425,5", 1425.5, 5, 7}, Case{"0,75", 0.75, 2, 4},
        Case{"3 187,6 T", 3187.6, 5, 7}, Case{"1\u00b75 P", 1.5, 2, 4},
        Case{"7.5 E14 ", 7.5e14, 2, 7}, Case{"2.5 \u00d7 10\u202f^15", 2.5e15, 2, 15},
        Case{"0,750", 0.75, 3, 5}, Case{"1,6 P", 1.6, 2, 3}, Case{"1.200.000", 1.2e6, 2, 9},
        Case{"1,200,000", 1.2e6, 2, 9}, Case{".75", 0.75, 2, 3}, Case{"7.50", 7.5, 3, 4},
        Case{"2.5e+14", 2.5e14, 2, 7}, Case{"2.5E14", 2.5e14, 2, 6}, Case{"1e3", 1e3, 1, 3},
        Case{"2.5x10^14", 2.5e14, 2, 9}, Case{"3.2\u00d710\u00b9\u2074", 3.2e14, 2, 12},
        Case{"6.4 \u00b7 10^15", 6.4e15, 2, 12}, Case{"2.5 \\times 10^{14}", 2.5e14, 2, 18},
        Case{"8.8*10^13", 8.8e13, 2, 9}, Case{"5.5*10**13", 5.5e13, 2, 10},
        Case{"2.6 \u00d7\n10^14", 2.6e14, 2, 12}, Case{"10^18", 1e18, 1, 5},
        Case{"10\u00b9\u2079", 1e19, 1, 7}, Case{"2.4k ", 2400, 2, 4}, Case{"\u00bd", 0.5, 2, 2},
        Case{"1\u00bd", 1.5, 2, 3}, Case{"240,000,000,000,000", 2.4e14, 2, 19}));

struct Partial {
    const char* text;
    double value;
};
class NumberStops : public testing::TestWithParam<Partial> {};

TEST_P(NumberStops, WhereTheNotationEnds) {
    auto match = read_number(GetParam().text, 0);
    ASSERT_TRUE(match.has_value());
    EXPECT_DOUBLE_EQ(match->value.value(), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(All, NumberStops,
                         testing::Values(Partial{"2024, 400 TOPS", 2024}, Partial{"4,8,16", 4},
                                         Partial{"16 \u00d7 400", 16}, Partial{"2.5x faster", 2.5},
                                         Partial{"1234 567", 1234}, Partial{"12 3456", 12},
                                         Partial{"4Kids", 4}, Partial{"3eggs", 3},
                                         Partial{"6\u00b745 = 270", 6},
                                         Partial{"4\u00b72\u00b71", 4}, Partial{"3 E14", 3},
                                         Partial{"2.5 E9", 2.5}));

TEST(Number, AfterANameNoSpaceGroupsDigits) {
    EXPECT_DOUBLE_EQ(read_number("4 352 TOPS", 0, true)->value.value(), 4);
    EXPECT_DOUBLE_EQ(read_number("4\u00a0352 TOPS", 0, true)->value.value(), 4352);
}

TEST(Number, HostileLengthsStayBounded) {
    auto match = read_number(std::string(10'000, '9'), 0);
    ASSERT_TRUE(match.has_value());
    EXPECT_EQ(match->size, 10'000u);
    EXPECT_EQ(read_number("1e999999999999", 0)->size, 14u);
}

}  // namespace
}  // namespace veritally
