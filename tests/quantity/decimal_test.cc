#include "quantity/decimal.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

namespace veritally {
namespace {

std::string rewritten(std::string_view text) {
    auto number = read_decimal(text);
    return number ? scientific(*number) : "none";
}

int shown(std::string_view text) {
    auto number = read_decimal(text);
    return number ? number->shown_digits : -1;
}

TEST(Decimal, ReadsEveryFormThatIsOneNumber) {
    EXPECT_EQ(rewritten("2e19"), "2e+19");
    EXPECT_EQ(rewritten("2e+19"), "2e+19");
    EXPECT_EQ(rewritten("+2e+19"), "2e+19");
    EXPECT_EQ(rewritten("02e+19"), "2e+19");
    EXPECT_EQ(rewritten("2e+019"), "2e+19");
    EXPECT_EQ(rewritten("3.20e+13"), "3.2e+13");
    EXPECT_EQ(rewritten("250000000000000"), "2.5e+14");
    EXPECT_EQ(rewritten("250000000000000.0"), "2.5e+14");
    EXPECT_EQ(rewritten("2.5E14"), "2.5e+14");
    EXPECT_EQ(rewritten("25e+13"), "2.5e+14");
    EXPECT_EQ(rewritten("0.25e+15"), "2.5e+14");
    EXPECT_EQ(rewritten(".25e+15"), "2.5e+14");
    EXPECT_EQ(rewritten("2.e14"), "2e+14");
    EXPECT_EQ(rewritten("1.0e+15"), "1e+15");
    EXPECT_EQ(rewritten("1e-3"), "1e-3");
    EXPECT_EQ(rewritten("0.0012"), "1.2e-3");
}

TEST(Decimal, ReadsPowersOfTenAsPeopleWriteThem) {
    EXPECT_EQ(rewritten("4×10^18"), "4e+18");
    EXPECT_EQ(rewritten("4x10^18"), "4e+18");
    EXPECT_EQ(rewritten("4 x 10 ^ 18"), "4e+18");
    EXPECT_EQ(rewritten("4*10**18"), "4e+18");
    EXPECT_EQ(rewritten("4·10^{18}"), "4e+18");
    EXPECT_EQ(rewritten("4 × 10^(18)"), "4e+18");
    EXPECT_EQ(rewritten("2.5 × 10¹⁴"), "2.5e+14");
    EXPECT_EQ(rewritten("2.5×10⁻³"), "2.5e-3");
    EXPECT_EQ(rewritten("2.5×10^−3"), "2.5e-3");
    EXPECT_EQ(rewritten("10^14"), "1e+14");
    EXPECT_EQ(rewritten("10¹⁴"), "1e+14");
}

TEST(Decimal, ReadsGroupsOfThree) {
    EXPECT_EQ(rewritten("250,000,000,000,000"), "2.5e+14");
    EXPECT_EQ(rewritten("250 000 000 000 000"), "2.5e+14");
    EXPECT_EQ(rewritten("250\u202F000\u202F000"), "2.5e+8");
    EXPECT_EQ(rewritten("1'000'000"), "1e+6");
    EXPECT_EQ(rewritten("1_000"), "1e+3");
    EXPECT_EQ(rewritten("2 500"), "2.5e+3");
}

TEST(Decimal, ReadsNothingThatMayBeAnother) {
    for (std::string_view text : {"",         "+",       ".",        "e5",
                                  "2,500",    "2,5e+14", "1,00,000", "2.5e+14 TOPS",
                                  "~2e+14",   ">2e+14",  "NaN",      ".nan",
                                  ".inf",     "-.inf",   "0x1F",     "1/2",
                                  "1e",       "1e+",     "2.5.3",    "1_",
                                  "_1",       "1__0",    "4×10",     "4×10^",
                                  "4×10^{18", "4×11^18", "2e+99999", "1 2",
                                  "1,000,00", "about 2", "five",     "2e+19.0",
                                  "12,345,67"}) {
        EXPECT_EQ(rewritten(text), "none") << text;
    }
}

TEST(Decimal, CountsTheDigitsShown) {
    EXPECT_EQ(shown("2e+19"), 1);
    EXPECT_EQ(shown("3.20e+13"), 3);
    EXPECT_EQ(shown("250000000000000"), 2);
    EXPECT_EQ(shown("2500.0"), 5);
    EXPECT_EQ(shown("20e+13"), 2);
    EXPECT_EQ(shown("0.0120"), 3);
    EXPECT_EQ(shown("10^14"), 1);
}

TEST(Decimal, KnowsSignZeroAndWholeNumbers) {
    EXPECT_TRUE(read_decimal("-3")->negative);
    EXPECT_DOUBLE_EQ(read_decimal("-3")->value(), -3);
    EXPECT_TRUE(read_decimal("0")->is_zero());
    EXPECT_TRUE(read_decimal("0.0e+5")->is_zero());
    EXPECT_FALSE(read_decimal("5.5")->is_whole());
    EXPECT_EQ(whole(*read_decimal("5.0")), "5");
    EXPECT_EQ(whole(*read_decimal("1,000,000")), "1000000");
    EXPECT_EQ(whole(*read_decimal("1e2")), "100");
    EXPECT_EQ(whole(*read_decimal("0")), "0");
}

TEST(Decimal, NeverChangesTheValue) {
    std::mt19937 random(7);
    auto digits = [&](int most) {
        std::string text;
        for (int i = static_cast<int>(random() % static_cast<unsigned>(most)); i >= 0; --i) {
            text += static_cast<char>('0' + random() % 10);
        }
        return text;
    };
    for (int round = 0; round < 5'000; ++round) {
        std::string text = digits(18);
        if (random() % 2 == 0) text += "." + digits(12);
        if (random() % 2 == 0) text += (random() % 2 == 0 ? "e+" : "e-") + digits(2);
        auto number = read_decimal(text);
        ASSERT_TRUE(number) << text;
        std::string form = scientific(*number);
        EXPECT_EQ(std::strtod(form.c_str(), nullptr), std::strtod(text.c_str(), nullptr)) << text;
        EXPECT_EQ(rewritten(form), form) << text;
    }
}

}  // namespace
}  // namespace veritally
