// Runs that look at a part only: --baseline, --changed-since, --shard, --only-entries.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "child.h"
#include "golden.h"

namespace veritally {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kHead =
    "---\nlayout: default\ntitle: A\nname: A\ncategory: individual\n";
constexpr std::string_view kTail =
    "stakeholders: 1\n---\n\n## Description\n\nA.[^a]\n\n## Scope\n\nB.\n\n## "
    "Implications\n\nC.\n\n"
    "## Works cited\n\n";

/// An entry with the compute and what else its list of works holds.
std::string entry(std::string_view compute, std::string_view works) {
    return std::string(kHead) + "compute: " + std::string(compute) + "\n" + std::string(kTail) +
           "[^a]: Maker, 2024. <https://maker.test/a>\n" + std::string(works);
}

constexpr std::string_view kUnused = "[^b]: Other, 2024. <https://other.test/b>\n";

class Narrowing : public testing::Test {
  protected:
    Ended lint(std::vector<std::string> words) {
        std::vector<std::string> all{
            "lint",      "--format", "oneline", "--select", "citation/unused,front-matter/missing",
            "--fail-on", "note"};
        all.insert(all.end(), words.begin(), words.end());
        return run_veritally(all, folder_.path());
    }
    Ended git(std::vector<std::string> words) {
        words.insert(words.begin(), {"git", "-c", "user.name=T", "-c", "user.email=t@t.test", "-c",
                                     "init.defaultBranch=main"});
        Ended ended = run_child(words, folder_.path());
        EXPECT_EQ(ended.exit_code, 0) << ended.err;
        return ended;
    }
    void commit_all() {
        if (!std::filesystem::exists(folder_.path() / ".git")) git({"init", "-q"});
        git({"add", "-A"});
        git({"commit", "-qm", "x"});
    }
    void write(const std::string& name, const std::string& text) {
        write_whole(folder_.path() / name, text);
    }
    std::string read(const std::string& name) { return read_whole(folder_.path() / name); }

