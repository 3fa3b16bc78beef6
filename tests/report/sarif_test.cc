#include "report/sarif.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/provenance.h"
#include "report/uri.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

/// A report of one finding in a text, made by hand.
struct Sample {
    Rule rule;
    FileReport report;
    ReportOptions options{.root = "/r", .working_directory = "/r"};

    explicit Sample(std::string text) {
        rule.id = "compute/mismatch";
        rule.summary = "Figures differ.";
        rule.wordings = {{"default", "'{stated}' is stated, {found} follows", "write '{found}'"},
                         {"bare", "nothing is stated", ""}};
        report.path = "a b/x.md";
        report.document = read_document(report.path, std::move(text));
        Finding finding;
        finding.rule = &rule;
        finding.level = Level::error;
        finding.span = {2, 5};
        finding.wording = &rule.wordings[0];
        finding.arguments = {{"stated", "4e18"}, {"found", "2e18"}};
        report.findings = {std::move(finding)};
    }
    Finding& finding() { return report.findings[0]; }
    Json result() const {
        return Json::parse(make_sarif_reporter(options)->render(report).at(0).text);
    }
};

TEST(Sarif, MessagesHaveTextIdAndArguments) {
    Sample sample("0123456789\n");
    const Json message = sample.result()["message"];
    EXPECT_EQ(message["text"], "'4e18' is stated, 2e18 follows. Write '2e18'.");
    EXPECT_EQ(message["id"], "default");
    EXPECT_THAT(message["arguments"], ElementsAre("4e18", "2e18"));
    const Json strings = sarif_rule(sample.rule)["messageStrings"];
    EXPECT_EQ(strings["default"]["text"], "'{0}' is stated, '{1}' follows.");
    EXPECT_EQ(strings["bare"]["text"], "Nothing is stated, in '{0}'.");
}

TEST(Sarif, AMessageWithoutValuesNamesTheFile) {
    Sample sample("0123456789\n");
    sample.finding().wording = &sample.rule.wordings[1];
    const Json message = sample.result()["message"];
    EXPECT_EQ(message["text"], "Nothing is stated, in 'x.md'.");
    EXPECT_THAT(message["arguments"], ElementsAre("x.md"));
}

TEST(Sarif, RelatedPlacesAreLinkedInTheMessage) {
    Sample sample("0123456789\nsecond\n");
    sample.finding().related = {{{11, 17}, "first [defined] here"}};
    const Json result = sample.result();
    EXPECT_EQ(result["message"]["text"],
              "'4e18' is stated, 2e18 follows. Write '2e18'. See: [first \\[defined\\] here](1).");
    ASSERT_THAT(result["relatedLocations"], SizeIs(1));
    EXPECT_EQ(result["relatedLocations"][0]["id"], 1);
    EXPECT_EQ(result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 2);
}

TEST(Sarif, APrimaryRegionHasOneLineAndTheEndIsRelated) {
    Sample sample("0123456789\nsecond\n");
    sample.finding().span = {2, 14};
    const Json result = sample.result();
    const Json region = result["locations"][0]["physicalLocation"]["region"];
    EXPECT_EQ(region["startLine"], 1);
    EXPECT_EQ(region["startColumn"], 3);
    EXPECT_EQ(region["endLine"], 1);
    EXPECT_EQ(region["endColumn"], 11);
    ASSERT_THAT(result["relatedLocations"], SizeIs(1));
    EXPECT_EQ(result["relatedLocations"][0]["physicalLocation"]["region"]["endLine"], 2);
    EXPECT_TRUE(result["message"]["text"].get<std::string>().ends_with("[it ends here](1)."));
}

TEST(Sarif, StepsAreACodeFlow) {
    Sample sample("0123456789\nsecond\n");
    EXPECT_FALSE(sample.result().contains("codeFlows"));
    sample.finding().steps = {{{0, 3}, "4e18 with sparsity"}, {{11, 17}, "halved: 2e18"}};
    const Json flow = sample.result()["codeFlows"][0]["threadFlows"][0]["locations"];
    ASSERT_THAT(flow, SizeIs(2));
    EXPECT_EQ(flow[1]["location"]["message"]["text"], "Halved: 2e18.");
    EXPECT_EQ(flow[1]["location"]["physicalLocation"]["region"]["startLine"], 2);
}

TEST(Sarif, AQuotationBeginsNoLink) {
    Sample sample("0123456789\n");
    sample.finding().arguments[0].value = "[x](http://evil.example)\n\x1b[2J\u202e";
    const std::string text = sample.result()["message"]["text"];
    EXPECT_TRUE(text.starts_with("'\\[x\\](http://evil.example)<U+000A><U+001B>\\[2J<U+202E>'"))
        << text;
}

TEST(Sarif, PathsArePercentEncodedBelowTheRoot) {
    Sample sample("0123456789\n");
    const Json artifact = sample.result()["locations"][0]["physicalLocation"]["artifactLocation"];
    EXPECT_EQ(artifact["uri"], "a%20b/x.md");
    EXPECT_EQ(artifact["uriBaseId"], "%SRCROOT%");
    EXPECT_FALSE(report_path("../y.md", sample.options).below_root);
}

TEST(Sarif, SaysHowManyResultsAreLeftOut) {
    Summary summary;
    summary.errors = 25'000;
    summary.notes = 7;
    summary.left_out = 7;
    const auto reporter = make_sarif_reporter({});
    EXPECT_EQ(reporter->room().findings, 25'000u);
    const Json log = Json::parse(reporter->open(summary) + reporter->close(summary));
    const Json run = log["runs"][0];
    EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
              "7 of 25007 findings are left out, notes first: a run holds '25000' results.");
    EXPECT_TRUE(run["results"].empty());
}

TEST(Provenance, NamesARemoteWithoutItsPassword) {
    EXPECT_EQ(repository_uri("https://me:word@example.org/a/b.git"), "https://example.org/a/b");
    EXPECT_EQ(repository_uri("git@example.org:a/b.git"), "https://example.org/a/b");
    EXPECT_EQ(repository_uri("ssh://git@example.org:2222/a/b.git"), "ssh://example.org:2222/a/b");
    EXPECT_EQ(repository_uri("https://example.org/a?token=x"), "https://example.org/a");
    EXPECT_EQ(repository_uri("/srv/a b.git"), "file:///srv/a%20b");
    EXPECT_EQ(repository_uri("../b"), "");
    EXPECT_EQ(repository_uri(""), "");
}

}  // namespace
}  // namespace veritally
