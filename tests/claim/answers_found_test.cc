// How many known answers of fixtures/recompute the derivation finds: floors, to be raised only.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/json.h"
#include "claim/vocabulary_of.h"
#include "source_tree.h"

namespace veritally {
namespace {

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

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
    auto document = read_document(file.filename().string(), content(file));
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
        for (std::string_view rule : fault.also)
            named = named || causes.contains(std::string(rule));
    }
    if (verdict == "error") tally.named += named;
    if (verdict == "ok") tally.quiet += alarms == 0;
    if (!answer["recomputed"].is_null() && d.recomputed)
        tally.right += is_near(*d.recomputed, answer);
}

Tally score_folder(const std::string& name) {
    const std::filesystem::path folder = source_root() / "fixtures/recompute" / name;
    const Json truth = parse_json(content(folder / "truth.json")).value();
    Tally tally;
    for (const auto& [file, answer] : truth.items()) score(folder / file, answer, tally);
    return tally;
}

TEST(AnswersFound, AmongTheEntriesItWasBuiltWith) {
    Tally dev = score_folder("dev");
    EXPECT_GE(dev.named, 28);
    EXPECT_GE(dev.quiet, 26);
    EXPECT_GE(dev.right, 54);
}

TEST(AnswersFound, InManyStyles) {
    Tally styles = score_folder("styles");
    EXPECT_GE(styles.named, 25);
    EXPECT_GE(styles.quiet, 58);
    EXPECT_GE(styles.right, 77);
}

TEST(AnswersFound, InEntriesWrittenBlind) {
    Tally held = score_folder("held");
    EXPECT_GE(held.named, 28);
    EXPECT_GE(held.quiet, 24);
    EXPECT_GE(held.right, 53);
}

TEST(AnswersFound, InTwelveVoices) {
    Tally voices = score_folder("voices");
    EXPECT_GE(voices.named, 28);
    EXPECT_GE(voices.quiet, 35);
    EXPECT_GE(voices.right, 62);
}

}  // namespace
}  // namespace veritally
