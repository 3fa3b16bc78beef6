#include "quantity/numeric.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

TEST(Numeric, IntervalIsHalfAUnitOfTheLastDigit) {
    Interval interval = Numeric{25, 13, 2}.interval();
    EXPECT_DOUBLE_EQ(interval.low, 2.45e14);
    EXPECT_DOUBLE_EQ(interval.high, 2.55e14);
}

TEST(Numeric, ZerosBeforeThePointWidenTheInterval) {
    Interval interval = Numeric{1200, 0, 2}.interval();
    EXPECT_DOUBLE_EQ(interval.low, 1150);
    EXPECT_DOUBLE_EQ(interval.high, 1250);
}

TEST(Numeric, ValueIsTheNearestDouble) {
    EXPECT_EQ(to_double(19790, 11), 1.979e15);
    EXPECT_EQ(to_double(1, 30), 1e30);
    EXPECT_EQ(to_double(123456789012345678, -5), 1234567890123.45678);
    EXPECT_EQ(to_double(1, -500), 0);
}

TEST(Numeric, ProductIsExactWhileItFits) {
    Numeric product = multiply({989, 12, 3}, {8, 0, 1});
    EXPECT_EQ(product.digits, 7912u);
    EXPECT_EQ(product.exponent, 12);
    EXPECT_DOUBLE_EQ(multiply({UINT64_MAX, 0, 19}, {1000, 0, 1}).value(), 1.8446744073709552e22);
}

TEST(Numeric, ScalesWithinBounds) {
    EXPECT_DOUBLE_EQ((Numeric{25, -1, 2}.scaled(12).value()), 2.5e12);
    EXPECT_EQ((Numeric{1, 390, 1}.scaled(100).exponent), 400);
}

}  // namespace
}  // namespace veritally
