// Counts and figures in the plainest words, as an average contributor writes them.

#include <gtest/gtest.h>

#include <cmath>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

constexpr double kH100 = 1979e12, kA100 = 624e12, kL4 = 242.5e12;

Derivation derived(const std::string& body) {
    const std::shared_ptr<const Document> entry = entry_of(body);
    const Quantities& quantities = compute_quantities();
    return quantities.derive(*entry, quantities.read(*entry));
}

void expect_plain(const std::string& body, double value) {
    const Derivation found = derived(body);
    ASSERT_TRUE(found.recomputed) << body;
    EXPECT_LT(std::abs(*found.recomputed / value - 1), 1e-6)
        << body << " gives " << *found.recomputed;
}

TEST(PlainCounts, WhatIsInEachContent) {
    expect_plain(
        "The lab has one DGX A100, which has eight A100s in it, each with 624 INT8 TOPS.[^1]",
        8 * kA100);
    expect_plain(
        "Each DGX A100 has eight GPUs and 4,992 INT8 TOPS. The lab has three DGX A100.[^1]",
        3 * 8 * kA100);
}

TEST(PlainCounts, OfTheOneThatEachHas) {
    expect_plain(
        "Each of the 9 depots has one server. The server has two L4. An L4 does 242.5 INT8 "
        "TOPS.[^1]",
        9 * 2 * kL4);
    expect_plain(
        "There are 31 servers. Eight H100s are in each one, and an H100 does 1,979 INT8 TOPS.[^1]",
        31 * 8 * kH100);
}

TEST(PlainCounts, SoManyPerNodeOnSoManyNodes) {
    expect_plain("L4 cards are used, 3 per host on 14 hosts. An L4 does 242.5 INT8 TOPS.[^1]",
                 3 * 14 * kL4);
    expect_plain("7 nodes, 4 A100s per node, 624 TOPS in INT8 per A100.[^1]", 28 * kA100);
}

TEST(PlainCounts, TheSameOfOthersAgain) {
    expect_plain(
        "Ten desks have one L4 each; four servers have six each. The L4 does 242.5 INT8 TOPS.[^1]",
        (10 + 24) * kL4);
    expect_plain(
        "L4 accelerators run at both sites, 18 in Graz and 32 in Linz. An L4 does 242.5 "
        "INT8 TOPS.[^1]",
        50 * kL4);
}

TEST(PlainCounts, OfDevicesInOneList) {
    expect_plain(
        "They have 10 RTX 3090 (284 INT8 TOPS each), 10 RTX 4090 (660.6 INT8 TOPS each) and 5 RTX "
        "5090 (838 INT8 TOPS each).[^1]",
        10 * 284e12 + 10 * 660.6e12 + 5 * 838e12);
    expect_plain(
        "It has 40 A100 and 16 H100. In INT8, 624 TOPS are given for the A100 and 1,979 for the "
        "H100.[^1]",
        40 * kA100 + 16 * kH100);
    expect_plain(
        "It has 40 A100 and 16 H100. The peaks are 624 INT8 TOPS for each A100 and 1,979 INT8 TOPS "
        "for each H100.[^1]",
        40 * kA100 + 16 * kH100);
}

TEST(PlainCounts, WhatAnotherOwnerHas) {
    expect_plain(
        "Each of the 12 boats carries a Perlin stick (4 INT8 TOPS), and the harbour office has a "
        "single RTX 3090 (284 INT8 TOPS).[^1]",
        12 * 4e12 + 284e12);
}

TEST(PlainCounts, NounsThatHoldSomething) {
    expect_plain("The firm runs 3,000 gauges that contain one accelerator of 2 INT8 TOPS each.[^1]",
                 3000 * 2e12);
    expect_plain("Three trains carry five L4 cards apiece. An L4 does 242.5 INT8 TOPS.[^1]",
                 15 * kL4);
    expect_plain(
        "Of 90 cars, 70 have the small box with 6 INT8 TOPS and the other 20 have the large box "
        "with 26 INT8 TOPS.[^1]",
        70 * 6e12 + 20 * 26e12);
}

TEST(PlainCounts, ContentsOfTheirOwnEach) {
    expect_plain(
        "The firm has 30 cars with two L4 each, 242.5 INT8 TOPS per card.[^1] Its 14 vans carry an "
        "A100 each, 624 INT8 TOPS.[^2]",
        60 * kL4 + 14 * kA100);
    expect_plain(
        "Depots:\n\n| Depot | Cars |\n|---|---|\n| East | 55 |\n| West | 70 |\n\n"
        "Every car has one L4 of 242.5 INT8 TOPS.[^1]",
        125 * kL4);
    expect_plain(
        "All 20 vans have two Hailo-8L chips (13 TOPS INT8 each).[^1] All 14 cars have one "
        "Hailo-8 chip (26 TOPS INT8).[^2]",
        40 * 13e12 + 14 * 26e12);
}