    TemporaryFolder folder_;
};

TEST_F(Narrowing, ABaselinePassesOverWhatItCountsWhereverItMoves) {
    write("r/a.md", entry("1e+15", kUnused));
    EXPECT_EQ(lint({"r"}).exit_code, 1);
    Ended written = lint({"r", "--write-baseline", "b.json"});
    EXPECT_EQ(written.exit_code, 0) << written.err;
    EXPECT_EQ(written.out, "b.json counts 1 finding in 1 file\n");
    EXPECT_EQ(lint({"r", "--baseline", "b.json"}).out, "");
    write("r/a.md", entry("1e+15", "Text above.\n\n" + std::string(kUnused)));
    Ended moved = lint({"r", "--baseline", "b.json"});
    EXPECT_EQ(moved.exit_code, 0) << moved.out << moved.err;
    write("r/a.md", entry("1e+15", std::string(kUnused) + "[^c]: New, 2024. <https://n.test/c>\n"));
    Ended added = lint({"r", "--baseline", "b.json"});
    EXPECT_EQ(added.exit_code, 1);
    EXPECT_THAT(added.out, HasSubstr("'c'"));
    EXPECT_THAT(added.out, Not(HasSubstr("'b'")));
}

TEST_F(Narrowing, ABaselineReadsTheSameFromAnyFolder) {
    write("r/a.md", entry("1e+15", kUnused));
    lint({"r", "--write-baseline", "r/b.json"});
    EXPECT_THAT(read("r/b.json"), HasSubstr("\"a.md\": ["));
    Ended inside = run_veritally({"lint", "--select", "citation/unused", "--fail-on", "note",
                                  "--baseline", "b.json", "a.md"},
                                 folder_.path() / "r");
    EXPECT_EQ(inside.exit_code, 0) << inside.out;
}

TEST_F(Narrowing, AStaleBaselineFailsAndSaysWhatMendsIt) {
    write("r/a b.md", entry("1e+15", kUnused));
    lint({"r", "--write-baseline", "b.json"});
    write("r/a b.md", entry("1e+15", ""));
    Ended stale = lint({"r/a b.md", "--baseline", "b.json"});
    EXPECT_EQ(stale.exit_code, 1);
    EXPECT_EQ(stale.out, "");
    EXPECT_EQ(stale.err,
              "veritally: b.json: counts 1 finding that is there no more, the first "
              "citation/unused in r/a b.md; mend it with: veritally lint 'r/a b.md' "
              "--baseline b.json --write-baseline b.json\n");
    for (const char* format : {"json", "sarif", "markdown", "html"}) {
        Ended report = run_veritally({"lint", "r", "--baseline", "b.json", "--format", format},
                                     folder_.path());
        EXPECT_THAT(report.out, HasSubstr("that is there no more")) << format;
    }
    EXPECT_EQ(lint({"r", "--baseline", "b.json", "--ignore", "citation"}).exit_code, 0);
    std::filesystem::remove(folder_.path() / "r/a b.md");
    write("r/c.md", entry("1e+15", ""));
    EXPECT_EQ(lint({"r", "--baseline", "b.json"}).exit_code, 1);
    EXPECT_EQ(lint({"r", "--write-baseline", "b.json"}).exit_code, 0);
    EXPECT_EQ(lint({"r", "--baseline", "b.json"}).exit_code, 0);
    EXPECT_EQ(read("b.json"), "{\n\"version\": 1,\n\"files\": {\n}}\n");
}

TEST_F(Narrowing, ABaselineThatIsMendedExcusesNothingNew) {
    const std::string two = std::string(kUnused) + "[^c]: Third, 2024. <https://third.test/c>\n";
    write("r/a.md", entry("1e+15", two));
    lint({"r", "--write-baseline", "b.json"});
    write("r/a.md",
          entry("1e+15", std::string(kUnused) + "[^d]: New, 2024. <https://new.test/d>\n"));
    write("r/new.md", entry("1e+15", kUnused));
    const std::vector<std::string> mending{"r", "--baseline", "b.json", "--write-baseline",
                                           "b.json"};
    Ended mended = lint(mending);
    EXPECT_EQ(mended.exit_code, 0) << mended.err;
    EXPECT_EQ(mended.out, "b.json counts 1 finding in 1 file\n");
    Ended after = lint({"r", "--baseline", "b.json"});
    EXPECT_EQ(after.exit_code, 1);
    EXPECT_EQ(after.err, "");
    EXPECT_THAT(after.out, HasSubstr("'d'"));
    EXPECT_THAT(after.out, HasSubstr("r/new.md"));
    EXPECT_THAT(after.out, Not(HasSubstr("'c'")));
    std::filesystem::remove_all(folder_.path() / "r/a.md");
    EXPECT_EQ(lint(mending).out, "b.json counts 0 findings in 0 files\n");
    EXPECT_EQ(lint({"r", "--baseline", "b.json", "--write-baseline", "c.json"}).exit_code, 2);
    EXPECT_EQ(lint({"r", "--baseline", "d.json", "--write-baseline", "d.json"}).exit_code, 2);
}

TEST_F(Narrowing, TheCommandThatMendsABaselineAsksTheSameOfLinks) {
    write("a.md", entry("1e+15", "[^b]: Ada, 2024. <https://ada.org/a>\n"));
    const std::string answer =
        R"({"url":"https://ada.org/a","final_url":"https://ada.org/a","status":)";
    const auto run = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"lint", "a.md", "--replay", "d.jsonl", "--fail-on", "never"});
        return run_veritally(words, folder_.path());
    };
    write("d.jsonl", answer + "404}\n");
    run({"--write-baseline", "b.json"});
    ASSERT_THAT(read("b.json"), HasSubstr("link/dead"));
    write("d.jsonl",
          answer + R"(200,"body":"<title>A</title><p>A page of the maker.</p>"})" + "\n");
    EXPECT_THAT(run({"--baseline", "b.json"}).err,
                HasSubstr("veritally lint --replay d.jsonl a.md --baseline b.json "
                          "--write-baseline b.json"));
    run({"--baseline", "b.json", "--write-baseline", "b.json"});
    EXPECT_EQ(run({"--baseline", "b.json"}).err, "");
}

