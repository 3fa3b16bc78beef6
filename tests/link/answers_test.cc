// Judges labelled answers and states precision and recall.

#include <gtest/gtest.h>

#include <iostream>
#include <map>

#include "link/labelled_answers.h"
#include "link/observation.h"
#include "source_tree.h"

namespace veritally {
namespace {

/// What a verdict or a label is counted as.
using Kind = std::string (*)(const std::string& name);

/// The rule that speaks of it.
std::string by_rule(const std::string& name) {
    if (name == "missing" || name == "gone") return "dead";
    for (const char* kind : {"alive", "moved", "dead", "soft-404"}) {
        if (name == kind) return kind;
    }
    return "uncertain";
}

/// Of what is uncertain, the walls apart: they never count as a failure, other kinds may.
std::string blocked_or_not(const std::string& name) {
    return name == "blocked" ? "blocked" : "other";
}

struct Score {
    int right = 0, called = 0, labelled = 0;
    double precision() const { return called == 0 ? 1 : 1.0 * right / called; }
    double recall() const { return labelled == 0 ? 1 : 1.0 * right / labelled; }
};

std::map<std::string, Score> score(const std::vector<LabelledAnswer>& answers, Kind kind) {
    std::map<std::string, Score> scores;
    for (const LabelledAnswer& one : answers) {
        const Observation seen = observe(one.answer, one.answer.url, known_signs());
        const std::string called = kind(std::string(seen_name(seen.seen)));
        std::string label = kind(one.labels.front());
        for (const std::string& other : one.labels) {
            if (kind(other) == called) label = called;
        }
        ++scores[called].called;
        ++scores[label].labelled;
        if (called == label) ++scores[label].right;
        if (called != label) {
            std::cout << one.id << " (" << one.note << "): " << label << ", judged "
                      << seen_name(seen.seen) << ": " << seen.reason << "\n";
        }
    }
    return scores;
}

void expect_scores(const std::vector<LabelledAnswer>& answers, double least) {
    std::map<std::string, Score> scores = score(answers, by_rule);
    scores["blocked"] = score(answers, blocked_or_not)["blocked"];
    for (const auto& [name, s] : scores) {
        std::cout << name << ": precision " << s.precision() << ", recall " << s.recall() << " of "
                  << s.labelled << "\n";
        EXPECT_GE(s.precision(), least) << name;
        EXPECT_GE(s.recall(), least) << name;
    }
}

TEST(LabelledAnswers, OwnSetIsJudgedAsLabelled) {
    const auto answers = read_labelled(source_root() / "fixtures/http");
    ASSERT_GE(answers.size(), 150u);
    expect_scores(answers, 0.95);
}

TEST(LabelledAnswers, GivenSetIsJudgedAsLabelled) {
    const std::filesystem::path file = shared_root() / "links/answers.jsonl";
    if (shared_root().empty()) GTEST_SKIP() << "no folder of shared data beside the checkout";
    const auto answers = read_labelled_json(file);
    ASSERT_FALSE(answers.empty());
    expect_scores(answers, 0.9);
}

}  // namespace
}  // namespace veritally
