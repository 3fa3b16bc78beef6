// Every format is given entries and paths full of what its readers would obey, and its own parser,
// or one that is not ours, must find nothing of it. tests/pages_test looks at HTML in a browser.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "base/json.h"
#include "base/process.h"
#include "base/text.h"
#include "cli/program.h"
#include "golden.h"
#include "source_tree.h"

namespace veritally {
namespace {

constexpr std::string_view kToken = "0f1e2d3c";
constexpr std::string_view kPath = "::error::<b>&'\"],[x](http://evil.example)%0A|`@octocat.md";

/// What each format would trip over, as a key, a value, a label, an address and prose.
std::string hostile_entry() {
    const std::string poison =
        "::error::x %0A]]>--><script>alert(1)</script>'\"|[a](http://evil.example)`{0}&lt;"
        "\x1b[31m\u202e\x07\u2028##[error]@octocat www.evil.example";
    return "---\nlayout: default\n\"" + std::string("k::warning::<script>]]>") + "\": 1\n" +
           "category: \"" + "::error::\\n::set-output name=a::b]]></failure><script>alert(2)" +
           "</script>'|[a](http://evil.example)\\u202e\\e[31m" + "\"\n---\n\n## Description\n\n" +
           poison + "[^::error::<script>]\n\n\n::error::at the start of a line\n" +
           "Write to boss@evil.example, @@octocat, mailto:x@evil.example or "
           "xmpp:y@evil.example.\n" +
           "::stop-commands::x\n::" + std::string(kToken).substr(1) + "::\n" +
           "http://evil.example/<script>?a=]]> www.evil.example\n";
}

std::string lint(const std::string& format) {
    MemoryFileSystem files;
    files.add("/r/" + std::string(kPath), hostile_entry());
    files.fail("/r/broken" + std::string(kPath), "::error::no\n<script>]]>");
    std::istringstream in;
    std::ostringstream out, err;
    Console console{in, out, err, false, 100, {}, files, "/r", std::string(kToken)};
    const int code = run_program(
        {"lint", "/r/" + std::string(kPath), "/r/broken" + std::string(kPath), "--format", format},
        console);
    EXPECT_EQ(code, kExitFailure);
    return out.str();
}

TEST(Hostile, JsonFormatsStayJson) {
    for (const char* format : {"json", "sarif", "gitlab", "rdjson"}) {
        const std::string out = lint(format);
        EXPECT_TRUE(parse_json(out).has_value()) << format << "\n" << out;
        EXPECT_EQ(out.find('\033'), std::string::npos) << format;
        EXPECT_EQ(out.find("\u202e"), std::string::npos) << format;
    }
}

TEST(Hostile, SarifLinksNothingButItsRelatedPlaces) {
    const auto log = parse_json(lint("sarif"));
    ASSERT_TRUE(log.has_value());
    const Json& results = (*log)["runs"][0]["results"];
    ASSERT_GT(results.size(), 3u);
    for (const Json& result : results) {
        const std::string text = result["message"]["text"];
        for (std::size_t at = text.find("]("); at != text.npos; at = text.find("](", at + 1)) {
            EXPECT_TRUE(text[at - 1] == '\\' || std::isdigit(text[at + 2])) << text;
        }
    }
}

/// XML as Python reads it: the names of its elements, one a line.
TEST(Hostile, JunitStaysXml) {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "hostile.xml";
    write_whole(file, lint("junit"));
    const auto output = run_process({"python3", "-c",
                                     "import sys, xml.etree.ElementTree as t\n"
                                     "for e in t.parse(sys.argv[1]).iter(): print(e.tag)",
                                     file.string()});
    ASSERT_TRUE(output.ok()) << output.error().line();
    ASSERT_EQ(output->exit_code, 0);
    std::set<std::string_view> tags;
    for (std::string_view tag : split(trim(output->out), '\n')) tags.insert(tag);
    EXPECT_EQ(tags, (std::set<std::string_view>{"testsuites", "testsuite", "testcase", "failure",
                                                "skipped", "error"}));
}

/// The log as GitHub's runner reads it: which commands are obeyed.
TEST(Hostile, OfTheLogOnlyOurAnnotationsAreCommands) {
    const std::string out = lint("github");
    bool stopped = false;
    std::size_t annotations = 0;
    for (std::string_view line : split(out, '\n')) {
        const std::string_view shown = trim(line);
        if (stopped) {
            stopped = shown != "::" + std::string(kToken) + "::";
            continue;
        }
        if (shown == "::stop-commands::" + std::string(kToken)) {
            stopped = true;
        } else if (shown.starts_with("::")) {
            const bool ours = shown.starts_with("::error file=") ||
                              shown.starts_with("::warning file=") ||
                              shown.starts_with("::notice file=");
            EXPECT_TRUE(ours) << shown;
            // One "::" more, before the message: else the properties would end early.
            const std::string_view head = shown.substr(2, shown.find("::", 2) - 2);
            EXPECT_NE(head.find(",title="), head.npos) << shown;
            ++annotations;
        }
        EXPECT_EQ(line.find("##["), line.npos) << line;
    }
    EXPECT_FALSE(stopped);
    EXPECT_GT(annotations, 5u);
    EXPECT_EQ(out.find('\033'), out.npos);
    EXPECT_EQ(out.find('\r'), out.npos);
}

/// As GitHub's own parser renders it: links to the rules' pages only, no HTML but our own.
TEST(Hostile, MarkdownHoldsOnlyOurLinks) {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "hostile.md";
    const std::string text = lint("markdown");
    write_whole(file, text);
    const auto output = run_process({"cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e",
                                     "strikethrough", "-e", "footnotes", file.string()});
    ASSERT_TRUE(output.ok()) << output.error().line();
    ASSERT_EQ(output->exit_code, 0);
    const std::string& html = output->out;
    std::set<std::string> tags;
    std::size_t links = 0;
    for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
        const std::string tag = html.substr(at, html.find('>', at) - at);
        tags.insert(tag.substr(0, tag.find_first_of(" \n")));
        if (!tag.starts_with("<a ")) continue;
        EXPECT_TRUE(tag.starts_with("<a href=\"https://github.com/veritally/veritally/")) << tag;
        ++links;
    }
    EXPECT_GT(links, 5u);
    const std::set<std::string> expected = {
        "<h2",      "</h2",     "<ul",       "</ul",     "<li",       "</li",   "<strong",
        "</strong", "<details", "</details", "<summary", "</summary", "<table", "</table",
        "<thead",   "</thead",  "<tbody",    "</tbody",  "<tr",       "</tr",   "<th",
        "</th",     "<td",      "</td",      "<a",       "</a",       "<code",  "</code"};
    EXPECT_THAT(tags, testing::IsSubsetOf(expected)) << html;
    EXPECT_EQ(text.find('\033'), text.npos);
}

}  // namespace
}  // namespace veritally