TEST_F(Narrowing, WritingABaselineKeepsWhatTheRunDidNotLookAt) {
    write("r/a.md", entry("1e+15", kUnused));
    write("r/b.md", entry("1e+15", kUnused));
    lint({"r", "--write-baseline", "b.json"});
    std::string whole = read("b.json");
    lint({"r/a.md", "--write-baseline", "b.json"});
    EXPECT_EQ(read("b.json"), whole);
    lint({"r", "--write-baseline", "b.json", "--ignore", "citation"});
    EXPECT_EQ(read("b.json"), whole);
}

TEST_F(Narrowing, WhatIsNoBaselineIsRefused) {
    write("a.md", entry("1e+15", ""));
    for (const char* text : {"", "[]", "{", "{\"version\": 2, \"files\": {}}",
                             "{\"version\": 1, \"files\": {\"a\": [{\"rule\": 1}]}}",
                             "{\"version\": 1, \"files\": {\"a\": [7]}}"}) {
        write("b.json", text);
        Ended refused = lint({"a.md", "--baseline", "b.json"});
        EXPECT_EQ(refused.exit_code, 2) << text;
        EXPECT_THAT(refused.err, HasSubstr("is no baseline"));
    }
    Ended missing = lint({"a.md", "--baseline", "c.json"});
    EXPECT_EQ(missing.exit_code, 2);
    EXPECT_THAT(missing.err, HasSubstr("--write-baseline c.json"));
}

TEST_F(Narrowing, OnlyWhatIsNewSinceARevision) {
    write("r/same.md", entry("1e+15", kUnused));
    write("r/changed.md", entry("1e+15", kUnused));
    commit_all();
    EXPECT_EQ(lint({"r", "--changed-since", "HEAD"}).out, "");
    write("r/changed.md",
          entry("2e+15", std::string(kUnused) + "\n[^c]: New, 2024. <https://n.test/c>\n"));
    write("r/new.md", entry("1e+15", kUnused));
    Ended ended = lint({"r", "--changed-since", "HEAD"});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_THAT(ended.out, HasSubstr("r/changed.md:27:1: warning citation/unused"));
    EXPECT_THAT(ended.out, HasSubstr("r/new.md:25:1: warning citation/unused"));
    EXPECT_EQ(std::count(ended.out.begin(), ended.out.end(), '\n'), 2) << ended.out;
}

TEST_F(Narrowing, AnOldFindingOnAChangedLineIsNew) {
    write("a.md", entry("1e+15", "[^b]: Other, 2024. <https://other.test/b> Text.\n"));
    commit_all();
    write("a.md", entry("1e+15", "[^b]: Other, 2025. <https://other.test/b> Text.\n"));
    EXPECT_THAT(lint({"--changed-since", "HEAD"}).out, HasSubstr("a.md:25:1"));
}

TEST_F(Narrowing, LineEndsThatGitConvertsAreNoChange) {
    write(".gitattributes", "*.md text eol=crlf\n");
    write("a.md", entry("1e+15", kUnused));
    write("old.md", entry("2e+15", kUnused));
    commit_all();
    std::filesystem::remove(folder_.path() / "a.md");
    git({"checkout", "-q", "--", "a.md"});
    ASSERT_THAT(read("a.md"), HasSubstr("\r\n"));
    EXPECT_EQ(lint({"--changed-since", "HEAD"}).out, "");
    std::string text = read("a.md");
    write("young.md", text.replace(text.find("1e+15"), 1, "2"));
    std::filesystem::remove(folder_.path() / "old.md");
    EXPECT_EQ(lint({"--changed-since", "HEAD"}).out, "") << "renamed";
    write("a.md", read("a.md") + "[^c]: New, 2024. <https://n.test/c>\r\n");
    Ended ended = lint({"--changed-since", "HEAD"});
    EXPECT_THAT(ended.out, HasSubstr("a.md:26:1"));
    EXPECT_EQ(std::count(ended.out.begin(), ended.out.end(), '\n'), 1) << ended.out;
}

