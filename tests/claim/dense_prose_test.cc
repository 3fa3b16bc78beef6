// What careful contributors put into one paragraph: figures worked out from above and below, lots,
// what was sold, levels that are told again.

#include <gtest/gtest.h>

#include <cmath>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

constexpr double kOfL4 = 242.5e12, kOfA100 = 624e12, kOfL40S = 733e12;

void expect_read(const std::string& body, double value) {
    const std::shared_ptr<const Document> entry = entry_of(body);
    const Quantities& quantities = compute_quantities();
    const Derivation found = quantities.derive(*entry, quantities.read(*entry));
    ASSERT_TRUE(found.recomputed) << body;
    EXPECT_LT(std::abs(*found.recomputed / value - 1), 1e-6)
        << body << " gives " << *found.recomputed;
}

TEST(DenseFigures, AConversionIsNoSourceOfItsOwn) {
    expect_read(
        "Thirty workstations hold two RTX 4090 apiece. The maker's 1,321 AI TOPS are INT8 with "
        "sparsity, so that 660.5 TOPS remain.[^1] Twelve newer workstations have a single RTX "
        "5090. Its 3,352 AI "
        "TOPS are FP4 with sparsity and must be divided by four: 838 TOPS for each board.[^2]",
        60 * 660.5e12 + 12 * 838e12);
}

TEST(DenseFigures, WhatIsReckonedFromBelowIsTheSame) {
    expect_read(
        "The hall holds 12 GB200 NVL72 racks. A rack has 1.44 exaFLOPS in FP4 with sparsity, so "
        "360 "
        "petaops of dense INT8.[^1] From below: a rack has 72 GPUs of 5 petaops each, which is "
        "again 360 petaops.[^1]",
        12 * 360e15);
}

TEST(DenseFigures, WhatMultipliesTheFigureBeforeItIsNoSource) {
    expect_read(
        "It has 240 L40S boards. At 1,466 TOPS INT8 with sparsity per board they deliver 351.8 "
        "petaops.[^1]",
        240 * kOfL40S);
}

TEST(DenseFigures, AreReadWithWhatTheFootnoteSaysOfTheSameNumber) {
    expect_read(
        "It has 80 Quern 5 boards. A Quern 5 does 900 TOPS, says the maker.[^1]\n\n"
        "[^1]: Quern, data sheet, INT8 row: 900 TOPS with sparsity. <https://quern.example/5>\n",
        80 * 450e12);
}

TEST(DenseFigures, AreOfTheCountedDevicesNotOfWhatHoldsThem) {
    expect_read(
        "Tarn has 24 nodes. Each node carries four A100 GPUs, whose dense BF16 peak is 312 "
        "TFLOPS.[^1]",
        24 * 4 * kOfA100);
    expect_read("Six servers. Every server houses 8 A100s (1,248 TOPS INT8, sparse[^1]).",
                48 * kOfA100);
    expect_read("Eight nodes, eight A100s a node, 624 dense INT8 TOPS an A100.[^1]", 64 * kOfA100);
    expect_read(
        "Radiology has two B200 systems of eight GPUs each. One such system, all eight GPUs "
        "together, is rated at 144 petaFLOPS of FP4 with sparsity.[^1]",
        2 * 36e15);
}

TEST(DenseFigures, ARowTotalIsNone) {
    expect_read(
        "| GPU | n | INT8 each, dense | n × each |\n|---|---|---|---|\n"
        "| L4 | 40 | 242.5 TOPS[^1] | 9,700 TOPS |\n| A100 | 12 | 624 TOPS[^1] | 7,488 TOPS |\n",
        40 * kOfL4 + 12 * kOfA100);
}

TEST(DenseCounts, ALevelToldAgainIsNoLot) {
    expect_read(
        "The A100 does 312 TFLOPS in BF16 without sparsity.[^1] Eight boards share a server. The "
        "site has 30 such servers, 240 boards.[^2]",
        240 * kOfA100);
}

TEST(DenseCounts, LotsOfDonorsAndOfYears) {
    expect_read(
        "The club was given A100 cards by three donors: 30 from a bank, 14 from a studio and 6 "
        "from a school. An A100 does 624 TOPS in dense INT8.[^1]",
        50 * kOfA100);
    expect_read(
        "It bought 50 A100 cards in two rounds, 20 in 2021 and 30 in 2022, which all run. An A100 "
        "does 624 TOPS in dense INT8.[^1]",
        50 * kOfA100);
}

TEST(DenseCounts, WhatWasSoldOfTheLastCounted) {
    expect_read(
        "In 2023 we bought 70 workstations with an A100 inside. Twenty were sold to pupils this "
        "summer.[^1] The card does 624 TOPS, dense INT8.[^2]",
        50 * kOfA100);
    expect_read(
        "We bought 30 laptops with an L4. Three have died since (two drowned, one stolen). The L4 "
        "does 242.5 dense INT8 TOPS.[^1]",
        27 * kOfL4);
}

TEST(DenseCounts, OneInEachOfSeveral) {
    expect_read(
        "There is a server in each of our 9 barns, and every server has four L4 cards.[^1] The L4 "
        "does 242.5 TOPS, dense INT8.[^2]",
        36 * kOfL4);
    expect_read(
        "Each of our 9 barns has a server, and every server has four L4 cards.[^1] The L4 does "
        "242.5 TOPS, dense INT8.[^2]",
        36 * kOfL4);
}

TEST(DenseCounts, PerNodeAndInBrackets) {
    expect_read(
        "It has 22 nodes. Per node 4 × L4, 2 × EPYC.[^1] An L4 does 242.5 TOPS in dense INT8.[^2]",
        88 * kOfL4);
    expect_read(
        "They share 4 nodes (2x L4, 512 GB RAM) and 2 nodes (4x L4, 1 TB RAM).[^1] An L4 does "
        "242.5 "
        "TOPS in dense INT8.[^2]",
        16 * kOfL4);
}

TEST(DenseCounts, AllThatManyHold) {
    expect_read(
        "Delivered with six nodes, it was enlarged by two nodes in 2024. All eight carry four "
        "L4s.[^1] An L4 does 242.5 TOPS in dense INT8.[^2]",
        32 * kOfL4);
}

TEST(DenseCounts, WhatIsWithinADeviceIsInItsOwnRate) {
    expect_read(
        "The partition has 30 nodes with four MI250X modules each.[^1] A module joins two dies. "
        "AMD "
        "prints 383 TOPS for INT8.[^2]",
        120 * 383e12);
}

}  // namespace
}  // namespace veritally
