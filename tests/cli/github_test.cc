// What a run chooses by itself in a GitHub workflow.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/program.h"

namespace veritally {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class OnGithub : public testing::Test {
  protected:
    OnGithub() {
        std::string entry = "---\nlayout: default\n---\n";
        for (int i = 0; i < 12; ++i) entry += "Undefined.[^" + std::to_string(i) + "]\n\n";
        files.add("/r/e.md", entry);
        files.add("/tmp/summary", "before\n");
    }

    std::string run(std::vector<std::string> words) {
        words.insert(words.begin(), {"lint", "/r/e.md", "--select", "citation/undefined"});
        std::istringstream in;
        std::ostringstream out, err;
        Console console{
            in,    out,  err,
            false, 100,  {{"GITHUB_ACTIONS", "true"}, {"GITHUB_STEP_SUMMARY", "/tmp/summary"}},
            files, "/r", "token"};
        EXPECT_EQ(run_program(words, console), kExitFindings);
        EXPECT_EQ(err.str(), "");
        return out.str();
    }

    static std::size_t count(const std::string& text, std::string_view what) {
        std::size_t count = 0;
        for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) {
            ++count;
        }
        return count;
    }

    MemoryFileSystem files;
};

TEST_F(OnGithub, AnnotatesUpToTheLimitAndListsAll) {
    const std::string out = run({});
    EXPECT_THAT(out, StartsWith("::stop-commands::token\n"));
    EXPECT_EQ(count(out, "\n::error file=e.md,"), 10u);
    EXPECT_EQ(count(out, "\n/r/e.md:"), 12u);
    EXPECT_THAT(out, HasSubstr("12 errors in 1 file\n2 findings without an annotation"));
}

TEST_F(OnGithub, AddsToTheSummaryOfTheStep) {
    run({});
    EXPECT_THAT(*files.content("/tmp/summary"), StartsWith("before\n## veritally: 12 errors"));
}

TEST_F(OnGithub, AFormatThatIsAskedForIsTaken) {
    EXPECT_THAT(run({"--format", "oneline"}), StartsWith("/r/e.md:4:11: error"));
    EXPECT_EQ(*files.content("/tmp/summary"), "before\n");
}

TEST_F(OnGithub, OutputsComeBesideTheAnnotations) {
    const std::string out = run({"--output", "sarif:/tmp/x.sarif"});
    EXPECT_THAT(out, StartsWith("::stop-commands::"));
    ASSERT_NE(files.content("/tmp/x.sarif"), nullptr);
    EXPECT_THAT(*files.content("/tmp/x.sarif"), HasSubstr("\"uri\":\"e.md\""));
}

TEST_F(OnGithub, AnUnwritableSummaryEndsNoRun) {
    files.make_read_only("/tmp/summary");
    EXPECT_THAT(run({}), HasSubstr("12 errors"));
}

}  // namespace
}  // namespace veritally