TEST_F(Narrowing, ARenamedFileIsComparedWithItsOldSelf) {
    write("old.md", entry("1e+15", kUnused));
    commit_all();
    std::filesystem::rename(folder_.path() / "old.md", folder_.path() / "young.md");
    EXPECT_EQ(lint({"--changed-since", "HEAD"}).out, "");
    write("young.md", entry("3e+15", kUnused));
    EXPECT_EQ(lint({"--changed-since", "HEAD"}).out, "");
    write("young.md", entry("3e+15", std::string(kUnused) + "[^c]: N, 2024. <https://n.test/c>\n"));
    EXPECT_THAT(lint({"--changed-since", "HEAD"}).out, HasSubstr("young.md:26:1"));
}

TEST_F(Narrowing, RevisionsThatAreNoneEndTheRun) {
    write("a.md", entry("1e+15", ""));
    Ended none = lint({"--changed-since", "HEAD"});
    EXPECT_EQ(none.exit_code, 2);
    EXPECT_THAT(none.err, HasSubstr("in no git repository"));
    commit_all();
    for (const char* revision : {"nope", "--help", "HEAD:a.md", "a b; touch pwned", ""}) {
        Ended bad = lint({"--changed-since=" + std::string(revision)});
        if (*revision == '\0') continue;  // As if it were not there.
        EXPECT_EQ(bad.exit_code, 2) << revision;
        EXPECT_THAT(bad.err, HasSubstr("git knows no commit")) << revision;
        EXPECT_EQ(std::count(bad.err.begin(), bad.err.end(), '\n'), 1);
    }
}

TEST_F(Narrowing, AShallowCheckoutIsToldWhatToDo) {
    write("origin/a.md", entry("1e+15", ""));
    for (const char* text : {"1e+15", "2e+15"}) {
        write("origin/a.md", entry(text, ""));
        if (!std::filesystem::exists(folder_.path() / "origin/.git")) git({"init", "-q", "origin"});
        git({"-C", "origin", "add", "-A"});
        git({"-C", "origin", "commit", "-qm", text});
    }
    git({"-C", "origin", "tag", "old", "HEAD~1"});
    git({"clone", "-q", "--depth", "1", "file://" + (folder_.path() / "origin").string(), "clone"});
    Ended ended = run_veritally({"lint", "--changed-since", "old"}, folder_.path() / "clone");
    EXPECT_EQ(ended.exit_code, 2);
    EXPECT_THAT(ended.err, HasSubstr("fetch-depth: 0"));
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1);
}

TEST_F(Narrowing, NothingThatARepositoryConfiguresIsRun) {
    write("a.md", entry("1e+15", kUnused));
    write("old.md", entry("7e+15", kUnused));
    write(".gitattributes", "* diff=evil filter=evil\n");
    commit_all();
    std::filesystem::rename(folder_.path() / "old.md", folder_.path() / "young.md");
    write("a.md", entry("2e+15", kUnused));
    const std::string pwned = (folder_.path() / "pwned").string();
    const std::string script = (folder_.path() / "evil.sh").string();
    write("evil.sh", "#!/bin/sh\ntouch '" + pwned + "'\ncat\n");
    std::filesystem::permissions(script, std::filesystem::perms::all);
    for (const char* key :
         {"core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "diff.external",
          "diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge",
          "filter.evil.process", "core.gitProxy", "uploadpack.packObjectsHook", "core.askPass",
          "pager.ls-tree", "alias.ls-tree", "alias.cat-file"}) {
        git({"config", key, script});
    }
    write(".git/hooks/post-index-change", "#!/bin/sh\ntouch '" + pwned + "'\n");
    std::filesystem::permissions(folder_.path() / ".git/hooks/post-index-change",
                                 std::filesystem::perms::all);
    Ended ended = lint({"--changed-since", "HEAD"});
    EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
    EXPECT_FALSE(std::filesystem::exists(pwned));
    git({"status"});
    EXPECT_TRUE(std::filesystem::exists(pwned)) << "the trap is none";
}

