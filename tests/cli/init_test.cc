#include <gtest/gtest.h>

#include <sstream>

#include "base/text.h"
#include "checks/factory.h"
#include "cli/program.h"
#include "engine/rule_examples.h"

namespace veritally {
namespace {

class InitTest : public testing::Test {
  protected:
    int run() {
        Console console{in_, out_, err_, false, 100, {}, files_, "/"};
        return run_program({"init"}, console);
    }
    std::istringstream in_;
    std::ostringstream out_, err_;
    MemoryFileSystem files_;
};

TEST_F(InitTest, WritesAConfigThatChangesNothing) {
    ASSERT_EQ(run(), kExitClean) << err_.str();
    ConfigLoader configs(files_, make_check, {});
    auto located = configs.locate("x.md");
    ASSERT_TRUE(located.ok()) << located.error().line();
    EXPECT_EQ(located->settings->profile.name, "ai-compute");
    EXPECT_TRUE(located->settings->overrides.empty());
}

TEST_F(InitTest, EveryLineInItWorksOnceSwitchedOn) {
    ASSERT_EQ(run(), kExitClean);
    std::string all;
    for (std::string_view line : split(*files_.content(std::string(kConfigName)), '\n')) {
        bool prose = line.size() > 2 && line[0] == '#' && line[1] == ' ' && line[2] != ' ';
        if (!prose) all += std::string(line.starts_with('#') ? line.substr(1) : line) + "\n";
    }
    files_.add("/on/.veritally.yaml", all);
    ConfigLoader configs(files_, make_check, {});
    auto located = configs.locate("/on/x.md");
    ASSERT_TRUE(located.ok()) << located.error().line() << "\n" << all;
    EXPECT_TRUE(located->settings->links.check);
    EXPECT_TRUE(located->settings->links.skips("https://intranet.test/x"));
    EXPECT_TRUE(located->settings->links.ignored.empty());
    const Rule* own = located->settings->catalogue.find("house/no-hype");
    ASSERT_NE(own, nullptr);
    auto failing = failing_examples(*own, *located->settings, make_check, Date{2026, 11, 21});
    ASSERT_TRUE(failing.ok()) << failing.error().line();
    EXPECT_TRUE(failing->empty());
}

TEST_F(InitTest, LeavesAConfigThatIsThere) {
    files_.add(std::string(kConfigName), "rules: {}\n");
    EXPECT_EQ(run(), kExitFailure);
    EXPECT_EQ(*files_.content(std::string(kConfigName)), "rules: {}\n");
    EXPECT_NE(err_.str().find("exists already"), std::string::npos);
}

}  // namespace
}  // namespace veritally
