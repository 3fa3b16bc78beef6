// Judges labelled answers and states precision and recall.

#include <gtest/gtest.h>

#include <iostream>
#include <map>

#include "link/labelled_answers.h"
#include "link/observation.h"
#include "source_tree.h"

namespace veritally {
namespace {

/// The rule that speaks of the answer, or "" where none does at warning or above.
std::string verdict_of(Seen seen) {
    switch (seen) {
        case Seen::alive:
            return "alive";
        case Seen::moved:
            return "moved";
        case Seen::missing:
        case Seen::gone:
            return "dead";
        case Seen::soft:
            return "soft-404";
        default:
            return "uncertain";
    }
}

std::string verdict_of(const std::string& label) {
    for (const char* kind : {"alive", "moved", "dead", "soft-404"}) {
        if (label == kind) return kind;
    }
    return "uncertain";
}

struct Score {
    int right = 0, called = 0, labelled = 0;
    double precision() const { return called == 0 ? 1 : 1.0 * right / called; }
    double recall() const { return labelled == 0 ? 1 : 1.0 * right / labelled; }
};

std::map<std::string, Score> score(const std::vector<LabelledAnswer>& answers, bool tell) {
    std::map<std::string, Score> scores;
    for (const LabelledAnswer& one : answers) {
        const Observation seen = observe(one.answer, one.answer.url, known_signs());
        const std::string called = verdict_of(seen.seen);
        std::string label = verdict_of(one.labels.front());
        for (const std::string& other : one.labels) {
            if (verdict_of(other) == called) label = called;
        }
        ++scores[called].called;
        ++scores[label].labelled;
        if (called == label) ++scores[label].right;
        if (called != label && tell) {
            std::cout << one.id << " (" << one.note << "): " << label << ", judged "
                      << seen_name(seen.seen) << ": " << seen.reason << "\n";
        }
    }
    for (const auto& [name, s] : scores) {
        std::cout << name << ": precision " << s.precision() << ", recall " << s.recall() << " of "
                  << s.labelled << "\n";
    }
    return scores;
}

TEST(LabelledAnswers, OwnSetIsJudgedAsLabelled) {
    const auto answers = read_labelled(source_root() / "fixtures/http");
    ASSERT_GE(answers.size(), 80u);
    for (const auto& [name, s] : score(answers, true)) {
        EXPECT_GE(s.precision(), 0.95) << name;
        EXPECT_GE(s.recall(), 0.95) << name;
    }
}

TEST(LabelledAnswers, GivenSetIsJudgedAsLabelled) {
    const std::filesystem::path file = shared_root() / "links/answers.jsonl";
    if (shared_root().empty()) GTEST_SKIP() << "no folder of shared data beside the checkout";
    const auto answers = read_labelled_json(file);
    ASSERT_FALSE(answers.empty());
    for (const auto& [name, s] : score(answers, true)) {
        EXPECT_GE(s.precision(), 0.9) << name;
        EXPECT_GE(s.recall(), 0.9) << name;
    }
}

}  // namespace
}  // namespace veritally
