// One small run in every format: the entries of fixtures/output, of which one is clean, one has
// text that terminals, logs and markup would obey, one holds secrets, and one is not there.
// UPDATE_GOLDEN=1 writes the reports anew; what they say is for a reader to judge.

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "../child.h"
#include "../golden.h"
#include "../source_tree.h"
#include "base/version.h"
#include "cli/program.h"
#include "report/report.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != text.npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
    return text;
}

/// Of copies in a folder apart from any repository.
std::string report(const std::string& format) {
    const TemporaryFolder folder;
    for (const char* name : {".veritally.yaml", "good.md", "bad.md", "secret.md"}) {
        fs::copy(source_root() / "fixtures/output" / name, folder.path());
    }
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    std::istringstream in;
    std::ostringstream out, err;
    Console console{in, out, err, false, 100, {}, disk(), folder.path().string()};
    const int code = run_program({"lint", "good.md", "bad.md", "secret.md", "missing.md",
                                  "--format", format, "--now", "2026-11-21"},
                                 console);
    fs::current_path(before);
    EXPECT_EQ(code, kExitFailure);
    EXPECT_EQ(err.str(), "");
    return replaced(replaced(out.str(), program_version(), "VERSION"), folder.path().string(),
                    "/FOLDER");
}

class FormatOutput : public testing::TestWithParam<std::string> {};

TEST_P(FormatOutput, IsAsItWas) {
    expect_golden("fixtures/output/report." + GetParam(), report(GetParam()));
}

TEST_P(FormatOutput, HoldsNothingThatATerminalObeysAndNoSecret) {
    const std::string text = report(GetParam());
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
