// Counts that nothing but the text's own arithmetic tells.

#include <gtest/gtest.h>

#include <cmath>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

std::optional<double> recomputed(const std::string& body) {
    const std::shared_ptr<const Document> entry = entry_of(body);
    const Quantities& quantities = compute_quantities();
    return quantities.derive(*entry, quantities.read(*entry)).recomputed;
}

void expect_near(const std::string& body, double value) {
    const std::optional<double> found = recomputed(body);
    ASSERT_TRUE(found) << body;
    EXPECT_LT(std::abs(*found / value - 1), 1e-6) << body << " gives " << *found;
}

TEST(ToldCounts, ANumberThatLeadsToAResult) {
    expect_near(
        "Sixty-one ferries were rebuilt. The Merle unit does 20 TOPS in INT8. The fleet "
        "as a whole has 1,220 TOPS.",
        61 * 20e12);
}

TEST(ToldCounts, AShareThatIsWorkedOut) {
    expect_near(
        "The town's share of the machine is 15 percent. It peaks at 40 petaflops in FP64, "
        "so the town has 6 petaflops.",
        0.15 * 40e15 * 8);
}

TEST(ToldCounts, AFactorOfAFormatIsNone) {
    expect_near("The Merle unit does 2 petaflops in FP64. Multiplied by 8 it is 16 POPS.",
                2e15 * 8);
}

TEST(ToldCounts, AMeasuredFigureIsSaidSoByTheNextSentence) {
    expect_near(
        "A Merle card does 300 TOPS in INT8. My loops got 210 TOPS in INT8. Those are "
        "measurements.",
        300e12);
}

TEST(ToldCounts, WhatIsPutAsideByItsNameIsNoPart) {
    expect_near(
        "The graphics side does 1.5 TFLOPS in FP32, and the four cores do 400 GFLOPS in "
        "FP32. The cores are left out.",
        1.5e12 * 4);
}

TEST(ToldCounts, FiguresAndWhatIsCountedPairInOrder) {
    expect_near(
        "There are six Merle sticks, five Pika boards and three Doro kits. In INT8 these have "
        "26 TOPS,[^1] 130 TOPS[^2] and 32 TOPS[^3] each.\n\n[^1]: A.\n\n[^2]: B.\n\n[^3]: C.\n",
        (6 * 26 + 5 * 130 + 3 * 32) * 1e12);
}

TEST(ToldCounts, WhatIsOnlyPlannedIsNoPart) {
    expect_near(
        "- 64 Merle cards, INT8 300 TOPS each.\n"
        "- 40 Pika cards are planned. INT8 900 TOPS.\n",
        64 * 300e12);
    expect_near(
        "### In use\n\nThere are 64 Merle cards of 300 TOPS in INT8.\n\n### Planned\n\nOf 40 Pika "
        "cards that are on order, each does 900 TOPS in INT8.\n",
        64 * 300e12);
}

TEST(ToldCounts, AStepThatKeepsItsNumberAddsNothing) {
    expect_near(
        "1. Three Merle cards.\n2. Quoted of a card: 4,000 TFLOPS of FP4, sparse.[^1]\n3. Taken "
        "on: "
        "4,000 TFLOPS of FP4, dense.\n\n[^1]: A.\n",
        3 * 1000e12);
}

TEST(ToldCounts, WhatAnotherQuantityIsPer) {
    expect_near(
        "Merle, with 1,084 nodes and 128 GB of memory per node, has a peak of 1.1 petaflops in "
        "FP64.",
        1.1e15 * 8);
}

TEST(ToldCounts, AnArrayByItsSidesAndByItsCells) {
    expect_near(
        "The core is an array of 64 by 64 cells, and each of the 4,096 cells finishes one INT8 "
        "multiply-accumulate in every cycle, at 250 MHz.",
        64 * 64 * 2 * 250e6);
}

TEST(ToldCounts, AClockThatOpensItsCell) {
    expect_near(
        "| clock | of |\n|---|---|\n| 5 | GHz core |\n\nAn engine does 2 INT8 operations per "
        "cycle.\n",
        2 * 5e9);
}

TEST(ToldCounts, ARateOfABoardIsOfEach) {
    expect_near("It runs 112 boards. That gives 22.5 INT8 TOPS a board.", 112 * 22.5e12);
}

TEST(ToldCounts, EverydayWordsHideNoFigure) {
    for (const char* words :
         {"The original configuration has 40 Merle cards of 300 dense INT8 TOPS each.",
          "The school obtained 40 Merle cards of 300 dense INT8 TOPS each.",
          "It runs at full capacity with 40 Merle cards of 300 dense INT8 TOPS each.",
          "In a neighbouring building, each of 40 Merle cards gives 300 dense INT8 TOPS."}) {
        expect_near(words, 40 * 300e12);
    }
}

