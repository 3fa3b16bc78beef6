#include "cli/options.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

std::string error_of(const std::vector<std::string>& words) {
    auto line = read_command_line(words);
    return line ? "" : line.error().line();
}

TEST(CommandLine, ReadsLint) {
    auto line =
        read_command_line({"lint", "a.md", "b", "--format", "json", "--output", "sarif:x.sarif",
                           "--output", "y.json", "--select", "body,citation/format", "--now",
                           "2026-11-21", "--fail-on", "never", "--jobs", "3"});
    ASSERT_TRUE(line.ok()) << line.error().line();
    ASSERT_TRUE(line->lint.has_value());
    const LintOptions& lint = *line->lint;
    EXPECT_EQ(lint.paths, (std::vector<std::string>{"a.md", "b"}));
    ASSERT_EQ(lint.outputs.size(), 2u);
    EXPECT_EQ(lint.outputs[0].format, "sarif");
    EXPECT_EQ(lint.outputs[0].file, "x.sarif");
    EXPECT_EQ(lint.outputs[1].format, "");
    EXPECT_EQ(lint.config.select, (std::vector<std::string>{"body", "citation/format"}));
    EXPECT_EQ(lint.now, (Date{2026, 11, 21}));
    EXPECT_EQ(lint.fail_on, Level::off);
    EXPECT_EQ(lint.jobs, 3);
}

TEST(CommandLine, DashIsStandardInput) {
    auto line = read_command_line({"lint", "--stdin-filename", "x.md", "-"});
    ASSERT_TRUE(line.ok()) << line.error().line();
    EXPECT_EQ(line->lint->paths, std::vector<std::string>{"-"});
    EXPECT_EQ(line->lint->stdin_filename, "x.md");
}

TEST(CommandLine, WithoutPathsTheFolderIsMeant) {
    auto line = read_command_line({"lint"});
    ASSERT_TRUE(line.ok());
    EXPECT_EQ(line->lint->paths, std::vector<std::string>{"."});
}

TEST(CommandLine, NamesTheNearest) {
    EXPECT_EQ(error_of({"lint", "--fromat", "json"}),
              "veritally: unknown option '--fromat'; did you mean '--format'?");
    EXPECT_EQ(error_of({"lnt"}), "veritally: unknown command 'lnt'; did you mean 'lint'?");
    EXPECT_EQ(error_of({"lint", "--format", "sarf"}),
              "veritally: unknown format 'sarf'; did you mean 'sarif'?");
    EXPECT_EQ(error_of({"lint", "--fail-on", "warn"}),
              "veritally: unknown value 'warn' of --fail-on; did you mean 'warning'?");
    EXPECT_EQ(error_of({"lint", "--output", "srif:x"}),
              "veritally: unknown format 'srif'; did you mean 'sarif'?");
}

TEST(CommandLine, RefusesWhatIsNoValue) {
    EXPECT_EQ(error_of({"lint", "--now", "2026-02-30"}),
              "veritally: '2026-02-30' is not a day; write --now YYYY-MM-DD");
    EXPECT_NE(error_of({"lint", "--jobs", "0"}), "");
    EXPECT_NE(error_of({"lint", "--jobs", "many"}), "");
    EXPECT_NE(error_of({"lint", "--config"}), "");
    EXPECT_EQ(error_of({"lint", "--jobs", "0"}).find('\n'), std::string::npos);
}

TEST(CommandLine, StandardInputHasANameOnlyWhereItIsRead) {
    for (const char* command : {"lint", "explain"}) {
        for (const std::vector<std::string>& paths :
             {std::vector<std::string>{}, {"a.md"}, {"./-"}, {"a.md", "b"}}) {
            std::vector<std::string> words = {command, "--stdin-filename", "x.md"};
            words.insert(words.end(), paths.begin(), paths.end());
            EXPECT_EQ(error_of(words),
                      "veritally: --stdin-filename names standard input, which is not read; add "
                      "'-' to the paths, or leave --stdin-filename out");
            words.emplace_back("-");
            EXPECT_EQ(error_of(words), "");
        }
    }
}

TEST(CommandLine, NoShardTakesStandardInput) {
    EXPECT_EQ(error_of({"lint", "--shard", "1/2", "a.md", "-"}),
              "veritally: --shard takes a part of the files, and standard input is in each; check "
              "it in a run of its own");
    EXPECT_EQ(error_of({"lint", "--shard", "1/1", "-"}), "");
}

TEST(CommandLine, HelpAndVersionArePrinted) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"--help"}, {"lint", "--help"}, {"--version"}, {}}) {
        auto line = read_command_line(words);
        ASSERT_TRUE(line.ok()) << line.error().line();
        EXPECT_NE(line->print.find("veritally"), std::string::npos);
        EXPECT_FALSE(line->lint.has_value());
    }
}

}  // namespace
}  // namespace veritally
