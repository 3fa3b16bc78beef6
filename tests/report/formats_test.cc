// One small run in every format: the entries of fixtures/output, of which one is clean, one has
// text that terminals, logs and markup would obey, one holds secrets, and one is not there.
// UPDATE_GOLDEN=1 writes the reports anew; what they say is for a reader to judge.

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "../golden.h"
#include "../source_tree.h"
#include "base/version.h"
#include "cli/program.h"
#include "report/report.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

/// Paths in reports are relative to the folder, which counts as /registry.
std::string report(const std::string& format, bool color) {
    const fs::path before = fs::current_path();
    fs::current_path(source_root() / "fixtures/output");
    std::istringstream in;
    std::ostringstream out, err;
    Console console{in, out, err, color, 100, {}, disk(), "/registry"};
    const int code = run_program({"lint", "good.md", "bad.md", "secret.md", "missing.md",
                                  "--format", format, "--now", "2026-11-21"},
                                 console);
    fs::current_path(before);
    EXPECT_EQ(code, kExitFailure);
    EXPECT_EQ(err.str(), "");
    std::string text = out.str();
    const std::string_view version = program_version();
    for (std::size_t at = text.find(version); at != text.npos; at = text.find(version, at)) {
        text.replace(at, version.size(), "VERSION");
    }
    return text;
}

class FormatOutput : public testing::TestWithParam<std::string> {};

TEST_P(FormatOutput, IsAsItWas) {
    expect_golden("fixtures/output/report." + GetParam(), report(GetParam(), false));
}

TEST_P(FormatOutput, HoldsNothingThatATerminalObeysAndNoSecret) {
    const std::string text = report(GetParam(), false);
    EXPECT_EQ(text.find('\033'), text.npos);
    EXPECT_EQ(text.find("\n::error::,"), text.npos);
    EXPECT_EQ(text.find("hunter2"), text.npos);
    EXPECT_EQ(text.find("0123456789abcdef"), text.npos);
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const Format& format : formats()) names.emplace_back(format.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(All, FormatOutput, testing::ValuesIn(format_names()),
                         [](const testing::TestParamInfo<std::string>& info) {
                             return info.param;
                         });

}  // namespace
}  // namespace veritally
