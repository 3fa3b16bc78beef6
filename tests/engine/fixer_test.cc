#include "engine/fixer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "../child.h"
#include "../finding_laws.h"
#include "../golden.h"
#include "../source_tree.h"
#include "base/file_system.h"
#include "base/random_text.h"
#include "checks/factory.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

constexpr Date kNow{2026, 11, 21};

FileReport lint(std::string text) {
    static MemoryFileSystem files;
    static ConfigLoader configs(files, make_check, {});
    return Runner(files, configs, kNow).lint_text("entry.md", std::move(text));
}

std::string rest_of_entry() {
    return "\n## Description\n\nA.\n\n## Scope\n\nB.\n\n## Implications\n\nC.\n\n## Works "
           "cited\n\nNone.\n";
}

TEST(Fixer, MendsWhatAStructuralFixBringsToLight) {
    const FileReport report = lint(
        "---\nlayout: default\ntitle: A: entry\nname: A entry\ncategory: corporations\n"
        "compute:\nstakeholder: 1\n---\n" +
        rest_of_entry());
    const FixOutcome outcome = apply_fixes(report, false, kNow);
    EXPECT_NE(outcome.bytes.find("title: \"A: entry\"\n"), std::string::npos) << outcome.bytes;
    EXPECT_NE(outcome.bytes.find("category: corporation\n"), std::string::npos) << outcome.bytes;
    EXPECT_NE(outcome.bytes.find("stakeholders: 1\n"), std::string::npos) << outcome.bytes;
    EXPECT_GE(outcome.fixed, 3u);
    expect_lawful_fixes(report, false, kNow);
}

TEST(Fixer, ClosesFrontMatterWhateverItThenFinds) {
    const FileReport report =
        lint("---\nlayout: default\ncategory: corporations\nx: y: z\n" + rest_of_entry());
    EXPECT_EQ(apply_fixes(report, false, kNow).bytes.find("\n---\n"), std::string::npos);
    const FixOutcome outcome = apply_fixes(report, true, kNow);
    EXPECT_NE(outcome.bytes.find("\n---\n"), std::string::npos) << outcome.bytes;
    EXPECT_NE(outcome.bytes.find("category: corporation\n"), std::string::npos) << outcome.bytes;
    expect_lawful_fixes(report, true, kNow);
}

TEST(Fixer, LeavesOutWhatMendsNothingWhateverElseIsMended) {
    MemoryFileSystem files;
    files.add("/r/.veritally.yaml", R"(own-rules:
  - id: house/boards
    kind: pattern
    fix: safe
    level: warning
    summary: No board.
    messages: {default: {text: found, advice: mend}}
    parameters: {match: board, replace: boards}
)");
    ConfigLoader configs(files, make_check, {});
    const FileReport report = Runner(files, configs, kNow)
                                  .lint_text("/r/entry.md",
                                             "---\ntitle: A\n---\n\nA board: "
                                             "https://a.org/x .\n" +
                                                 rest_of_entry());
    const std::string mended = apply_fixes(report, false, kNow).bytes;
    EXPECT_NE(mended.find("A board: <https://a.org/x>"), std::string::npos) << mended;
}

// --- Properties ----------------------------------------------------------------------------------

std::vector<std::string> all_entries() {
    std::vector<std::string> paths;
    for (const auto& file : fs::recursive_directory_iterator(source_root() / "fixtures")) {
        if (file.path().extension() == ".md") paths.push_back(file.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> entries;
    for (const std::string& path : paths) entries.push_back(read_whole(path));
    return entries;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char c : text) {
        lines.back() += c;
        if (c == '\n') lines.emplace_back();
    }
    return lines;
}

/// An entry with lines of another in it, some lines gone or twice, other line endings, no last one.
std::string damaged(const std::vector<std::string>& entries, std::mt19937& random) {
    const auto some = [&] {
        return entries[pick(random, static_cast<std::uint32_t>(entries.size()))];
    };
    std::vector<std::string> lines = lines_of(some());
    const std::vector<std::string> other = lines_of(some());
    for (std::uint32_t hurts = pick(random, 6); hurts > 0; --hurts) {
        const std::uint32_t at = pick(random, static_cast<std::uint32_t>(lines.size()));
        const std::string& line = other[pick(random, static_cast<std::uint32_t>(other.size()))];
        switch (pick(random, 3)) {
            case 0:
                lines[at].clear();
                break;
            case 1:
                lines.insert(lines.begin() + at, line);
                break;
            default:
                lines[at] = line + lines[at];
                break;
        }
    }
    std::string text;
    const bool crlf = pick(random, 4) == 0;
    for (std::string& line : lines) {
        if (crlf && line.ends_with('\n')) line.insert(line.size() - 1, "\r");
        text += line;
    }
    while (pick(random, 4) == 0 && !text.empty()) text.pop_back();
    return text;
}

TEST(FixerProperty, LawsHoldForDamagedEntries) {
    const std::vector<std::string> entries = all_entries();
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const FileReport report = lint(damaged(entries, random));
        SCOPED_TRACE(std::to_string(seed) + ":\n" + std::string(report.document->text.bytes()));
        expect_sound_findings(report);
        expect_lawful_fixes(report, pick(random, 2) == 0, kNow);
        if (testing::Test::HasFailure()) return;
    }
}

/// What --diff prints is a patch that does what --fix does.
TEST(FixerProperty, DiffsAreWhatPatchApplies) {
    const std::vector<std::string> entries = all_entries();
    const TemporaryFolder folder;
    std::vector<std::string> after;
    std::string diff;
    std::size_t changed = 0;
    const auto name = [](std::size_t i) {
        constexpr const char* kOdd[] = {"", "a b", "ü", "a\"b\\", "a\tb"};
        return kOdd[i % 5] + std::to_string(i) + ".md";
    };
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed + 1000);
        const std::string before = damaged(entries, random);
        after.push_back(apply_fixes(lint(before), true, kNow).bytes);
        changed += after.back() != before ? 1 : 0;
        diff += unified_diff(before, after.back(), "/" + name(seed));
        write_whole(folder.path() / name(seed), before);
    }
    write_whole(folder.path() / "all.diff", diff);
    EXPECT_GT(changed, 40u);
    const Ended patched = run_child(
        {"patch", "-p1", "--fuzz=0", "--no-backup-if-mismatch", "-i", "all.diff"}, folder.path());
    EXPECT_EQ(patched.exit_code, 0) << patched.out << patched.err;
    for (std::size_t i = 0; i < after.size(); ++i) {
        EXPECT_EQ(read_whole(folder.path() / name(i)), after[i]) << name(i);
    }
}

}  // namespace
}  // namespace veritally
