// Runs the fixtures: fixtures/rules/FAMILY/NAME/ and fixtures/kinds/NAME/ hold entries bad*.md and
// good*.md, what is found in them (expected.txt, as --format oneline prints it), and what --fix and
// --unsafe-fixes make of a bad one (bad.fixed.md, bad.unsafe.fixed.md). UPDATE_GOLDEN=1 writes the
// latter two; what they say is for a reader to judge.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "checks/factory.h"
#include "checks/kinds/kinds.h"
#include "checks/link/cited.h"
#include "engine/fixer.h"
#include "engine/rule_examples.h"
#include "finding_laws.h"
#include "golden.h"
#include "link/cassette.h"
#include "link/labelled_answers.h"
#include "link/verifier.h"
#include "report/report.h"
#include "source_tree.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

constexpr Date kNow{2026, 11, 21};

struct Linter {
    ConfigLoader configs{disk(), make_check, {}};
    Runner runner{disk(), configs, kNow};
};

Linter& own_linter() {
    static Linter linter;
    return linter;
}

/// Names of the entries in the folder that begin with the prefix, sorted; outcomes left out.
std::vector<std::string> entries_of(const fs::path& folder, std::string_view prefix) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename();
        if (name.starts_with(prefix) && name.ends_with(".md") && !name.ends_with(".fixed.md")) {
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The folders of fixtures below fixtures/PART, relative to the checkout.
std::vector<std::string> folders_below(const fs::path& part) {
    std::vector<std::string> folders;
    const fs::path root = source_root() / "fixtures" / part;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (!entry.is_directory() || entries_of(entry.path(), "").empty()) continue;
        folders.push_back(fs::relative(entry.path(), source_root()).string());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::vector<std::string> all_folders() {
    std::vector<std::string> folders = folders_below("rules");
    for (std::string& folder : folders_below("kinds")) folders.push_back(std::move(folder));
    return folders;
}

/// What the links of a fixture's entries lead to, by its cassette; null where it has none.
const LinkStatuses* links_of(const fs::path& folder) {
    static std::mutex mutex;
    static std::map<fs::path, LinkStatuses> known;
    const fs::path cassette = source_root() / folder / "answers.jsonl";
    if (!fs::exists(cassette)) return nullptr;
    std::lock_guard lock(mutex);
    const auto [found, fresh] = known.try_emplace(folder);
    if (!fresh) return &found->second;
    CassettePlayer player(*read_cassette(read_whole(cassette)));
    CitedLinks cited;
    for (const std::string& name : entries_of(source_root() / folder, "")) {
        const std::string path = (source_root() / folder / name).string();
        const auto document = read_document(path, read_whole(path));
        for (const Cited& one : cited_addresses(*document)) {
            cited[one.url.text()].insert(one.url.fragment);
        }
    }
    std::map<std::string, LinkRecord> records;
    found->second = Verifier(&player, &known_signs(), {}).verify(cited, records);
    return &found->second;
}

/// Lints a file of a fixture; the report names it without its folder.
FileReport lint(const fs::path& folder, const std::string& name) {
    Runner runner = own_linter().runner;
    runner.use_links(links_of(folder), [](const Located&) { return true; });
    FileReport report = runner.lint({(source_root() / folder / name).string()});
    EXPECT_FALSE(report.failure) << report.failure->line();
    EXPECT_FALSE(report.broken_config) << report.broken_config->line();
    report.path = name;
    return report;
}

std::string lines_of(const FileReport& report) {
    std::string lines;
    for (const Item& item : make_oneline_reporter({})->render(report)) lines += item.text;
    return lines;
}

/// Compares what fixes make of the file with its outcome; no outcome where they change nothing.
void expect_fixed(const fs::path& folder, const FileReport& report, bool unsafe) {
    const std::string before(report.document->text.bytes());
    const std::string after = apply_fixes(report, unsafe, kNow).bytes;
    const std::string stem = report.path.substr(0, report.path.size() - 3);
    const fs::path outcome = folder / (stem + (unsafe ? ".unsafe.fixed.md" : ".fixed.md"));
    const std::string safe = unsafe ? apply_fixes(report, false, kNow).bytes : before;
    if (after != safe) {
        expect_golden(outcome, after);
    } else {
        EXPECT_FALSE(fs::exists(source_root() / outcome)) << outcome << ": nothing is fixed";
    }
}

class Fixture : public testing::TestWithParam<std::string> {
  protected:
    fs::path folder() const { return GetParam(); }
};

TEST_P(Fixture, IsFoundAsExpected) {
    std::string lines;
    for (const std::string& name : entries_of(source_root() / folder(), "")) {
        lines += lines_of(lint(folder(), name));
    }
    expect_golden(folder() / "expected.txt", lines);
}

TEST_P(Fixture, GoodEntriesHaveNoFinding) {
    const auto good = entries_of(source_root() / folder(), "good");
    EXPECT_THAT(good, testing::Not(testing::IsEmpty()));
    for (const std::string& name : good) EXPECT_EQ(lines_of(lint(folder(), name)), "") << name;
}

TEST_P(Fixture, IsFixedAsExpected) {
    for (const std::string& name : entries_of(source_root() / folder(), "bad")) {
        const FileReport report = lint(folder(), name);
        if (report.document == nullptr) continue;
        expect_fixed(folder(), report, false);
        expect_fixed(folder(), report, true);
    }
}

TEST_P(Fixture, FindingsAndFixesKeepTheLaws) {
    for (const std::string& name : entries_of(source_root() / folder(), "")) {
        SCOPED_TRACE(name);
        const FileReport report = lint(folder(), name);
        ASSERT_NE(report.document, nullptr);
        expect_sound_findings(report);
        expect_lawful_fixes(report, false, kNow);
        expect_lawful_fixes(report, true, kNow);
    }
}

TEST_P(Fixture, OffersNoFigureThatIsNotTaken) {
    for (const std::string& name : entries_of(source_root() / folder(), "bad")) {
        const FileReport report = lint(folder(), name);
        if (report.document == nullptr) continue;
        for (const Finding& left : apply_fixes(report, true, kNow).report.findings) {
            EXPECT_FALSE(left.fix && left.rule->kind == "recomputation")
                << name << ": " << left.message();
        }
    }
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param.substr(std::string("fixtures/").size());
    for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, Fixture, testing::ValuesIn(all_folders()), test_name);

TEST(Fixtures, AreTheSameOnAnyNumberOfThreads) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const std::string& folder : all_folders()) {
        for (std::string& name : entries_of(source_root() / folder, "")) {
            files.emplace_back(folder, std::move(name));
        }
    }
    ASSERT_GT(files.size(), 1u);
    const auto run = [&](int jobs) {
        std::string lines;
        parallel_in_order<std::string>(
            files.size(), jobs,
            [&](std::size_t i) { return lines_of(lint(files[i].first, files[i].second)); },
            [&](std::string piece) {
                lines += piece;
                return true;
            });
        return lines;
    };
    EXPECT_EQ(run(1), run(4));
}