TEST_F(Narrowing, VariablesOfAHookDoNotMislead) {
    write("a.md", entry("1e+15", kUnused));
    commit_all();
    write("a.md", entry("2e+15", kUnused));
    Ended ended = run_child({"env", "GIT_DIR=/nonexistent", "GIT_INDEX_FILE=/nonexistent",
                             "GIT_WORK_TREE=/", "veritally", "lint", "--format", "oneline",
                             "--select", "citation/unused", "--changed-since", "HEAD"},
                            folder_.path());
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    EXPECT_EQ(ended.out, "");
}

TEST_F(Narrowing, NamesThatGitWouldQuoteAreFound) {
    for (const char* name : {"\"q\".md", "a\nb.md", "ü.md", "-x.md", "tab\t.md"}) {
        write(name, entry("1e+15", kUnused));
    }
    commit_all();
    EXPECT_EQ(lint({"--changed-since", "HEAD"}).out, "");
    for (const char* name : {"\"q\".md", "a\nb.md", "ü.md", "-x.md", "tab\t.md"}) {
        write(name, entry("1e+15", "Above.\n\n" + std::string(kUnused)));
    }
    EXPECT_EQ(lint({"--changed-since", "HEAD"}).out, "");
}

TEST_F(Narrowing, EachFileIsInOneShard) {
    std::set<std::string> seen;
    for (int i = 0; i < 40; ++i) write("r/" + std::to_string(i) + ".md", entry("1e+15", kUnused));
    std::size_t lines = 0;
    for (int shard = 1; shard <= 4; ++shard) {
        Ended ended = lint({"r", "--shard", std::to_string(shard) + "/4"});
        std::istringstream in(ended.out);
        for (std::string line; std::getline(in, line); ++lines) seen.insert(line);
        EXPECT_GT(ended.out.size(), 0u);
    }
    EXPECT_EQ(seen.size(), 40u);
    EXPECT_EQ(lines, 40u);
    for (const char* bad : {"0/4", "5/4", "4", "1/", "/4", "x/y", "1/4/2", "-1/4"}) {
        EXPECT_EQ(lint({"r", "--shard=" + std::string(bad)}).exit_code, 2) << bad;
    }
}

/// Ten shards of a registry with faults of all kinds, unreadable files and odd names.
class Merging : public Narrowing {
  protected:
    void SetUp() override {
        for (int i = 0; i < 60; ++i) {
            write("r/" + std::to_string(i * 7) + (i % 3 == 0 ? " ü%20.md" : "/a.md"),
                  entry(i % 2 == 0 ? "1e15" : "1e+15 \x1b[31m", kUnused));
        }
        std::filesystem::create_directories(folder_.path() / "r/folder.md/x");
        std::filesystem::create_symlink("nowhere", folder_.path() / "r/gone");
        write("r/.veritally.yaml", "rules: {body: note}\n");
    }
    Ended run(const std::string& format, std::vector<std::string> words) {
        words.insert(words.begin(), {"lint", "--format", format, "r", "gone.md", "r/7/gone.md"});
        return run_veritally(words, folder_.path());
    }
    std::vector<std::string> shards(const std::string& format) {
        std::vector<std::string> files;
        for (int i = 10; i > 0; --i) {  // In whatever order.
            files.push_back("shard-" + std::to_string(i));
            write(files.back(), run(format, {"--shard", std::to_string(i) + "/10"}).out);
        }
        return files;
    }
    Ended merge(std::vector<std::string> words) {
        words.insert(words.begin(), "merge");
        return run_veritally(words, folder_.path());
    }
};

