// A quantity that no code knows recomputes by its profile alone: fixtures/energy against its
// answers.

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "base/json.h"
#include "checks/factory.h"
#include "engine/runner.h"
#include "golden.h"
#include "source_tree.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

constexpr Date kNow{2026, 11, 21};

struct Score {
    int wrong = 0, found = 0, explained = 0, right = 0, quiet = 0, known = 0, close = 0;
    std::string misses;
};

bool is_close(const Derivation& d, double answer) {
    return d.recomputed && std::abs(*d.recomputed / answer - 1) < 0.02;
}

/// The names of its family's rules that speak of the entry at all, and whether one is no note.
std::set<std::string> causes_of(const FileReport& report, bool& loud) {
    std::set<std::string> causes;
    for (const Finding& finding : report.findings) {
        if (finding.rule->family() != "energy") continue;
        causes.emplace(finding.rule->name());
        loud = loud || finding.level >= Level::warning;
    }
    return causes;
}

Score score_energy() {
    const fs::path folder = source_root() / "fixtures/energy";
    ConfigLoader configs(disk(), make_check, {});
    Runner runner(disk(), configs, kNow);
    Score score;
    const Json truth = parse_json(read_whole(folder / "truth.json")).value();
    for (const auto& [name, answer] : truth.items()) {
        const std::string path = (folder / name).string();
        const auto report = runner.lint_text(path, read_whole(path));
        bool loud = false;
        const std::set<std::string> found = causes_of(report, loud);
        const std::set<std::string> accepted = answer["causes"];
        const bool named = std::any_of(found.begin(), found.end(), [&](const std::string& cause) {
            return accepted.contains(cause);
        });
        const std::string verdict = json_text(answer, "verdict");
        const bool soft = accepted.contains("vague");
        if (verdict == "error") ++score.wrong, score.found += loud, score.explained += named;
        if (verdict == "ok" || verdict == "blank") ++score.right, score.quiet += found.empty();
        bool good = verdict == "error" ? loud && named : soft ? named : found.empty();
        if (!answer["recomputed"].is_null()) {
            const bool close = is_close(report.recomputed->derivation(), answer["recomputed"]);
            ++score.known, score.close += close;
            good = good && close;
        }
        if (!good) score.misses += name + " ";
    }
    return score;
}

TEST(EnergyOfDataCentres, RecomputesByItsProfileAlone) {
    const Score score = score_energy();
    EXPECT_EQ(score.wrong, 11);
    EXPECT_EQ(score.right, 11);
    EXPECT_EQ(score.known, 21);
    // What it misses, fixtures/energy/README.md names.
    EXPECT_GE(score.found, 10) << score.misses;
    EXPECT_GE(score.explained, 10) << score.misses;
    EXPECT_GE(score.quiet, 9) << score.misses;
    EXPECT_GE(score.close, 18) << score.misses;
}

TEST(EnergyOfDataCentres, IsKnownToNoCode) {
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(source_root() / "linter")) {
        const std::string extension = entry.path().extension();
        if (extension != ".cc" && extension != ".h") continue;
        ++files;
        for (const char* word : {"watt-hour", "GWh", "pue-", "\"PUE\"", "energy/"}) {
            EXPECT_EQ(read_whole(entry.path()).find(word), std::string::npos)
                << entry.path() << " knows " << word;
        }
    }
    EXPECT_GT(files, 100);
}

}  // namespace
}  // namespace veritally