TEST(PlainCounts, TheVerbStandsForBoth) {
    expect_plain(
        "The north campus runs 10 servers and the south campus 6. In every server there "
        "are 8 H100 GPUs, which do 1,979 INT8 TOPS each.[^1]",
        16 * 8 * kH100);
}

TEST(PlainFigures, TheLatterIsNotTheFormerAgain) {
    expect_plain(
        "We have 64 TPU v5e chips and 128 TPU v6e chips. The former do 393 TOPS each, the "
        "latter 1,836 TOPS each, in INT8.[^1]",
        64 * 393e12 + 128 * 1836e12);
}

TEST(PlainCounts, WhatAThingComesTo) {
    expect_plain(
        "There are 150 carts. A computer holds two chips with 70 INT8 TOPS each, so a cart has 140 "
        "TOPS.[^1]",
        150 * 140e12);
}

TEST(PlainCounts, WhatIsNotCounted) {
    expect_plain(
        "Of the 30 L4 cards, 6 have broken down; the other 24 are in use. A card does 242.5 INT8 "
        "TOPS.[^1]",
        24 * kL4);
    expect_plain(
        "There are 22 counters. Each has an L4 of 242.5 INT8 TOPS.[^1] Three broken counters are "
        "not in the number.",
        22 * kL4);
    expect_plain(
        "The mast has 36 L4 boards, one board per antenna. A board does 242.5 INT8 TOPS.[^1]",
        36 * kL4);
}

TEST(PlainCounts, CellsWithTheirContents) {
    expect_plain(
        "| Item | Quantity |\n|---|---|\n| Server with 8 A100 | 12 |\n| Switch | 4 |\n\n"
        "An A100 does 624 INT8 TOPS.[^1]",
        12 * 8 * kA100);
    expect_plain(
        "| Country | Kiosks | Sticks per kiosk |\n|---|---|---|\n| Fin | 40 | 3 |\n| Est | 18 | 2 "
        "|\n\nA stick does 4 INT8 TOPS.[^1]",
        (120 + 36) * 4e12);
}

TEST(PlainCounts, CoresOfAllServers) {
    expect_plain(
        "There are 20 servers with two processors each and 32 cores in each processor. Each core "
        "does 128 INT8 MACs per cycle at 2.5 GHz, and a MAC is two operations.[^1]",
        20 * 2 * 32 * 128 * 2 * 2.5e9);
}

TEST(PlainFigures, ARatioBehindTheirOwnFormat) {
    expect_plain(
        "They have 40 A100. Each does 312 TFLOPS in BF16, and INT8 runs twice as fast.[^1]",
        40 * kA100);
    expect_plain(
        "They own 25 Perlin boxes. The maker says 4 teraflops.[^1] That is the usual FP32 "
        "figure, so each box comes to 16 INT8 TOPS.",
        25 * 16e12);
}

TEST(PlainFigures, AnotherRateIsNoCount) {
    expect_plain(
        "There are 24 L4 cards. The L4 does 242.5 INT8 TOPS (dense; the data sheet has 485 with "
        "sparsity).[^1]",
        24 * kL4);
}

TEST(PlainNames, APluralIsNotTheNextModel) {
    expect_plain("7 nodes, 4 V100s per node. A V100 does 125 TFLOPS in FP16.[^1]", 28 * 125e12 * 2);
}

TEST(PlainNames, WhatIsRatedLaterIsNotTheEarlierFigures) {
    const Derivation d = derived(
        "The 40 tablets have a chip of 11 INT8 TOPS each. The server has two L4 of 242.5 INT8 TOPS "
        "each.[^1]");
    ASSERT_TRUE(d.recomputed);
    EXPECT_DOUBLE_EQ(*d.recomputed, 40 * 11e12 + 2 * kL4);
    EXPECT_EQ(d.terms.front().usual, -1);
}

/// The counts stand in names that are no numbers: 'tarn01–04'.
TEST(PlainTotals, WhatTheTextWritesOutIsNotHeldAgainstIt) {
    const std::string body =
        "| Nodes | GPUs per node | GPU | INT8 per GPU |\n|---|---|---|---|\n"
        "| tarn01–04 | 8 | A100 | 624 TOPS |\n| tarn05–06 | 4 | L4 | 242.5 TOPS |\n\n"
        "That is 32 × 624 = 19,968 TOPS plus 8 × 242.5 = 1,940 TOPS.[^1]\n";
    const auto entry =
        read_document("e.md", "---\nname: Tarn\ncompute: 2.2e+16\n---\n\n## Scope\n\n" + body);
    const Quantities& quantities = compute_quantities();
    EXPECT_NE(quantities.derive(*entry, quantities.read(*entry)).verdict,
              Derivation::Verdict::inconsistent);
}

}  // namespace
}  // namespace veritally
