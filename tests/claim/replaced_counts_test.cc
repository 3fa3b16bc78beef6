// What went, what came for it, and what stands in plain words beside the counts.

#include <gtest/gtest.h>

#include <string>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

Derivation derivation_of(const std::string& scope, const std::string& stated = "") {
    const auto document = read_document(
        "entry.md", "---\nname: Vane\ncompute: " + stated + "\n---\n\n## Scope\n\n" + scope + "\n");
    const Quantities& quantities = compute_quantities();
    return quantities.derive(*document, quantities.read(*document));
}

struct Case {
    const char* name;
    const char* scope;
    double tera;  ///< What follows, in 10^12 a second.
};

class PlainScopes : public testing::TestWithParam<Case> {};

TEST_P(PlainScopes, ComeToTheirTotal) {
    const Derivation d = derivation_of(GetParam().scope);
    ASSERT_TRUE(d.recomputed) << GetParam().scope;
    EXPECT_NEAR(*d.recomputed / 1e12 / GetParam().tera, 1, 1e-3) << GetParam().scope;
}

INSTANTIATE_TEST_SUITE_P(
    Claims, PlainScopes,
    testing::Values(
        Case{"TheyReplaced",
             "The 70 H100 give 1,979 dense INT8 TOPS each.[^a] They replaced 30 V100 of 125 TFLOPS "
             "FP16.[^a]",
             70 * 1979},
        Case{"ReplacedItsBy",
             "The institute replaced its 40 A100, of 624 dense INT8 TOPS each, by 50 H100 of 1,979 "
             "dense INT8 TOPS each.[^a]",
             50 * 1979},
        Case{
            "UntilThen",
            "The 70 H100 give 1,979 dense INT8 TOPS each.[^a] Until 2022 the institute had 40 A100 "
            "of 624 dense INT8 TOPS.[^a]",
            70 * 1979},
        Case{"UntilThenOnlySo",
             "Until 2023 they had only six T4. Since then four L4 have been added, and the T4 are "
             "still used.[^a] A T4 has 130 dense INT8 TOPS; an L4 has 242.5 dense INT8 TOPS.[^a]",
             6 * 130 + 4 * 242.5},
        Case{"ReplacedWhatWasDismantled",
             "Two halls have replaced a system that was dismantled.[^a] Each hall holds 12 L4 of "
             "242.5 dense INT8 TOPS.[^a]",
             24 * 242.5},
        Case{"StandInFormerPlace",
             "Seven A40 were fitted in a cupboard that formerly held the plans.[^a] An A40 has "
             "299.4 dense INT8 TOPS.[^a]",
             7 * 299.4},
        Case{"ShareThatIsReserved",
             "The 90 H100 give 1,979 dense INT8 TOPS each.[^a] Of this, 20 % is reserved for "
             "industry.[^a]",
             90 * 1979},
        Case{"OthersArePlanned",
             "Twelve satellites fly, and 36 more are planned.[^a] Each one has a processor with 32 "
             "dense INT8 TOPS.[^a]",
             12 * 32},
        Case{"WithPerServerBehind",
             "Each server has eight H200 at 1,979 dense INT8 TOPS, or 15,832 TOPS per server.[^a] "
             "The firm has 36 of these servers.[^a]",
             36 * 8 * 1979},
        Case{"CardsWithSoMuch",
             "It has three servers.[^a] Every server has two L4 cards with 242.5 dense INT8 "
             "TOPS.[^a]",
             6 * 242.5},
        Case{"HoldersOfNoTable",
             "At 26 crossings there is a computer with one Jetson Orin Nano 8GB.[^a] The module "
             "performs 20 dense INT8 TOPS.[^a]",
             26 * 20},
        Case{"EachOfSoMany",
             "Each of the town's 23 wards has 40 camera units.[^a] A unit has a chip of 13 dense "
             "INT8 TOPS.[^a]",
             23 * 40 * 13},
        Case{"OneBesideSeveral",
             "The farm has three drones with 21 dense INT8 TOPS each and one PC with an RTX 3090 "
             "(284 dense INT8 TOPS).[^a]",
             3 * 21 + 284},
        Case{"InANodeSit",
             "In a node sit four GC200; there are 19 nodes.[^a] The GC200 is rated at 250 dense "
             "INT8 TOPS.[^a]",
             76 * 250},
        Case{"NamedBeforeInner",
             "It runs 58 HGX B200 eight-GPU boards.[^a] The maker rates the unit: 36 POPS of dense "
             "INT8 for one eight-GPU board.[^a]",
             58 * 36000},
        Case{"ToldInTableToo",
             "It has 16 nodes with eight A100 GPUs each, 624 TOPS of dense INT8 apiece.[^a]\n\n"
             "| Part | Count | Dense INT8 |\n|---|---|---|\n| A100 | 128 | 624 TOPS |",
             128 * 624},
        Case{"ColumnsOfFormats",
             "It holds these.[^a]\n\n| GPU | Number | FP64 (TFLOPS) | INT8 dense (TOPS) |\n"
             "|---|---|---|---|\n| NVIDIA A100 | 512 | 9.7 | 624 |",
             512 * 624},
        Case{"RowOfTotals",
             "| | Willow |\n|---|---|\n| Servers | 19 |\n| Per server | 4 |\n"
             "| Dense INT8 per chip | 383 TOPS[^a] |\n| Machine total | 2.911×10¹⁶ |",
             76 * 383},
        Case{"RatedByChance",
             "It joins 24 nodes with four MI300A apiece.[^a] An MI300A is rated at 61.3 teraflops "
             "in double precision and 1.961 petaflops INT8 without sparsity.[^a]",
             96 * 1961}),
    [](const auto& info) { return std::string(info.param.name); });

/// The total of one part out of two: not one device of the other.
TEST(PartsLeftOut, GoBeforeCountsLeftOut) {
    const Derivation d = derivation_of(
        "North has 500 H100 at 1,979 dense INT8 TOPS each.[^a] South has 400 A100 at 624 dense "
        "INT8 TOPS each.[^a]",
        "9.9e+17");
    ASSERT_EQ(d.faults.size(), 1u);
    EXPECT_EQ(d.faults[0].rule, "sum");
}

}  // namespace
}  // namespace veritally
