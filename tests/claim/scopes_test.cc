// How many scopes of fixtures/scopes are read right, with no total to go by, and how many draw no
// alarm where the total is right: floors, to be raised only.

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>

#include "base/json.h"
#include "claim/vocabulary_of.h"
#include "source_tree.h"

namespace veritally {
namespace {

struct ReadFloor {
    const char* file;
    int read, quiet;
    int of = 150;
};

Derivation derived(const std::string& scope, const std::string& total) {
    const std::shared_ptr<const Document> entry = read_document(
        "entry.md", "---\nname: Form\ncompute: " + total + "\n---\n\n## Scope\n\n" + scope + "\n");
    const Quantities& quantities = compute_quantities();
    return quantities.derive(*entry, quantities.read(*entry));
}

bool reads(const std::string& scope, double expected) {
    const Derivation d = derived(scope, "");
    return d.recomputed && std::abs(*d.recomputed / expected - 1) < 0.01;
}

bool is_quiet(const std::string& scope, double right) {
    std::array<char, 32> total;
    std::snprintf(total.data(), total.size(), "%.2e", right);
    return derived(scope, total.data()).verdict != Derivation::Verdict::inconsistent;
}

/// A text may end at any word; readers look ahead of it.
TEST(ScopesCutOff, AreReadToTheirEnd) {
    std::ifstream file(source_root() / "fixtures/scopes/fleets.jsonl");
    int cut = 0;
    for (std::string line; std::getline(file, line);) {
        const std::string scope = json_text(parse_json(line).value(), "scope");
        for (std::size_t at = scope.find(' '); at != std::string::npos;
             at = scope.find(' ', at + 1)) {
            const Derivation d = derived(scope.substr(0, at), "");
            EXPECT_TRUE(std::isfinite(d.recomputed.value_or(0))) << scope.substr(0, at);
            ++cut;
        }
    }
    EXPECT_GT(cut, 1000);
}

class Scopes : public testing::TestWithParam<ReadFloor> {};

TEST_P(Scopes, NoFewerAreRead) {
    std::ifstream file(source_root() / "fixtures/scopes" /
                       (std::string(GetParam().file) + ".jsonl"));
    int read = 0, quiet = 0, all = 0;
    for (std::string line; std::getline(file, line); ++all) {
        const Json scope = parse_json(line).value();
        const std::string text = json_text(scope, "scope");
        const double right = scope["recomputed"].get<double>();
        read += reads(text, right);
        quiet += is_quiet(text, right);
    }
    EXPECT_EQ(all, GetParam().of);
    EXPECT_GE(read, GetParam().read) << GetParam().file;
    EXPECT_GE(quiet, GetParam().quiet) << GetParam().file;
    RecordProperty("read", read);
    RecordProperty("quiet", quiet);
}

INSTANTIATE_TEST_SUITE_P(
    Fixtures, Scopes,
    testing::Values(ReadFloor{"common", 164, 198, 220}, ReadFloor{"counts", 124, 139},
                    ReadFloor{"daily", 177, 195, 200}, ReadFloor{"everyday", 143, 150},
                    ReadFloor{"figures", 182, 198, 200}, ReadFloor{"fleets", 112, 136},
                    ReadFloor{"formats", 132, 140}, ReadFloor{"neighbours", 137, 157, 160},
                    ReadFloor{"ordinary", 175, 198, 200}, ReadFloor{"people", 179, 199, 200},
                    ReadFloor{"plain", 197, 214, 215}, ReadFloor{"simple", 180, 198, 200},
                    ReadFloor{"usual", 153, 158, 160}, ReadFloor{"varied", 110, 144},
                    ReadFloor{"voices", 105, 141}),
    [](const auto& info) { return std::string(info.param.file); });

/// Numbers that nothing is counted with may be what the total rests on.
TEST(UnreadNumbers, AreNoSlipWhereTheyAddUpToTheTotal) {
    const std::string scope =
        "The first 20 cards in Ulm glow all night, and past them 16 and 4 do so. "
        "Each card reaches 100 dense INT8 TOPS.[^1]";
    EXPECT_TRUE(is_quiet(scope, 40e14));
    EXPECT_FALSE(is_quiet(scope, 47e14));
}

}  // namespace
}  // namespace veritally
