// How many known answers of fixtures/recompute the derivation finds: floors, to be raised only.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <set>
#include <string>

#include "base/json.h"
#include "claim/vocabulary_of.h"
#include "golden.h"
#include "source_tree.h"

namespace veritally {
namespace {

struct Tally {
    int named = 0;  ///< Slips whose rule is among the accepted ones.
    int quiet = 0;  ///< Right entries without an alarm.
    int right = 0;  ///< Recomputed figures within two per cent.
};

bool is_near(double value, const Json& answer) {
    auto near = [&](const Json& known) {
        return std::abs(value / known.get<double>() - 1) <= 0.02;
    };
    if (near(answer["recomputed"])) return true;
    if (!answer.contains("also")) return false;
    const Json& also = answer["also"];
    return std::any_of(also.begin(), also.end(), near);
}

void score(const std::filesystem::path& file, const Json& answer, Tally& tally) {
    const Quantities& quantities = compute_quantities();
    auto document = read_document(file.filename().string(), read_whole(file));
    Claims claims = quantities.read(*document);
    Derivation d = quantities.derive(*document, claims);
    const std::set<std::string> causes = answer["causes"];
    const std::string verdict = json_text(answer, "verdict");
    int alarms = 0;
    bool named = false;
    for (const Fault& fault : d.faults) {
        if (fault.note) continue;
        ++alarms;
        named = named || causes.contains(std::string(fault.rule));
        for (const OtherCause& other : fault.also)
            named = named || causes.contains(std::string(other.rule));
    }
    if (verdict == "error") tally.named += named;
    if (verdict == "ok") tally.quiet += alarms == 0;
    if (!answer["recomputed"].is_null() && d.recomputed)
        tally.right += is_near(*d.recomputed, answer);
}

Tally score_folder(const std::string& name) {
    const std::filesystem::path folder = source_root() / "fixtures/recompute" / name;
    const Json truth = parse_json(read_whole(folder / "truth.json")).value();
    Tally tally;
    for (const auto& [file, answer] : truth.items()) score(folder / file, answer, tally);
    return tally;
}

struct Floor {
    const char* folder;
    int named, quiet, right;
};

class AnswersFound : public testing::TestWithParam<Floor> {};

TEST_P(AnswersFound, AreNoFewer) {
    const Tally tally = score_folder(GetParam().folder);
    EXPECT_GE(tally.named, GetParam().named);
    EXPECT_GE(tally.quiet, GetParam().quiet);
    EXPECT_GE(tally.right, GetParam().right);
}

INSTANTIATE_TEST_SUITE_P(
    Fixtures, AnswersFound,
    testing::Values(
        Floor{"accents", 20, 19, 39}, Floor{"almanac", 18, 20, 37}, Floor{"batches", 20, 24, 39},
        Floor{"benches", 14, 19, 30}, Floor{"boards", 18, 21, 39}, Floor{"bureaus", 18, 21, 40},
        Floor{"callings", 20, 19, 38}, Floor{"castings", 37, 37, 69}, Floor{"clerks", 18, 21, 38},
        Floor{"chronicles", 22, 25, 46}, Floor{"columns", 19, 18, 36},
        Floor{"contributors", 19, 20, 39}, Floor{"correspondents", 18, 20, 38},
        Floor{"desks", 15, 19, 34}, Floor{"dev", 28, 27, 55}, Floor{"editors", 18, 19, 38},
        Floor{"frames", 19, 21, 40}, Floor{"gadgets", 17, 18, 31}, Floor{"gauges", 14, 18, 29},
        Floor{"gazette", 21, 21, 39}, Floor{"guilds", 19, 20, 39}, Floor{"habits", 17, 24, 38},
        Floor{"handbook", 19, 21, 40}, Floor{"held", 28, 24, 53}, Floor{"imports", 23, 24, 47},
        Floor{"inventories", 21, 24, 45}, Floor{"keepers", 19, 19, 38}, Floor{"kinds", 16, 24, 40},
        Floor{"layouts", 52, 52, 105}, Floor{"ledgers", 15, 19, 35}, Floor{"letters", 20, 24, 44},
        Floor{"lookalikes", 23, 25, 50}, Floor{"looms", 19, 19, 38}, Floor{"machines", 17, 19, 29},
        Floor{"mills", 23, 15, 38}, Floor{"miscellany", 17, 18, 31}, Floor{"moulds", 27, 25, 54},
        Floor{"neighbours", 17, 20, 36}, Floor{"offices", 19, 19, 38},
        Floor{"organisations", 18, 20, 38}, Floor{"owners", 16, 20, 37},
        Floor{"papers", 25, 22, 47}, Floor{"partitions", 18, 20, 36}, Floor{"patterns", 45, 48, 98},
        Floor{"presses", 17, 19, 38}, Floor{"prose", 17, 22, 35}, Floor{"registrars", 22, 25, 43},
        Floor{"reports", 10, 16, 29}, Floor{"researchers", 20, 22, 42}, Floor{"rolls", 21, 21, 42},
        Floor{"seminars", 38, 32, 66}, Floor{"sites", 17, 20, 34}, Floor{"skeletons", 75, 45, 120},
        Floor{"stencils", 42, 53, 94}, Floor{"styles", 32, 72, 101}, Floor{"surveys", 16, 20, 36},
        Floor{"tables", 5, 45, 50}, Floor{"templates", 36, 27, 62}, Floor{"tenants", 18, 21, 39},
        Floor{"townsfolk", 17, 20, 37}, Floor{"townships", 25, 26, 49}, Floor{"trades", 28, 30, 55},
        Floor{"trellises", 38, 50, 92}, Floor{"turns", 15, 23, 29}, Floor{"visitors", 18, 21, 39},
        Floor{"voices", 35, 38, 72}, Floor{"volunteers", 18, 22, 39}, Floor{"watches", 20, 21, 39},
        Floor{"weaves", 32, 28, 60}, Floor{"workdays", 22, 20, 40}),
    [](const auto& info) { return std::string(info.param.folder); });

}  // namespace
}  // namespace veritally