TEST_F(Merging, TenShardsAreOneRunByteForByte) {
    for (const char* format : {"json", "sarif"}) {
        Ended whole = run(format, {});
        EXPECT_EQ(whole.exit_code, 2) << "two files are not there";
        EXPECT_THAT(whole.out, HasSubstr("gone.md"));
        Ended merged = merge(shards(format));
        EXPECT_EQ(merged.exit_code, 2);
        EXPECT_EQ(merged.err, "");
        EXPECT_EQ(merged.out == whole.out, true) << format << "\n"
                                                 << merged.out.substr(0, 3000) << "\n--- not ---\n"
                                                 << whole.out.substr(0, 3000);
    }
}

TEST_F(Merging, MoreResultsThanARunHoldsAreCutAsInOneRun) {
    std::string many;
    for (int i = 0; i < 900; ++i) {
        std::string label = "x" + std::to_string(i);
        many += "[^" + label + "]: Maker, 2024. <https://maker.org/" + label + ">\n";
    }
    for (int i = 0; i < 30; ++i) write("r/many-" + std::to_string(i) + ".md", entry("", many));
    Ended whole = run("sarif", {});
    EXPECT_THAT(whole.out, HasSubstr("findings are left out"));
    EXPECT_EQ(merge(shards("sarif")).out == whole.out, true);
}

TEST_F(Merging, WritesAFileAndCounts) {
    write("a.json", run_veritally({"lint", "--format", "json", "r/0 ü%20.md"}, folder_.path()).out);
    Ended ended = merge({"a.json", "--output", "b.json", "--fail-on", "note"});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(read("b.json"), read("a.json"));
    EXPECT_EQ(merge({"a.json"}).exit_code, 0);
}

TEST_F(Merging, WhatSeveralShardsSayStandsOnce) {
    const auto shard = [&](const std::string& name, const std::string& errors,
                           const std::string& notices) {
        write(name, R"({"version": 1, "tool": {"name": "veritally"}, "summary": {"errors": )" +
                        errors + ", \"notices\": " + notices + "}, \"files\": []}");
    };
    const std::string a = R"({"level":"note","message":"a"})",
                      b = R"({"level":"warning","message":"b"})";
    shard("1.json", "0", "[" + a + "]");
    shard("2.json", "0", "[" + b + "," + a + "]");
    EXPECT_THAT(merge({"1.json", "2.json"}).out, HasSubstr("\"notices\":[" + a + "," + b + "]"));
    shard("3.json", "[7]", "7");
    EXPECT_EQ(merge({"1.json", "3.json"}).exit_code, 0);
    EXPECT_EQ(merge({"3.json", "1.json"}).exit_code, 0);
}

