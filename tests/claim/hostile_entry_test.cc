// Entries made to cost time, within the limits of what is derived at all and beyond them. The
// bounds are generous: they hold with sanitizers and on a busy machine.

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <functional>
#include <string>

#include "checks/factory.h"
#include "claim/vocabulary_of.h"
#include "report/explanation.h"

namespace veritally {
namespace {

constexpr double kSeconds = 40;

std::shared_ptr<const Settings> settings() {
    static MemoryFileSystem files;
    static ConfigLoader configs(files, make_check, {});
    static const auto read = configs.locate("entry.md")->settings;
    return read;
}

/// Reads, derives and explains it in time.
Derivation derive_within(const std::string& prose, const std::string& what) {
    const auto start = std::chrono::steady_clock::now();
    FileReport report;
    report.path = "entry.md";
    report.settings = settings();
    report.take(
        read_document(report.path, "---\nname: Plover\ncompute: 7.77e+18\n---\n\n" + prose));
    Derivation made = report.recomputed->derivation();
    EXPECT_FALSE(explanation_text(report).empty());
    EXPECT_FALSE(dump_json(explanation_json(report)).empty());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), kSeconds) << what;
    return made;
}

/// '#' stands for the number of the repetition.
std::string repeated(int times, const std::string& part) {
    std::string text;
    for (int i = 2; i < times + 2; ++i) {
        for (const char c : part) text += c == '#' ? std::to_string(i) : std::string(1, c);
    }
    return text;
}

struct Hostile {
    const char* what;
    const char* before;
    const char* part;
};
constexpr Hostile kHostile[] = {
    {"items of a count and a figure", "",
     "- # Brindle cards with #1 TFLOPS FP16, with sparsity.\n"},
    {"figures in one sentence", "It has ", "#7 TFLOPS FP16 and "},
    {"figures that may be of one or of all", "There are 40 Brindle cards.\n\n",
     "The hall reaches 3# TOPS.\n\n"},
    {"counts of one figure", "A Brindle has 33 TOPS of dense INT8.\n\n", "# Brindle cards. "},
    {"tiers", "Each card has 33 TOPS of dense INT8. There are ", "# nodes with # "},
    {"rows", "| Cards | FP16 TFLOPS | INT8 TOPS |\n|---|---|---|\n", "| # A100 | 31# | 62# |\n"},
    {"ratios", "The card has 33 TFLOPS FP16.\n\n", "INT8 runs at # times the FP16 rate. "},
    {"totals", "A card has 33 TOPS INT8.\n\n",
     "Total compute: #e+15 INT8 operations per second.\n\n"},
    {"numbers without a unit", "A card has 33 TOPS INT8. It has ", "# and "},
    {"multipliers", "A card has 33 TOPS INT8, so # make ", "# × 33 TOPS = #e14, "},
    {"measured figures", "A card has 33 TOPS INT8.\n\n", "It sustained # TOPS. "},
    {"nested lists", "33 TOPS INT8\n", "  - # cards of # TOPS INT8\n    - # nodes\n"},
    {"devices", "33 TOPS INT8\n\n", "# H100, # A100 and # L40S of # TOPS. "},
    {"counts of one group", "33 TOPS INT8. There are 5 racks. ", "It has # cards per node. "},
    {"counts of each", "33 TOPS INT8.\n\n- 3 racks\n", "  - with # nodes each\n"},
    {"holders of no table", "33 TOPS INT8. ", "# sensors, each with its own chip. "},
    {"numerals", "It has ", "one hundred thousand and twenty "},
    {"numbers behind equals signs", "", "Number: 5 = 6, #1 TOPS.\n\n"},
    {"one number again and again", "33 TOPS INT8. ", "It is 4, it is 4. "},
    {"devices in bulk", "33 TOPS INT8. It has 90 cards. ", "# cards: 7# TOPS. GH200 GH200 GH200. "},
    {"a long word with names", "- 3 Qqqq boards\n\n", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq # TOPS "},
    {"counts at places", "33 TOPS INT8. In Oslo it has 200 cards", ", in Bergen 5#"},
};

TEST(HostileEntry, IsDerivedInTimeBelowTheLimits) {
    for (const Hostile& hostile : kHostile) {
        for (const int times : {20, 60, 99, 198})
            derive_within(hostile.before + repeated(times, hostile.part), hostile.what);
    }
}

TEST(HostileEntry, IsReadInTimeBeyondThem) {
    for (const Hostile& hostile : kHostile)
        derive_within(hostile.before + repeated(5000, hostile.part), hostile.what);
}

/// Beyond what a double holds, alone or as a product.
TEST(HostileEntry, OverflowsNothing) {
    const char* const huge[] = {"A card has 4.4e+1958 TFLOPS FP8.", "A card has 3e-1958 TOPS INT8.",
                                "A card has 3e300 TOPS INT8. There are 9000000000 cards.",
                                "The cards reach 3e+59 TOPS of INT8, that is 5e-50 TOPS."};
    for (const std::string prose : huge) {
        const Derivation made = derive_within(prose, prose);
        if (made.recomputed) {
            EXPECT_TRUE(std::isfinite(*made.recomputed)) << prose;
        }
    }
    std::string tiers = "Each card has 33 TOPS of dense INT8. There are ";
    for (int i = 0; i < 30; ++i) tiers += "9000000000 racks with 8999999999 nodes with ";
    EXPECT_FALSE(derive_within(tiers + "9000000000 cards.", "tiers").recomputed);
}

TEST(HostileEntry, StatesNothingBeyondReason) {
    for (const std::string stated : {"1e+1958", "1e-1958", "1e+300"}) {
        const auto document = read_document(
            "entry.md", "---\nname: Plover\ncompute: " + stated + "\n---\n\nIt has 3 TOPS INT8.");
        const Claims claims = compute_quantities().read(*document);
        EXPECT_FALSE(compute_quantities().derive(*document, claims).stated) << stated;
    }
}

TEST(HostileEntry, NamesAreAsWritten) {
    const auto document = entry_of(
        "| Site | Cards | TOPS each, dense INT8 |\n|---|---|---|\n| North[^s] | 120 | 400 |\n\n"
        "[^s]: Alder. <https://alder.org>\n");
    const Claims claims = compute_quantities().read(*document);
    ASSERT_EQ(claims.holdings.size(), 1u);
    EXPECT_EQ(claims.holdings[0].name, "North");
}

}  // namespace
}  // namespace veritally
