#include "engine/comparison.h"

#include <gtest/gtest.h>

#include "checks/factory.h"
#include "child.h"
#include "golden.h"

namespace veritally {
namespace {

std::string entry(std::string_view compute, std::string_view source) {
    return "---\ncompute: " + std::string(compute) +
           "\n---\n\nText.[^a]\n\n[^a]: " + std::string(source) + "\n";
}

class ComparisonTest : public testing::Test {
  protected:
    void commit(const std::string& text) {
        write_whole(folder_.path() / "a.md", text);
        for (const char* words : {"init -q", "add a.md", "commit -qm x"}) {
            Ended ended = run_child(
                {"sh", "-c", "git -c user.name=T -c user.email=t@t.test " + std::string(words)},
                folder_.path());
            ASSERT_EQ(ended.exit_code, 0) << ended.err;
        }
    }
    std::vector<FigureChange> compare(const std::string& name, const std::string& text) {
        const std::string path = (folder_.path() / name).string();
        write_whole(path, text);
        auto changes = changes_since("HEAD", folder_.path().string(), {path});
        EXPECT_TRUE(changes.ok()) << changes.error().line();
        ConfigLoader configs(disk(), make_check, {});
        FileReport report = Runner(disk(), configs, Date{2026, 1, 1}).lint({path});
        return changed_figures(report, *changes);
    }
    TemporaryFolder folder_;
};

TEST_F(ComparisonTest, AFigureThatChangedWithoutItsSource) {
    commit(entry("1e+15", "Maker, 2024. <https://maker.org/a>"));
    auto changed = compare("a.md", entry("2.5e15", "Maker,  2024.\n    <https://maker.org/a>"));
    ASSERT_EQ(changed.size(), 1u);
    EXPECT_EQ(changed[0].key, "compute");
    EXPECT_EQ(changed[0].old_text, "1e+15");
    EXPECT_EQ(changed[0].new_text, "2.5e15");
    EXPECT_DOUBLE_EQ(*changed[0].ratio(), 2.5);
    EXPECT_FALSE(changed[0].citation_changed);
    EXPECT_TRUE(changed[0].lacks_source());
}

TEST_F(ComparisonTest, ANewSourceIsSeen) {
    commit(entry("1e+15", "Maker, 2024. <https://maker.org/a>"));
    auto changed = compare("a.md", entry("2e+15", "Maker, 2025. <https://maker.org/a>"));
    ASSERT_EQ(changed.size(), 1u);
    EXPECT_TRUE(changed[0].citation_changed);
    EXPECT_FALSE(changed[0].lacks_source());
}

TEST_F(ComparisonTest, TheSameFigureWrittenOtherwiseIsNoChange) {
    commit(entry("1e+15", "Maker"));
    EXPECT_TRUE(compare("a.md", entry("1.0e15", "Other")).empty());
}

TEST_F(ComparisonTest, BlankAndWordsHaveNoRatio) {
    commit(entry("1e+15", "Maker"));
    auto blank = compare("a.md", entry("", "Maker"));
    ASSERT_EQ(blank.size(), 1u);
    EXPECT_EQ(blank[0].new_text, "");
    EXPECT_FALSE(blank[0].ratio().has_value());
    EXPECT_FALSE(blank[0].lacks_source());
    auto words = compare("a.md", entry("much", "Maker"));
    ASSERT_EQ(words.size(), 1u);
    EXPECT_EQ(words[0].new_text, "much");
}

TEST_F(ComparisonTest, ANewEntryHasAFigureOnly) {
    commit(entry("1e+15", "Maker"));
    auto fresh = compare("b.md", "---\ncompute: 7e+12\n---\n\nAnother text altogether.\n");
    ASSERT_EQ(fresh.size(), 1u);
    EXPECT_TRUE(fresh[0].is_new_entry);
    EXPECT_EQ(fresh[0].old_text, "");
    EXPECT_FALSE(fresh[0].lacks_source());
}

TEST_F(ComparisonTest, SaysWhatTheEntryQuotesComesTo) {
    const std::string quoted = "One chip delivers 250 dense INT8 TOPS.";
    commit(entry("2.5e+14", quoted));
    auto changed = compare("a.md", "---\ncompute: 5e+14\n---\n\n## Scope\n\n" + quoted + "\n");
    ASSERT_EQ(changed.size(), 1u);
    ASSERT_TRUE(changed[0].recomputed.has_value());
    EXPECT_DOUBLE_EQ(*changed[0].recomputed, 2.5e14);
}

TEST(ChangedLines, TouchesWholeLines) {
    ChangedLines lines({{4, 8}});
    EXPECT_TRUE(lines.touch({4, 5}));
    EXPECT_TRUE(lines.touch({0, 5}));
    EXPECT_TRUE(lines.touch({4, 4}));
    EXPECT_FALSE(lines.touch({8, 8}));
    EXPECT_FALSE(lines.touch({0, 4}));
    EXPECT_FALSE(lines.touch({8, 20}));
}

}  // namespace
}  // namespace veritally
