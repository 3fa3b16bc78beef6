// Which of several slips that lead to the stated figure is named: what the text shows decides.

#include <gtest/gtest.h>

#include <string>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

/// The rule of the first fault; "" without one.
std::string named(const std::string& stated, const std::string& scope) {
    const std::shared_ptr<const Document> entry =
        read_document("entry.md", "---\nname: Ferry School\ncompute: " + stated +
                                      "\n---\n\n## Scope\n\n" + scope + "\n");
    const Quantities& quantities = compute_quantities();
    const Derivation d = quantities.derive(*entry, quantities.read(*entry));
    return d.faults.empty() ? "" : std::string(d.faults.front().rule);
}

constexpr const char* kBf16 = "It has 40 Quern 5 boards of 300 TFLOPS each in BF16, ";

TEST(LikeliestSlip, IsTheStepLeftOutRatherThanOneThatNobodyAsksFor) {
    EXPECT_EQ(named("1.2e+16", std::string(kBf16) + "without sparsity.[^1]"), "precision");
    EXPECT_EQ(named("2.56e+13",
                    "The core completes 64,000 multiply-accumulates of INT8 a cycle, "
                    "dense, at 400 MHz.[^1]"),
              "mac-counting");
}

TEST(LikeliestSlip, IsAStepThatNobodyAsksForWhereTheTextTakesIt) {
    EXPECT_EQ(named("1.2e+16", std::string(kBf16) +
                                   "dense.[^1] In INT8 that is 600 TOPS, and without the gain from "
                                   "sparsity 300 TOPS."),
              "sparsity");
}

constexpr const char* kFp4 = "It has 6 Quern 5 boards of 2,000 TFLOPS each in FP4 with sparsity.";

TEST(LikeliestSlip, OfTwoStepsIsTheOneThatIsNotSpokenOf) {
    EXPECT_EQ(named("6e+15", std::string(kFp4) + "[^1] Half of it, 1,000, is the dense rate."),
              "precision");
    EXPECT_EQ(named("6e+15", std::string(kFp4) + "[^1] From FP4 to INT8 it is halved: 1,000 TOPS."),
              "sparsity");
}

TEST(LikeliestSlip, IsTheStepThatASentenceSaysWasTaken) {
    const std::string quoted = std::string(kFp4) + "[^1] ";
    EXPECT_EQ(named("6e+15", quoted + "Removing sparsity halves it."), "precision");
    EXPECT_EQ(named("6e+15", quoted + "A MAC is two operations, which doubles it."),
              "mac-counting");
    EXPECT_EQ(named("6e+15", quoted + "A MAC is two operations, so it is not doubled."),
              "sparsity");
}

TEST(LikeliestSlip, ShowsInWhatTheStepsComeTo) {
    const std::string quoted =
        "It is one Quern 5, which the maker rates at 195 TFLOPS in FP16 without sparsity, and 390 "
        "TOPS in INT8 without, 780 with sparsity.[^1]";
    EXPECT_EQ(named("1.95e+14", quoted + " Leaving sparsity out, 390 TOPS are halved to 195 TOPS."),
              "sparsity");
}

TEST(LikeliestSlip, IsNoOtherCountWhereTheProductTakesAllLevels) {
    EXPECT_EQ(
        named("2.56e+17",
              "There are 16 servers of eight Quern 5 boards, 128 in all.[^1] A board has 2,000 "
              "TOPS in INT8 with sparsity.[^2] 128 × 2,000 TOPS = 256,000 TOPS."),
        "sparsity");
}

TEST(LikeliestSlip, IsThePartLeftOutRatherThanAnOddConversionOfAnother) {
    EXPECT_EQ(named("4e+16",
                    "It has 40 Quern 5 boards of 1,000 dense INT8 TOPS each, and 20 Tarn 2 boards "
                    "of 500 TFLOPS each in BF16, dense.[^1]"),
              "sum");
}

}  // namespace
}  // namespace veritally
