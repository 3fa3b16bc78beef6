// Counts that the text works out of others: taken where they follow, left where they do not.

#include <gtest/gtest.h>

#include <string>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

Derivation of_cards(const std::string& scope, const std::string& stated = "") {
    const auto document =
        read_document("entry.md", "---\nname: Vane\ncompute: " + stated + "\n---\n\n## Scope\n\n" +
                                      scope + " A card has 100 dense INT8 TOPS.[^a]\n");
    const Quantities& quantities = compute_quantities();
    return quantities.derive(*document, quantities.read(*document));
}

/// What follows of the scope, in cards.
double cards_of(const std::string& scope) {
    return of_cards(scope).recomputed.value_or(0) / 1e14;
}

TEST(WorkedOutCounts, ThatDoNotFollowAreNotTaken) {
    for (const char* scope : {
             "The mine has 36 chassis with 4 cards each, so 156 cards.[^a]",
             "The mine has 36 chassis with 4 cards each, 36 × 4 = 156 cards.[^a]",
             "36 chassis, 4 cards per chassis → 156 cards.[^a]",
             "The mine has 36 chassis with four cards each. That is 156 cards in total.[^a]",
             "The mine has 36 chassis with four cards each, for a total of 156 cards.[^a]",
             "The mine has 36 chassis with four cards each, which makes 124 cards.[^a]",
         }) {
        EXPECT_NEAR(cards_of(scope), 144, 0.01) << scope;
    }
}

TEST(WorkedOutCounts, ThatMayHaveMoreInThemAreNotHeldAgainstTheEntry) {
    for (const char* scope : {
             "The mine has 36 chassis with 4 cards each and 12 loose ones, so 156 cards.[^a]",
             "The mine has 36 chassis with 4 cards each. With the 12 in the lab that is 156 "
             "cards.[^a]",
             "The mine has 39 chassis with four cards each, so 156 cards.[^a]",
         }) {
        EXPECT_TRUE(of_cards(scope, "1.56e+16").faults.empty()) << scope;
    }
}

TEST(WorkedOutCounts, ThatAreAddedUpWronglyAreNamedSo) {
    for (const char* scope : {
             "The firm has 64 cards in Oslo and 32 in Bergen, 98 cards in total.[^a]",
             "The firm has 64 cards in Oslo and 32 cards in Bergen, which makes 98 cards.[^a]",
             "The firm runs 40 cards in Oslo, 32 in Bergen and 24 in Narvik; 40 + 32 + 24 = 98 "
             "cards.[^a]",
         }) {
        const Derivation d = of_cards(scope, "9.8e+15");
        ASSERT_EQ(d.faults.size(), 1u) << scope;
        EXPECT_EQ(d.faults[0].rule, "sum") << scope;
        EXPECT_EQ(d.faults[0].wording, "misadded") << scope;
        EXPECT_NEAR(d.faults[0].recomputed, 9.6e15, 1e9) << scope;
    }
    for (const char* scope : {
             "The firm has 64 cards in Oslo and 32 in Bergen, with the old ones 98 cards.[^a]",
             "The firm has 64 cards in Oslo and 32 in Bergen, 98 cards in total including the "
             "spares.[^a]",
         }) {
        EXPECT_TRUE(of_cards(scope, "9.8e+15").faults.empty()) << scope;
    }
}

TEST(WorkedOutCounts, AddUpWhatIsKnownOfTheDeviceAlone) {
    const auto document = read_document("entry.md",
                                        "---\nname: Vane\ncompute: 1.9e+17\n---\n\n## Scope\n\n"
                                        "The firm has 64 H100 in Oslo and 32 in Bergen.[^a]\n");
    const Quantities& quantities = compute_quantities();
    const Derivation d = quantities.derive(*document, quantities.read(*document));
    ASSERT_TRUE(d.recomputed);
    EXPECT_NEAR(*d.recomputed / (96 * 1.979e15), 1, 1e-6);
    EXPECT_TRUE(d.faults.empty());
}

TEST(WorkedOutCounts, StandBesideARecordThatIsNamed) {
    EXPECT_NEAR(
        cards_of("Hardware, per the 2024 record: 24 blades, 4 cards per blade, 96 cards.[^a]"), 96,
        0.01);
}

TEST(WorkedOutCounts, LeaveOutWhatIsPlanned) {
    EXPECT_NEAR(cards_of("At present 64 cards are installed at the studio, and the board has "
                         "approved another 192, which are expected next spring.[^a] For 64 + 192 "
                         "= 256 cards the hall is large enough."),
                64, 0.01);
}

}  // namespace
}  // namespace veritally