TEST(ToldCounts, WhatIsCalledAMeasurementInPassingIsQuoted) {
    expect_near(
        "The claim of 300 dense INT8 TOPS looks like a measurement under the best "
        "conditions.",
        300e12);
}

TEST(ToldCounts, ListsOfOtherThingsHaveNoUnit) {
    expect_near(
        "- Peak: 300 dense INT8 TOPS for each of 40 Merle cards\n"
        "- Models: 90 sparse, 30 dense\n",
        40 * 300e12);
}

TEST(ToldCounts, ListsGoOnWithTheirUnit) {
    expect_near("- Merle: 90 TOPS sparse INT8\n- Finch: 70 sparse, so 35 dense INT8\n",
                45e12 + 35e12);
}

TEST(ToldCounts, WhatTheTextWorksOutStepByStep) {
    expect_near(
        "A Merle engine does 36 TOPS in INT8. A chip holds two accelerators, 72 TOPS, and a board "
        "holds two chips. A board thus has 144 TOPS.",
        4 * 36e12);
}

TEST(ToldCounts, LotsOfOneDeviceAreAdded) {
    expect_near(
        "Oslo: 40 A100 and 8 H100. Turku: 24 A100 and 16 H100. The A100 has 624 dense "
        "INT8 TOPS, the H100 1,979 dense INT8 TOPS.",
        64 * 624e12 + 24 * 1979e12);
}

TEST(ToldCounts, FiguresThatLeaveOutTheirUnit) {
    expect_near(
        "There are 10 A100s and 20 T4s. A100s reach 624 dense INT8 TOPS each, T4s are at "
        "130.",
        10 * 624e12 + 20 * 130e12);
}

TEST(ToldCounts, APeakBehindABenchmark) {
    expect_near(
        "Orrin scores 23.52 PFLOPS in Linpack (FP64) against a theoretical peak of 38.75 "
        "PFLOPS.",
        38.75e15 * 8);
}

TEST(ToldCounts, AFigureOfAGroupIsCountedByGroups) {
    expect_near(
        "A server reaches 15,832 dense INT8 TOPS with its eight H100 SXM GPUs. The firm has "
        "25 servers of this kind.",
        25 * 15832e12);
    expect_near(
        "Every node combines one H100 PCIe card (1,513 dense INT8 TOPS) with two L4s (242.5 "
        "dense INT8 TOPS per card), and there are 14 nodes.",
        14 * (1513e12 + 2 * 242.5e12));
}

TEST(ToldCounts, OfTwoThatAreCountedApartEachHasItsLot) {
    expect_near(
        "Of A100s, at 624 dense INT8 TOPS each, there are 48; of T4s, at 130 dense INT8 TOPS "
        "each, there are 22.",
        48 * 624e12 + 22 * 130e12);
}

TEST(ToldCounts, LotsThatAreMultipliedOutOneByOne) {
    expect_near(
        "A Merle card does 250 TOPS in INT8.[^a] The hall in Perth holds 96, which is 24 "
        "petaops. In Cardiff there are 48, good for 12 petaops. Leeds runs 20: 5 petaops.",
        164 * 250e12);
}

TEST(ToldCounts, AHalvingIsNoRatioOfFormatsThatAreDeniedOne) {
    expect_near(
        "A Merle card is quoted at 72 petaflops in FP8 with sparsity.[^a] After halving, and with "
        "no factor between FP8 and INT8, it stands at 36 petaops.",
        36e15);
}

TEST(ToldCounts, WhatAParagraphCountsAgain) {
    expect_near(
        "- A Merle card does 250 TOPS in INT8.[^a]\n"
        "- The owner has 3,000 of the cards.[^b]\n\n"
        "Three thousand cards at 250 TOPS come to 9.1e17 operations per second.",
        3000 * 250e12);
}

TEST(ToldCounts, EachThatEndsACountIsNotTheFiguresOwn) {
    expect_near(
        "Ouzel has 5,860 nodes with two Merle 6 processors each and a peak of 206 petaops in "
        "INT8.[^a]",
        206e15);
}

TEST(ToldCounts, StepsFromTheChipOutwards) {
    const std::string steps =
        "A Merle card does 640 TOPS in INT8.[^a] Grouped by four in a node they reach 2.56 "
        "petaops. With sixteen nodes high, a rack stands at 40.96 petaops. There are six racks, ";
    expect_near(steps + "which makes 245.8 petaops.", 4 * 16 * 6 * 640e12);
    expect_near(steps + "which makes 245.8 exaops.", 4 * 16 * 6 * 640e12);
}

}  // namespace
}  // namespace veritally
