// The demonstration registry, held against the report that the workflow expects too.

#include <gtest/gtest.h>

#include <sstream>

#include "cli/program.h"
#include "golden.h"
#include "source_tree.h"

namespace veritally {
namespace {

std::string lint(const std::vector<std::string>& options, int code) {
    std::filesystem::current_path(source_root());
    std::vector<std::string> words = {"lint", "--format", "oneline", "--now", "2026-01-01"};
    words.insert(words.end(), options.begin(), options.end());
    std::istringstream in;
    std::ostringstream out, err;
    Console console{in, out, err, false, 100, {}, disk(), source_root()};
    EXPECT_EQ(run_program(words, console), code);
    EXPECT_EQ(err.str(), "");
    return out.str();
}

TEST(Registry, IsReportedAsExpected) {
    expect_golden("fixtures/output/registry.oneline",
                  lint({"--fail-on", "never", "fixtures/registry"}, 0));
}

TEST(Registry, TheOneToCopyFromIsClean) {
    EXPECT_EQ(lint({"--fail-on", "note", "fixtures/example"}, 0), "");
}

}  // namespace
}  // namespace veritally
