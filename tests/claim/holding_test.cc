#include "claim/counts/holding.h"

#include <gmock/gmock.h>

#include "claim/text/nouns.h"
#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

using testing::ElementsAre;

/// What is there today, in order of place.
std::vector<double> counts_in(const std::string& body) {
    const std::shared_ptr<const Document> entry = entry_of(body);
    std::vector<double> counts;
    for (const Holding& holding : compute_quantities().read(*entry).holdings) {
        if (holding.present()) counts.push_back(holding.count());
    }
    return counts;
}

TEST(Holding, ItemsLikeTheOneAbove) {
    EXPECT_THAT(counts_in("- Oslo: 70 Merle cards.\n- Turku: 31, likewise Merle.\n"
                          "- Riga: 22 of the same type.\n"),
                ElementsAre(70, 31, 22));
}

TEST(Holding, StockAndLotsByYear) {
    EXPECT_THAT(counts_in("They had 40 Merle cards in 2020, 55 in 2021 and 90 in 2022."),
                ElementsAre(90));
    EXPECT_THAT(counts_in("They bought 40 Merle cards in 2020, 55 in 2021 and 90 in 2022."),
                ElementsAre(40, 55, 90));
    EXPECT_THAT(counts_in("They bought 90 Merle cards in 2020, of which 40 in spring."),
                ElementsAre(90));
    EXPECT_THAT(counts_in("It began with 12 Merle cards; since 2021 there have been 30."),
                ElementsAre(30));
}

TEST(Holding, WhatIsLeftOfAll) {
    EXPECT_THAT(counts_in("There are 50 nodes. All but six hold four Merle cards each."),
                ElementsAre(44 * 4));
    EXPECT_THAT(counts_in("Three quarters of them are new, and 4 × 5 × 6 Merle cards are used."),
                ElementsAre(120));
}

TEST(Holding, GroupsAndWhatEachOfThemHolds) {
    EXPECT_THAT(counts_in("The school has three servers, and each has eight Merle cards."),
                ElementsAre(24));
    EXPECT_THAT(counts_in("In the hall stand 30 servers with four Merle cards in each of them."),
                ElementsAre(120));
    EXPECT_THAT(counts_in("It has 12 racks, and in a rack stand six Merle servers."),
                ElementsAre(72));
    EXPECT_THAT(counts_in("Each of the two has 900 Merle cards."), ElementsAre(1800));
    EXPECT_THAT(counts_in("There are six servers in two halls, and each has five Merle cards."),
                ElementsAre(30));
}

TEST(Holding, OneGroupThatStandsForEach) {
    EXPECT_THAT(counts_in("There are 11 racks. One rack has nine nodes of eight Merle cards."),
                testing::Contains(11 * 9 * 8));
    EXPECT_THAT(counts_in("There are 16 nodes. One node has four Merle cards, two nodes have "
                          "eight Merle cards each."),
                testing::Not(testing::Contains(64)));
    EXPECT_THAT(counts_in("Forty boards are in service. Each carries two Merle chips."),
                testing::Contains(80));
    EXPECT_THAT(counts_in("Every desk got a Merle card (30 in all), and the pool shares 12 Pika "
                          "cards."),
                testing::Contains(12));
}

TEST(Holding, WhatWasRetiredIsThereNoMore) {
    EXPECT_THAT(counts_in("They ran 240 Merle cards. They were retired when 90 Pika cards came."),
                ElementsAre(90));
    EXPECT_THAT(counts_in("They ran 240 Merle cards. They were never retired."), ElementsAre(240));
    EXPECT_THAT(counts_in("They ran 60 Merle cards. Scrapped and sold in 2024. Now there are 90 "
                          "Pika cards."),
                ElementsAre(90));
    EXPECT_THAT(counts_in("They bought 60 Merle cards. A flood cost them twelve of them, which "
                          "were scrapped; the others are in service."),
                ElementsAre(48));
    EXPECT_THAT(counts_in("The record had 400 Merle cards; since then the fleet has grown to 548."),
                ElementsAre(548));
}

TEST(Holding, WhatIsNoCount) {
    EXPECT_THAT(counts_in("They own six Merle cards, bought between March and July 2025. Cards "
                          "cost less by then."),
                ElementsAre(6));
    EXPECT_THAT(counts_in("The core is an array of 64 by 64 cards."), ElementsAre());
    EXPECT_THAT(counts_in("In 2024 Merle sold nodes."), ElementsAre());
    EXPECT_THAT(counts_in("The unit of the 288V is a Merle chip."), ElementsAre());
    EXPECT_THAT(counts_in("A Merle AI 300 chip is in it."), ElementsAre());
}

TEST(Holding, WhatGrewIsNoneOfThem) {
    for (const char* other :
         {"The power limit was raised to 700 watts.", "The lease has been extended to 12.",
          "The staff was increased to 50.", "Of outages there have been 12.",
          "The budget was raised to 900 million euros."}) {
        EXPECT_THAT(counts_in(std::string("It has 400 Merle cards. ") + other),
                    testing::Contains(400))
            << other;
    }
    EXPECT_THAT(counts_in("It has 40 Merle cards. The number was raised to 90."), ElementsAre(90));
    EXPECT_THAT(counts_in("It has 400Merle7 cards."), ElementsAre(400));
}

