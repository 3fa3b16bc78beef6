// Groups that hold other things beside the devices: a list of what is in each of them.

#include <gtest/gtest.h>

#include <string>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

double of_boards(const std::string& scope) {
    const std::shared_ptr<const Document> entry = read_document(
        "entry.md",
        "---\nname: Vane\ncompute: \n---\n\n## Scope\n\n" + scope + "[^a] " +
            "A Quern 5 board reaches 500 dense INT8 TOPS.[^b]\n\n[^a]: Vane.\n[^b]: Quern.\n");
    const Quantities& quantities = compute_quantities();
    return quantities.derive(*entry, quantities.read(*entry)).recomputed.value_or(0);
}

TEST(ListedBeside, CountsTheDevicesOfEachGroup) {
    for (const char* scope : {
             "There are 30 vans, each with 21 cameras and two Quern 5 boards.",
             "Its 30 vans carry 21 cameras, two radios and two Quern 5 boards each.",
             "Every one of the 30 vans has 21 cameras, a radio and two Quern 5 boards.",
             "There are 30 vans. Each has four cameras and two Quern 5 boards.",
             "There are 30 vans. Each has two Quern 5 boards, four cameras and a radio.",
             "There are 30 vans. A van has four cameras and two Quern 5 boards.",
             "30 vans are on the road. In each there are two Quern 5 boards.",
             "There are 30 vans, each with 64 GB of memory and two Quern 5 boards.",
             "It runs 30 vans, and every van holds 64 GB of memory, a radio and two Quern 5 "
             "boards.",
             "One van holds four cameras and two Quern 5 boards; 30 vans are on the road.",
             "One van holds a radio and two Quern 5 boards; 30 vans are on the road.",
         }) {
        EXPECT_NEAR(of_boards(scope), 3e16, 1e10) << scope;
    }
}

TEST(ListedBeside, CountsWhatStandsBesideForNoDevice) {
    EXPECT_NEAR(of_boards("Each of the 30 vans has two Quern 5 boards and 21 cameras."), 3e16,
                1e10);
    EXPECT_NEAR(of_boards("One van has two processors, 64 GB of memory and two Quern 5 boards."),
                1e15, 1e9);
}

TEST(ListedBeside, AddsNoMonthsOrOfficesToTheGroups) {
    for (const char* more : {"The lease runs for another 21 months.",
                             "It opened another 12 offices.", "It hired 12 more drivers."}) {
        EXPECT_NEAR(of_boards("It has 30 vans with two Quern 5 boards each. " + std::string(more)),
                    3e16, 1e10)
            << more;
    }
}

}  // namespace
}  // namespace veritally
