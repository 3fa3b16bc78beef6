#include "link/answer.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

TEST(Answer, NamesEveryFailureAndReadsItBack) {
    for (std::size_t i = 0; i < kFailures; ++i) {
        const auto failure = static_cast<Failure>(i);
        EXPECT_FALSE(failure_name(failure).empty());
        EXPECT_EQ(parse_failure(failure_name(failure)), failure);
    }
    EXPECT_EQ(parse_failure("timeout"), Failure::timeout);
    EXPECT_EQ(parse_failure("private_address"), Failure::private_address);
    EXPECT_EQ(parse_failure("not_recorded"), Failure::not_recorded);
    EXPECT_EQ(parse_failure("late"), std::nullopt);
}

TEST(Answer, TellsWhatWasNotJudged) {
    EXPECT_TRUE(not_judged(Failure::no_network));
    EXPECT_TRUE(not_judged(Failure::out_of_time));
    EXPECT_FALSE(not_judged(Failure::timeout));
    EXPECT_FALSE(not_judged(Failure::private_address));
}

TEST(Answer, FindsTheFirstHeaderOfAName) {
    const Headers headers = {{"server", "a"}, {"link", "x"}, {"link", "y"}};
    EXPECT_EQ(header(headers, "link"), "x");
    EXPECT_EQ(header(headers, "location"), "");
}

}  // namespace
}  // namespace veritally
