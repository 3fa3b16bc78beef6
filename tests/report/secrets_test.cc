#include "report/secrets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/file_system.h"
#include "checks/factory.h"
#include "report/report.h"

namespace veritally {
namespace {

constexpr Date kNow{2026, 11, 21};
constexpr std::string_view kSecrets[] = {"hunter2", "6b1f3c77aa02", "ghp_AbCdEfGhIjKlMnOp",
                                         "aB3xK9qLm2Rt7VwZ5pNcY8dHs4JfGu6E"};

/// Secrets in addresses of every form, in front matter, comments and code; with every rule off
/// that speaks of them, and with other rules that quote the same addresses.
constexpr std::string_view kEntry =
    "---\nname: X\nsource: https://reader:hunter2@intranet.example/x\n---\n\n"
    "See https://reader:hunter2@intranet.example/é and\thunter2.[^1][^2]\n\n"
    "`curl https://a.example/?sig=6b1f3c77aa02`<!-- https:/b:hunter2@c.example -->\n\n"
    "[^1]: A http://ghp_AbCdEfGhIjKlMnOp@b.example/x.pdf?a=b&amp;token=6b1f3c77aa02\n"
    "[^2]: B <https:/reader:hunter2@intranet.example/x>, "
    "http://b.example/x?ST=aB3xK9qLm2Rt7VwZ5pNcY8dHs4JfGu6E\n";

FileReport lint(const std::string& config, std::string text) {
    static MemoryFileSystem files;
    files.add("/.veritally.yaml", config);
    ConfigLoader configs(files, make_check, {});
    return Runner(files, configs, kNow).lint_text("/x.md", std::move(text));
}

TEST(Secrets, StandInNoFormat) {
    for (const char* config : {"{}", "rules: {citation/credentials: off}",
                               "own-rules: [{id: own/word, kind: pattern, level: error, "
                               "summary: S., messages: {default: {text: 'says {match}', "
                               "advice: drop it}}, parameters: {in: source, match: 'hunter\\d'}, "
                               "bad: ['hunter2'], good: ['x']}]"}) {
        const FileReport report = lint(config, std::string(kEntry));
        ASSERT_GT(report.findings.size(), 3u);
        FileReport shown = report;
        ASSERT_TRUE(mask_secrets(shown));
        for (const Format& format : formats()) {
            const auto reporter = format.make({});
            std::string all = reporter->render_detailed(shown);
            for (const Item& item : reporter->render(shown)) all += item.text;
            EXPECT_NE(all, "") << format.name;
            for (std::string_view secret : kSecrets) {
                EXPECT_EQ(all.find(secret), all.npos) << format.name << ": " << secret << "\n"
                                                      << all;
            }
        }
    }
}

TEST(Secrets, KeepTheirPlace) {
    const std::string entry = "x https://r:pä€𝄞w@h.example/ y\nz\n";
    const FileReport report = lint("{}", entry);
    FileReport shown = report;
    ASSERT_TRUE(mask_secrets(shown));
    const SourceText &before = report.document->text, &after = shown.document->text;
    EXPECT_EQ(after.bytes(), "x https://r:*·•🞄*@h.example/ y\nz\n");
    for (std::uint32_t at = 0; at <= before.size(); ++at) {
        EXPECT_EQ(before.position(at), after.position(at)) << at;
    }
    ASSERT_EQ(shown.findings.size(), report.findings.size());
    for (std::size_t i = 0; i < report.findings.size(); ++i) {
        EXPECT_EQ(shown.findings[i].span.begin, report.findings[i].span.begin);
    }
}

TEST(Secrets, AreNotSeenWhereNoneAre) {
    for (const char* entry : {"a@b.example x=y <https://a.example/?v=12345678>\n",
                              "https://medium.com/@reader/how-many-tops\n"}) {
        FileReport report = lint("{}", entry);
        EXPECT_FALSE(mask_secrets(report)) << entry;
        EXPECT_EQ(report.document->text.bytes(), entry);
    }
}

TEST(Secrets, AreFoundInLinearTime) {
    std::string many = "---\nname: X\n---\n";
    for (int i = 0; i < 100'000; ++i) many += "a=b&token=abcdefgh@";
    FileReport report = lint("{}", many);
    EXPECT_TRUE(mask_secrets(report));
}

}  // namespace
}  // namespace veritally
