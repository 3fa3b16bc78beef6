#include "base/interrupt.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

TEST(InterruptWatch, TakesTheFirstSignalAsAWish) {
    for (int signal : {SIGINT, SIGTERM}) {
        const InterruptWatch watch;
        EXPECT_FALSE(watch.requested());
        ::raise(signal);
        EXPECT_TRUE(watch.requested());
    }
}

TEST(InterruptWatch, EndsTheProgramWithTheSecond) {
    EXPECT_EXIT(
        {
            const InterruptWatch watch;
            ::raise(SIGINT);
            ::raise(SIGINT);
        },
        testing::KilledBySignal(SIGINT), "");
}

TEST(InterruptWatch, PutsBackWhatWasThere) {
    struct sigaction before {
    }, after{};
    ::sigaction(SIGINT, nullptr, &before);
    { const InterruptWatch watch; }
    ::sigaction(SIGINT, nullptr, &after);
    EXPECT_EQ(before.sa_handler, after.sa_handler);
}

}  // namespace
}  // namespace veritally
