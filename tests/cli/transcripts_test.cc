// The command line as a user meets it: fixtures/cli/*.txt are transcripts (see transcript.h) of
// commands and what came of them. UPDATE_GOLDEN=1 writes the outcomes anew.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "../golden.h"
#include "../source_tree.h"
#include "transcript.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(source_root() / "fixtures/cli")) {
        names.push_back(entry.path().stem());
    }
    std::sort(names.begin(), names.end());
    return names;
}

class CommandLineTranscript : public testing::TestWithParam<std::string> {};

TEST_P(CommandLineTranscript, IsAsItWas) {
    const fs::path file = fs::path("fixtures/cli") / (GetParam() + ".txt");
    expect_golden(file, Transcript(read_whole(source_root() / file)).replay());
}

INSTANTIATE_TEST_SUITE_P(All, CommandLineTranscript, testing::ValuesIn(names()),
                         [](const testing::TestParamInfo<std::string>& info) {
                             std::string name = info.param;
                             std::replace_if(
                                 name.begin(), name.end(),
                                 [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
                             return name;
                         });

}  // namespace
}  // namespace veritally
