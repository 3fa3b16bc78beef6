// The answers beside the entries of fixtures/recompute and fixtures/energy hold together.

#include <gmock/gmock.h>

#include <filesystem>
#include <iterator>
#include <set>
#include <string>

#include "base/json.h"
#include "claim/exact.h"
#include "golden.h"
#include "source_tree.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

/// A number as JSON and front matter write it: '2.5e+14', '35000.0'.
Exact read_exact(const std::string& text) {
    const std::size_t e = std::min(text.find('e'), text.size());
    std::string digits = text.substr(0, e);
    int exponent = e < text.size() ? std::stoi(text.substr(e + 1)) : 0;
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
        exponent -= static_cast<int>(digits.size() - point - 1);
        digits.erase(point, 1);
    }
    return Exact(std::stoull(digits), exponent);
}

/// What the front matter states; "" where it is blank.
std::string stated(const std::string& entry, const std::string& key) {
    const std::size_t line = entry.find("\n" + key + ":");
    if (line == std::string::npos) return "no such key";
    const std::size_t from = line + key.size() + 2, to = entry.find('\n', from);
    const std::string value = entry.substr(from, to - from);
    return value.substr(std::min(value.find_first_not_of(' '), value.size()));
}

struct Registry {
    const char* folder;
    const char* key;
    std::set<std::string> causes;
};

const std::set<std::string> kEveryFamily = {"mismatch", "unit",     "count",     "sum",
                                            "rounding", "spec",     "ambiguous", "inconsistent",
                                            "vague",    "underived"};

const std::set<std::string> kFactors = {"sparsity", "precision", "mac-counting",
                                        "sustained-as-peak"};

Registry with(const char* folder, const char* key, std::set<std::string> causes) {
    causes.insert(kEveryFamily.begin(), kEveryFamily.end());
    return {folder, key, std::move(causes)};
}

class KnownAnswers : public testing::TestWithParam<Registry> {
  protected:
    fs::path folder() const { return source_root() / "fixtures" / GetParam().folder; }
    Json truth() const { return parse_json(read_whole(folder() / "truth.json")).value(); }
};

TEST_P(KnownAnswers, CoverEveryEntryAndNothingElse) {
    std::set<std::string> entries, answers;
    for (const auto& file : fs::directory_iterator(folder())) {
        const fs::path name = file.path().filename();
        if (name.extension() == ".md" && name != "README.md") entries.insert(name);
    }
    const Json known = truth();
    for (const auto& [name, answer] : known.items()) answers.insert(name);
    EXPECT_EQ(entries, answers);
    EXPECT_GE(entries.size(), 20u);
}

TEST_P(KnownAnswers, NameRulesOfTheFamilyWhereSomethingIsWrong) {
    const Json answers = truth();
    for (const auto& [name, answer] : answers.items()) {
        const std::string verdict = json_text(answer, "verdict");
        EXPECT_THAT(verdict, testing::AnyOf("ok", "error", "unverifiable", "blank")) << name;
        const bool wrong = verdict == "error" || verdict == "unverifiable";
        EXPECT_EQ(answer["causes"].empty(), !wrong) << name;
        for (const Json& cause : answer["causes"]) {
            EXPECT_TRUE(GetParam().causes.contains(cause.get<std::string>())) << name << cause;
        }
        EXPECT_EQ(answer["recomputed"].is_null(), verdict == "unverifiable" || verdict == "blank");
    }
}

TEST_P(KnownAnswers, AgreeWithTheFrontMatterWhereTheVerdictSaysSo) {
    const Json answers = truth();
    for (const auto& [name, answer] : answers.items()) {
        const std::string verdict = json_text(answer, "verdict");
        const std::string value = stated(read_whole(folder() / name), GetParam().key);
        EXPECT_EQ(value.empty(), verdict == "blank") << name;
        if (answer["recomputed"].is_null()) continue;
        const bool holds = read_exact(dump_json(answer["recomputed"])).supports(read_exact(value));
        // The fault may lie elsewhere in the entry: in its total, or in what it quotes.
        std::set<std::string> causes = answer["causes"];
        const bool elsewhere = causes.contains("spec") || causes.contains("inconsistent");
        EXPECT_TRUE(verdict == "ok" ? holds : !holds || elsewhere) << name << " states " << value;
    }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, KnownAnswers,
                         testing::Values(with("recompute/dev", "compute", kFactors),
                                         with("recompute/held", "compute", kFactors),
                                         with("recompute/layouts", "compute", kFactors),
                                         with("recompute/prose", "compute", kFactors),
                                         with("recompute/reports", "compute", kFactors),
                                         with("recompute/styles", "compute", kFactors),
                                         with("recompute/tables", "compute", kFactors),
                                         with("recompute/voices", "compute", kFactors),
                                         with("energy", "energy",
                                              {"pue-skipped", "pue-twice", "rack-for-site"})));

}  // namespace
}  // namespace veritally
