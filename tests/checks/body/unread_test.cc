// An entry of which a part is not read: nothing is said to be missing from it, and its figure is
// not recomputed from the rest.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "checks/factory.h"
#include "engine/runner.h"

namespace veritally {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

/// Both footnotes, one section and what the total follows from come after `middle`.
std::string entry(const std::string& middle) {
    return "---\nlayout: default\nname: Badger\ntitle: Badger\ncategory: individual\ncompute: "
           "4e+14\n"
           "stakeholders: 1\n---\n\n## Description\n\nA board.[^a]\n\n## Scope\n\n"
           "An older one had 100 TOPS of dense INT8.[^b]\n\n" +
           middle +
           "\n\n## Implications\n\nOne board of 400 TOPS of dense INT8.[^a]\n\n## Works cited\n\n"
           "[^a]: Badger, \"Data,\" 2024. <https://www.badger-boards.com/a>\n"
           "[^b]: Badger, \"More,\" 2024. <https://www.badger-boards.com/b>\n";
}

std::string repeated(std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
}

class UnreadTest : public testing::Test {
  protected:
    /// The rules that find something in the entry, each once.
    std::vector<std::string> rules_for(const std::string& text) {
        report_ = runner_.lint_text("/r/badger.md", text);
        std::vector<std::string> rules;
        for (const Finding& finding : report_.findings) rules.emplace_back(finding.rule->id);
        std::sort(rules.begin(), rules.end());
        rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
        return rules;
    }
    std::string message_of(std::string_view rule) const {
        for (const Finding& finding : report_.findings) {
            if (finding.rule->id == rule) return finding.message();
        }
        return "";
    }
    std::size_t line_of(std::string_view rule) const {
        for (const Finding& finding : report_.findings) {
            if (finding.rule->id == rule)
                return report_.document->text.position(finding.span.begin).line;
        }
        return 0;
    }

    MemoryFileSystem files_;
    ConfigLoader configs_{files_, make_check, {}};
    Runner runner_{files_, configs_, Date{2026, 11, 21}};
    FileReport report_;
};

TEST_F(UnreadTest, AsksNothingOfAnEntryThatIsReadToItsEnd) {
    EXPECT_THAT(rules_for(entry("More.")), Not(Contains("body/unread")));
    EXPECT_TRUE(report_.recomputed->derivation().recomputed);
}

TEST_F(UnreadTest, TellsNothingMissingBelowMoreBlocksThanAreKept) {
    EXPECT_THAT(rules_for(entry(repeated("a\n\n", 400'000))),
                ElementsAre("body/unread", "compute/underived"));
    EXPECT_GT(line_of("body/unread"), 300'000u);
    EXPECT_THAT(message_of("compute/underived"), testing::HasSubstr("a part of the text"));
    EXPECT_FALSE(report_.recomputed->derivation().recomputed);
    EXPECT_EQ(report_.recomputed->derivation().verdict, Derivation::Verdict::unverifiable);
}

TEST_F(UnreadTest, TellsNothingMissingBehindDeepNesting) {
    const std::string deep = repeated("> ", 140) + "a\n" + repeated("b\n", 4'000);
    EXPECT_THAT(rules_for(entry(deep)), ElementsAre("body/unread", "compute/underived"));
    EXPECT_THAT(message_of("body/unread"), testing::StartsWith("lines "));
}

/// Suppressions of rules that had to be silent are not said to be unused.
TEST_F(UnreadTest, JudgesNoSuppression) {
    const std::string silenced =
        "<!-- veritally-disable-next-line citation/undefined: kept below -->\n" +
        std::string(4'100, '>') + " a\n";
    EXPECT_THAT(rules_for(entry(silenced)), ElementsAre("body/unread", "compute/underived"));
    EXPECT_EQ(message_of("body/unread").substr(0, 8), "line 19 ");
}

/// What stands there is reported all the same.
TEST_F(UnreadTest, LeavesWhatIsSeenAlone) {
    EXPECT_THAT(
        rules_for(entry(std::string(4'100, '>') + " a\n\nSee https://www.badger-boards.com/c.")),
        ElementsAre("body/unread", "citation/bare-url", "compute/underived"));
}

TEST_F(UnreadTest, HoldsForOwnRulesOfEveryKind) {
    files_.add("/r/.veritally.yaml", R"(rules: {compute: off, body: off, citation: off}
own-rules:
  - {id: own/section, kind: section, summary: S., messages: {missing: {text: m}},
     parameters: {title: Sources, present: true}}
  - {id: own/short, kind: section, summary: S., messages: {words: {text: m}},
     parameters: {title: Scope, minimum-words: 50}}
  - {id: own/count, kind: count, summary: S., messages: {few: {text: m}},
     parameters: {of: footnotes, minimum: 9}}
  - {id: own/cited, kind: citation, summary: S., messages: {year: {text: m}},
     parameters: {matches: Publisher}}
)");
    EXPECT_THAT(rules_for(entry("More.")),
                ElementsAre("own/cited", "own/count", "own/section", "own/short"));
    EXPECT_THAT(rules_for(entry(std::string(4'100, '>') + " a\n")), ElementsAre());
}

}  // namespace
}  // namespace veritally