/// Every built-in rule that is at work without a config.
std::vector<const Rule*> rules_at_work() {
    const auto located = own_linter().configs.locate((source_root() / "entry.md").string());
    EXPECT_TRUE(located.ok());
    std::vector<const Rule*> rules;
    for (const auto& active : located->settings->active) rules.push_back(active.rule);
    return rules;
}

TEST(Rules, EachHasAFixtureThatFires) {
    for (const Rule* rule : rules_at_work()) {
        const fs::path folder = fs::path("fixtures/rules") / rule->id;
        ASSERT_TRUE(fs::is_directory(source_root() / folder)) << folder << " is missing";
        const auto bad = entries_of(source_root() / folder, "bad");
        EXPECT_TRUE(std::any_of(bad.begin(), bad.end(),
                                [&](const std::string& name) {
                                    const FileReport report = lint(folder, name);
                                    return std::any_of(report.findings.begin(),
                                                       report.findings.end(),
                                                       [&](const Finding& finding) {
                                                           return finding.rule->id == rule->id;
                                                       });
                                }))
            << rule->id << " is not reported in any bad*.md of its fixture";
    }
}

TEST(Rules, ExamplesDoWhatTheyAreThereFor) {
    const auto located = own_linter().configs.locate((source_root() / "entry.md").string());
    ASSERT_TRUE(located.ok());
    for (const Rule* rule : rules_at_work()) {
        // What is not read is too long for a page.
        const bool too_long = rule->id == "body/unread";
        EXPECT_EQ(rule->bad.empty(), too_long) << rule->id << " has no bad example";
        EXPECT_FALSE(rule->good.empty()) << rule->id << " has no good example";
        const auto failing = failing_examples(*rule, *located->settings, make_check, kNow);
        ASSERT_TRUE(failing.ok()) << failing.error().line();
        for (const FailingExample& example : *failing) ADD_FAILURE() << example.line();
    }
}

TEST(Kinds, OwnRulesKeepTheirExamples) {
    for (const std::string& folder : folders_below("kinds")) {
        const auto located =
            own_linter().configs.locate((source_root() / folder / "x.md").string());
        ASSERT_TRUE(located.ok()) << located.error().line();
        std::size_t own = 0;
        for (const auto& rule : located->settings->catalogue.rules()) {
            if (rule->origin.empty()) continue;
            ++own;
            const auto failing = failing_examples(*rule, *located->settings, make_check, kNow);
            ASSERT_TRUE(failing.ok()) << failing.error().line();
            for (const FailingExample& example : *failing) ADD_FAILURE() << example.line();
        }
        EXPECT_GT(own, 0u) << folder;
    }
}

TEST(Kinds, EachHasAFixture) {
    for (std::string_view kind : names_of_kinds()) {
        EXPECT_TRUE(fs::is_directory(source_root() / "fixtures/kinds" / kind)) << kind;
    }
}

TEST(Rules, ExamplesKeepTheLaws) {
    for (const Rule* rule : rules_at_work()) {
        for (const auto* examples : {&rule->bad, &rule->good}) {
            for (std::string_view example : *examples) {
                SCOPED_TRACE(std::string(rule->id) + ":\n" + std::string(example));
                const FileReport report = own_linter().runner.lint_text(
                    (source_root() / "example.md").string(), std::string(example));
                ASSERT_NE(report.document, nullptr);
                expect_sound_findings(report);
                expect_lawful_fixes(report, false, kNow);
                expect_lawful_fixes(report, true, kNow);
            }
        }
    }
}

TEST(Rules, WordingsReadAsTheyShould) {
    for (const Rule* rule : rules_at_work()) {
        EXPECT_TRUE(rule->summary.ends_with('.')) << rule->id;
        EXPECT_TRUE(rule->why.ends_with('.')) << rule->id;
        EXPECT_EQ(rule->summary.find('\n'), std::string_view::npos) << rule->id;
        for (const Wording& wording : rule->wordings) {
            EXPECT_FALSE(wording.text.empty()) << rule->id;
            EXPECT_FALSE(wording.text.ends_with('.')) << rule->id << ": " << wording.text;
            EXPECT_FALSE(wording.advice.ends_with('.')) << rule->id << ": " << wording.advice;
        }
    }
}

}  // namespace
}  // namespace veritally
