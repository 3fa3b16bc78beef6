// How many scopes of fixtures/scopes are read right, with no total to go by: floors, to be raised
// only.

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <string>

#include "base/json.h"
#include "claim/vocabulary_of.h"
#include "source_tree.h"

namespace veritally {
namespace {

struct ReadFloor {
    const char* file;
    int read;
    int of = 150;
};

bool reads(const std::string& scope, double expected) {
    const std::shared_ptr<const Document> entry = entry_of("## Scope\n\n" + scope);
    const Quantities& quantities = compute_quantities();
    const Derivation d = quantities.derive(*entry, quantities.read(*entry));
    return d.recomputed && std::abs(*d.recomputed / expected - 1) < 0.01;
}

/// A text may end at any word; readers look ahead of it.
TEST(ScopesCutOff, AreReadToTheirEnd) {
    std::ifstream file(source_root() / "fixtures/scopes/fleets.jsonl");
    int cut = 0;
    for (std::string line; std::getline(file, line);) {
        const std::string scope = json_text(parse_json(line).value(), "scope");
        for (std::size_t at = scope.find(' '); at != std::string::npos;
             at = scope.find(' ', at + 1)) {
            const std::shared_ptr<const Document> entry = entry_of(scope.substr(0, at));
            const Quantities& quantities = compute_quantities();
            const Derivation d = quantities.derive(*entry, quantities.read(*entry));
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
    int read = 0, all = 0;
    for (std::string line; std::getline(file, line); ++all) {
        const Json scope = parse_json(line).value();
        read += reads(json_text(scope, "scope"), scope["recomputed"].get<double>());
    }
    EXPECT_EQ(all, GetParam().of);
    EXPECT_GE(read, GetParam().read) << GetParam().file;
    RecordProperty("read", read);
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Scopes,
                         testing::Values(ReadFloor{"counts", 121}, ReadFloor{"daily", 174, 200},
                                         ReadFloor{"everyday", 141}, ReadFloor{"figures", 180, 200},
                                         ReadFloor{"fleets", 111}, ReadFloor{"formats", 132},
                                         ReadFloor{"ordinary", 175, 200},
                                         ReadFloor{"people", 178, 200},
                                         ReadFloor{"plain", 196, 215}, ReadFloor{"varied", 109}),
                         [](const auto& info) { return std::string(info.param.file); });

}  // namespace
}  // namespace veritally