TEST(Holding, PlannedOnesAreNoneOfATotal) {
    EXPECT_THAT(counts_in("It runs 300 Merle cards. A further 100 cards were ordered and will come "
                          "next year. For the 400 cards it counts two halls."),
                ElementsAre(300, 2));
    EXPECT_THAT(counts_in("It runs 768 NVIDIA A100. Another 288 are planned. Together these are "
                          "1,056 accelerators."),
                ElementsAre(768));
}

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

TEST(Holding, GroupsThatSayWhatTheyHold) {
    EXPECT_THAT(counts_in("The lab has 30 eight-way H100 servers."), ElementsAre(240));
    EXPECT_THAT(counts_in("The lab has 30 quad-GPU H100 nodes."), ElementsAre(120));
    EXPECT_THAT(counts_in("The lab has 30 8×H100 nodes."), ElementsAre(240));
    EXPECT_THAT(counts_in("They bought a 48-GPU cluster."), ElementsAre(48));
    EXPECT_THAT(counts_in("A chassis takes a dozen Merle chips, and five such chassis are there."),
                ElementsAre(60, 5));
    EXPECT_THAT(counts_in("Two Merle boards sit on a blade, and 30 blades are there."),
                ElementsAre(60, 30));
    EXPECT_THAT(counts_in("It has three halls. 48 Merle cards run in a hall in Oslo."),
                ElementsAre(3, 48));
    EXPECT_THAT(counts_in("The chips come four to a board; 16 boards are there."),
                ElementsAre(64, 16));
}

TEST(Holding, WhatNamesItStandsElsewhere) {
    EXPECT_THAT(counts_in("A100 ×28 in the hall."), ElementsAre(28));
    EXPECT_THAT(counts_in("The fleet of Merle cards numbers 2,816."), ElementsAre(2816));
    EXPECT_THAT(counts_in("The Merle boards number 12."), ElementsAre(12));
    EXPECT_THAT(counts_in("The Merle board number 12 failed."), ElementsAre());
    EXPECT_THAT(counts_in("In stock: NVIDIA A40, qty. 44."), ElementsAre(44));
    EXPECT_THAT(counts_in("An A100 peaks at 624 TOPS, and the company owns 72."), ElementsAre(72));
    EXPECT_THAT(counts_in("There are A100s and H100s: 12 of the former, 40 of the latter."),
                ElementsAre(12, 40));
    EXPECT_THAT(counts_in("It has 48 A100s in Oslo, 32 in Turku and 16 in Riga."),
                ElementsAre(48, 32, 16));
}

TEST(Holding, SharesAndMultiplesOfWhatIsCounted) {
    EXPECT_THAT(counts_in("A quarter of the 48 nodes hold four A100s each."), ElementsAre(48));
    EXPECT_THAT(counts_in("Sixty per cent of the 50 boards are A10s, the rest are T4s."),
                ElementsAre(30, 20));
    EXPECT_THAT(counts_in("Oslo has 30 A100s and Turku twice as many."), ElementsAre(30, 60));
    EXPECT_THAT(counts_in("All but two of the 24 servers hold eight T4 cards."), ElementsAre(176));
    EXPECT_THAT(counts_in("A third of the 50 nodes hold four A100s each."), ElementsAre(50 * 4));
}

TEST(Holding, NumbersInARowAreDevicesInARow) {
    EXPECT_THAT(counts_in("A100, L40S and H100 boards number 12, 20 and 8."),
                ElementsAre(12, 20, 8));
    EXPECT_THAT(counts_in("Between 18 and 22 A100 cards are there."), ElementsAre(22));
}

TEST(Holding, WhatReplacedOthersIsThere) {
    EXPECT_THAT(counts_in("In 2021 came 32 A100 cards, replacing the old ones."), ElementsAre(32));
    EXPECT_THAT(counts_in("20 servers were joined by 12, so that 32 servers are running."),
                ElementsAre(32));
    EXPECT_THAT(counts_in("They ordered 40 A100 cards and received them in full."),
                ElementsAre(40));
}

TEST(Holding, WhatHasComeOfAnOrderIsThere) {
    EXPECT_THAT(counts_in("Of the 90 Merle cards that were ordered, 55 have been installed."),
                ElementsAre(55));
    EXPECT_THAT(counts_in("Of the 90 Merle cards that were ordered, 55 are due in May."),
                testing::IsEmpty());
}

TEST(Holding, LotsOfOneKindHoldWhatAllDo) {
    EXPECT_THAT(
        counts_in("The first phase had 12 nodes, the second 18, each node with four A100s."),
        testing::IsSupersetOf({12.0 * 4, 18.0 * 4}));
    EXPECT_THAT(counts_in("Servers with four A100s stand in two towns: 9 in Ulm and 7 in Bonn."),
                testing::IsSupersetOf({9.0 * 4, 7.0 * 4}));
}

