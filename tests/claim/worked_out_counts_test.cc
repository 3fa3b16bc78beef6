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