TEST_F(Merging, RefusesWhatIsNoShard) {
    write("a.json", run_veritally({"lint", "--format", "json", "r/7"}, folder_.path()).out);
    write("a.sarif", run_veritally({"lint", "--format", "sarif", "r/7"}, folder_.path()).out);
    EXPECT_THAT(merge({"a.json", "a.json"}).err, HasSubstr("r/7/a.md"));
    EXPECT_THAT(merge({"a.json", "a.sarif"}).err, HasSubstr("is no JSON report"));
    EXPECT_THAT(merge({"a.sarif", "a.json"}).err, HasSubstr("is no SARIF report"));
    EXPECT_EQ(merge({"missing.json"}).exit_code, 2);
    write("deep.json",
          "{\"version\":1,\"tool\":{\"name\":\"veritally\"},\"summary\":{},\"files\":" +
              std::string(100'000, '[') + std::string(100'000, ']') + "}");
    EXPECT_EQ(merge({"deep.json"}).exit_code, 2);
    EXPECT_THAT(merge({"deep.json"}).err, HasSubstr("is nested too deep"));
    for (const char* text : {"", "[]", "{}", "null", "{\"version\": 1}", "{\"version\": \"2.1.0\"}",
                             "{\"version\": \"2.1.0\", \"runs\": [[]]}",
                             "{\"version\":1,\"tool\":[],\"summary\":{},\"files\":[]}"}) {
        write("x.json", text);
        Ended refused = merge({"x.json"});
        EXPECT_EQ(refused.exit_code, 2) << text;
        EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
    }
}

TEST_F(Narrowing, OnlyEntriesPassesOverOtherMarkdown) {
    write("README.md", "# No entry\n");
    write("a.md", entry("1e+15", kUnused));
    write("drafts/d.md", entry("1e+15", kUnused));
    EXPECT_THAT(lint({"README.md"}).out, HasSubstr("front-matter/missing"));
    EXPECT_EQ(lint({"--only-entries", "README.md"}).out, "");
    write(".veritally.yaml", "entries: ['*.md']\nexclude: [drafts/**, README.md]\n");
    Ended ended = lint({"--only-entries", "a.md", "drafts/d.md", "README.md"});
    EXPECT_THAT(ended.out, HasSubstr("a.md:25:1"));
    EXPECT_EQ(std::count(ended.out.begin(), ended.out.end(), '\n'), 1) << ended.out;
}

TEST_F(Narrowing, SummariesHoldFiguresThatChangedWithoutASource) {
    const std::string quotes = "\nOne chip delivers 250 dense INT8 TOPS.[^a]\n";
    write("a.md", entry("2.5e+14", quotes));
    write("b.md", entry("1e+15", ""));
    commit_all();
    write("a.md", entry("5e+14", quotes));
    write("b.md", entry("2e+15", kUnused));
    const auto lint = [&](const std::string& format) {
        return run_veritally({"lint", "--format", format, "--changed-since", "HEAD", "."},
                             folder_.path())
            .out;
    };
    const std::string markdown = lint("markdown");
    EXPECT_THAT(markdown, HasSubstr("| a.md | compute | 2.5e+14 | 5e+14 | × 2 | 2.5e+14 | "
                                    "**not changed** |\n"));
    EXPECT_THAT(markdown, HasSubstr("| b.md | compute | 1e+15 | 2e+15 | × 2 | – | changed |\n"));
    EXPECT_THAT(markdown, HasSubstr("1 figure changed while no source of the entry did."));
    const std::string html = lint("html");
    EXPECT_THAT(html, HasSubstr("<tr class=\"unsourced\"><th>a.md</th><td>compute</td>"
                                "<td class=\"n\">2.5e+14</td><td class=\"n\">5e+14</td>"
                                "<td class=\"n\">× 2</td><td class=\"n\">2.5e+14</td>"
                                "<td>not changed</td></tr>"));
    EXPECT_THAT(html, HasSubstr("<tr><th>b.md</th>"));
    EXPECT_THAT(html, HasSubstr("1 figure changed while no source of the entry did."));
}

TEST_F(Narrowing, ComparingLeavesNothingOutOfTheReport) {
    write("a.md", entry("1e+15", kUnused));
    write("same.md", entry("1e+15", kUnused));
    commit_all();
    EXPECT_EQ(lint({"--compare-with", "HEAD"}).out, lint({}).out);
    write("a.md", entry("2e+15", kUnused));
    write("c.md", entry("3e+15", ""));
    Ended ended = lint({"--compare-with", "HEAD", "--output", "markdown:s.md", "."});
    EXPECT_EQ(ended.exit_code, 1);
    const std::string summary = read("s.md");
    EXPECT_THAT(summary, HasSubstr("veritally: 2 warnings in 3 files\n"));
    EXPECT_THAT(summary, HasSubstr("| a.md | compute | 1e+15 | 2e+15 | × 2 | – | "
                                   "**not changed** |\n| c.md | compute | – | 3e+15 | – | – | "
                                   "new entry |\n"));
    EXPECT_THAT(summary, Not(HasSubstr("| same.md | compute")));
    Ended unknown = lint({"--compare-with", "none"});
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_EQ(unknown.err, "veritally: --compare-with: git knows no commit 'none'\n");
    EXPECT_EQ(lint({"--compare-with", "HEAD", "--changed-since", "HEAD"}).exit_code, 2);
    EXPECT_EQ(lint({"--compare-with", "HEAD", "-"}).exit_code, 2);
}

}  // namespace
}  // namespace veritally