TEST(Holding, WhatIsWorkedOutIsTheTotal) {
    EXPECT_THAT(counts_in("Eight racks hold nine servers with four Merle cards each: 8 × 9 × 4 = "
                          "288 cards."),
                testing::Contains(288));
    EXPECT_THAT(counts_in("It has 38 cars, all built between 2020 and 2022 with one computer."),
                testing::Not(testing::Contains(2022)));
}

TEST(Holding, ColumnsThatDevicesHead) {
    EXPECT_THAT(counts_in("| Hall | H100 | A100 |\n|---|---|---|\n| One | 16 | 40 |\n"
                          "| Two | 24 | 8 |\n"),
                ElementsAre(16, 40, 24, 8));
}

TEST(Holding, SeveralThingsInOneGroup) {
    EXPECT_THAT(counts_in("There are 64 nodes with two CPUs and four A100s each."),
                ElementsAre(128, 256));
    EXPECT_THAT(counts_in("There are 64 nodes with two CPUs, 512 GB of RAM and four A100s."),
                testing::Contains(256));
    EXPECT_THAT(counts_in("There are 64 nodes (4× A100)."), ElementsAre(256));
    EXPECT_THAT(counts_in("64 nodes x 4 A100 are in use."), ElementsAre(256));
    EXPECT_THAT(counts_in("64 nodes (256 A100) are in use."), testing::Contains(256));
}

TEST(Holding, WhatEachOfThemHoldsIsSaidLater) {
    EXPECT_THAT(counts_in("There are 130 blades. Four A100s are soldered onto every blade."),
                testing::Contains(520));
    EXPECT_THAT(counts_in("One sees 24 racks; inside each are six servers, and inside each server "
                          "four A100 GPUs."),
                testing::Contains(576));
    EXPECT_THAT(counts_in("There are 1,200 buses, and every bus is equipped with two A100 cards."),
                testing::Contains(2400));
    EXPECT_THAT(counts_in("So far 91 of the cubesats fly, every one with two A100 chips."),
                testing::Contains(182));
    EXPECT_THAT(counts_in("They took over 64 GB200 superchips. A GB200 superchip unites one Grace "
                          "processor and two Blackwell GPUs."),
                testing::Contains(128));
    EXPECT_THAT(counts_in("It has 64 GPU nodes and 300 CPU nodes; a GPU node has four A100s."),
                testing::Contains(256));
}

TEST(Holding, LotsInOtherPlaces) {
    EXPECT_THAT(counts_in("It has 200 A100s in Oslo and a further 56 in Bergen."),
                ElementsAre(200, 56));
    EXPECT_THAT(counts_in("In Oslo it has 200 A100s, in Bergen 56."), ElementsAre(200, 56));
    EXPECT_THAT(counts_in("One has eight A100s, the other four."), ElementsAre(8, 4));
    EXPECT_THAT(counts_in("It has ten servers; six of these carry eight A100s, the rest four."),
                testing::IsSupersetOf({48.0, 16.0}));
}

TEST(Holding, WhatWentIsTakenOff) {
    EXPECT_THAT(counts_in("96 A100 cards came. Seven of them went to a partner, which leaves 89."),
                testing::AllOf(testing::Contains(89), testing::Not(testing::Contains(96))));
    EXPECT_THAT(counts_in("Of 192 T4 boards bought, 56 have been taken out of service, so 136 are "
                          "left running. 192 T4 boards give 25 petaops."),
                ElementsAre(136));
    EXPECT_THAT(counts_in("The institute bought 200 T4 boards. In 2025 the 200 T4 boards are "
                          "switched off and sold for scrap."),
                ElementsAre());
    EXPECT_THAT(counts_in("It has 20 servers with eight A100s each, of which two were retired."),
                ElementsAre(160));
}

TEST(Holding, WhatIsThereByNow) {
    EXPECT_THAT(counts_in("It had 40 A100 cards in 2021 and 96 since 2023."), ElementsAre(96));
    EXPECT_THAT(counts_in("It bought 48 A100s in 2021 and as many again in 2022."),
                ElementsAre(48, 48));
}

TEST(Holding, LabelsThatSayOfWhatItIsOne) {
    EXPECT_THAT(counts_in("- servers: 12\n- H100 per server: 8\n"), testing::Contains(96));
    EXPECT_THAT(
        counts_in("| Item | Number |\n|---|---|\n| Servers | 12 |\n| H100 per server | 8 |\n"),
        testing::Contains(96));
}

TEST(Holding, RowsThatCountBothGroupsAndAll) {
    EXPECT_THAT(counts_in("| Site | Servers | GPUs |\n|---|---|---|\n| Oslo | 12 | 96 |\n"),
                ElementsAre(96));
    EXPECT_THAT(
        counts_in("| Site | Servers | H100 per server |\n|---|---|---|\n| Oslo | 12 | 8 |\n"),
        ElementsAre(96));
}

}  // namespace
}  // namespace veritally
