#include "base/json.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

TEST(Json, IsReadDownToADepthThatNobodyMeans) {
    EXPECT_TRUE(parse_json(nested(400)).has_value());
    EXPECT_FALSE(parse_json(nested(1'000'000)).has_value());
    EXPECT_TRUE(is_nested_too_deep(std::string(1000, '{')));
    EXPECT_FALSE(is_nested_too_deep(""));
}

TEST(Json, BracketsInTextsAndBesideEachOtherDoNotNest) {
    std::string text = "[\"\\\"" + std::string(2000, '[') + "\\\\\"";
    for (int i = 0; i < 2000; ++i) text += ",[{}]";
    EXPECT_TRUE(parse_json(text + "]").has_value());
}

}  // namespace
}  // namespace veritally
