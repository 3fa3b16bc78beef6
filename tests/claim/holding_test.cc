#include "claim/holding.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

TEST(Holding, NounsOfCountsInBothNumbers) {
    constexpr const char* kNouns[][2] = {
        {"card", "cards"},   {"box", "boxes"},        {"facility", "facilities"},
        {"array", "arrays"}, {"shelf", "shelves"},    {"switch", "switches"},
        {"gpu", "gpus"},     {"vehicle", "vehicles"}, {"chassis", "chassis"},
    };
    for (const auto& [one, many] : kNouns) {
        EXPECT_EQ(singular(many), one);
        EXPECT_EQ(plural_of(one), many);
    }
}

}  // namespace
}  // namespace veritally
