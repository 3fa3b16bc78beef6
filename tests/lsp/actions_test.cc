// What code actions and completion do to a text: each leaves a page that reads as before.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/body.h"
#include "engine/fixer.h"
#include "lsp/client.h"
#include "lsp/place.h"
#include "lsp/structure.h"

namespace veritally {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kEntryUri = "file:///r/ada.md";
constexpr std::string_view kWorks = "[^a]: Ada. \"Page.\" 2023. <https://ada.io/x>\n";

std::string entry(std::string_view compute, std::string_view scope,
                  std::string_view works = kWorks) {
    return "---\nlayout: default\ntitle: Ada\nname: Ada\ncategory: individual\ncompute: " +
           std::string(compute) + "\nstakeholders: 1\n---\n\n## Description\n\nAda lives.[^a]\n" +
           "\n## Scope\n\n" + std::string(scope) + "\n\n## Implications\n\nNone.\n\n" +
           "## Works cited\n\n" + std::string(works);
}

class EditorActions : public testing::Test {
  protected:
    void SetUp() override { client_.start(); }

    void open(const std::string& text) {
        text_ = text;
        client_.open(kEntryUri, text);
    }

    Json position_of(std::string_view needle, std::size_t add) const {
        const std::size_t at = text_.find(needle);
        EXPECT_NE(at, text_.npos) << needle;
        const Place place =
            place_of(SourceText(text_), static_cast<std::uint32_t>(at + add), Encoding::utf16);
        return {{"line", place.line}, {"character", place.character}};
    }

    std::vector<Json> actions_at(std::string_view needle) {
        const Json at = position_of(needle, 1);
        const Json list = client_.ask("textDocument/codeAction",
                                      {{"textDocument", {{"uri", kEntryUri}}},
                                       {"range", {{"start", at}, {"end", at}}},
                                       {"context", {{"diagnostics", Json::array()}}}})["result"];
        return {list.begin(), list.end()};
    }
    std::vector<std::string> titles_at(std::string_view needle) {
        std::vector<std::string> titles;
        for (const Json& action : actions_at(needle)) titles.push_back(action["title"]);
        return titles;
    }

    Span span_of(const Json& range) const {
        const SourceText text(text_);
        const auto offset = [&](const Json& place) {
            return offset_of(text, {place["line"], place["character"]}, Encoding::utf16);
        };
        return {offset(range["start"]), offset(range["end"])};
    }

    /// The text once the action of that title is done; "" where none is offered.
    std::string done(std::string_view needle, const std::string& title) {
        for (const Json& action : actions_at(needle)) {
            if (!action["title"].get<std::string>().starts_with(title)) continue;
            std::vector<Edit> edits;
            for (const Json& edit : action["edit"]["changes"][kEntryUri]) {
                edits.push_back({span_of(edit["range"]), edit["newText"]});
            }
            return apply_edits(text_, edits);
        }
        return "";
    }

    /// The text once the first thing that is offered behind the needle is taken.
    std::string completed(std::string_view needle, std::size_t add) {
        const Json list = client_.ask("textDocument/completion",
                                      {{"textDocument", {{"uri", kEntryUri}}},
                                       {"position", position_of(needle, add)}})["result"];
        if (list.empty()) return "";
        offered_ = list[0];
        const Json& edit = list[0]["textEdit"];
        return apply_edits(text_, {{span_of(edit["range"]), edit["newText"]}});
    }

    MemoryFileSystem files_;
    Client client_{files_};
    std::string text_;
    Json offered_;
};

TEST_F(EditorActions, AFootnoteSwallowsNoText) {
    std::string text = entry("5e+14", "Ada owns a device of 500 dense INT8 TOPS. It is nice.", "");
    text.insert(text.find("## Description"), "## Works cited\n\n" + std::string(kWorks) + "\n");
    open(text);
    const std::string noted = done("500", "Insert a footnote");
    EXPECT_THAT(noted, HasSubstr("TOPS.[^source] It is nice.\n"));
    EXPECT_THAT(noted, HasSubstr("<https://ada.io/x>\n[^source]: \n\n## Description"));
}

TEST_F(EditorActions, AFootnotesMarkStandsBehindTheSentence) {
    const std::pair<std::string_view, std::string_view> kCases[] = {
        {"500 dense INT8 TOPS (approx. value) at home. More.", "at home.[^source] More."},
        {"500 dense INT8 TOPS, i.e. much. More.", "much.[^source] More."},
        {"500 dense INT8 TOPS of the U.S. Department. More.", "Department.[^source] More."},
        {"**500 dense INT8 TOPS.** And more.", "TOPS.**[^source] And more."},
        {"500 dense INT8 TOPS", "TOPS[^source]\n"},
    };
    for (const auto& [scope, noted] : kCases) {
        open(entry("5e+14", scope));
        EXPECT_THAT(done("500", "Insert a footnote"), HasSubstr(noted)) << scope;
    }
}

TEST_F(EditorActions, ASuppressionBreaksNothing) {
    for (const char* scope :
         {"| a | b |\n|---|---|\n| 1 | x |\n| TODO | x |\n| 2 | y |",
          "| TODO | b |\n|---|---|\n| 1 | x |", "A text\nwith TODO in\nthree lines.",
          "1. one\n2. TODO two\n3. three", "- one\n\n  TODO two\n- three", "> one\n> TODO two",
          "TODO first\nand more."}) {
        open(entry("", scope));
        const std::string silenced = done("TODO", "Suppress body/placeholder");
        ASSERT_NE(silenced, "") << scope;
        const SourceText before(text_), after(silenced);
        const auto begin = static_cast<std::uint32_t>(text_.find("\n## Description"));
        const auto moved = static_cast<std::uint32_t>(silenced.find("\n## Description"));
        EXPECT_EQ(structure(read_body(after, moved)), structure(read_body(before, begin)))
            << silenced;
    }
}

TEST_F(EditorActions, ATitleSaysWhatIsDone) {
    open(entry("6e+14", "It has 500 dense INT8 TOPS.[^a] Total: 5e+14."));
    for (const std::string& title : titles_at("6e+14")) {
        EXPECT_THAT(title, Not(HasSubstr("Check the figure"))) << title;
    }
    EXPECT_THAT(titles_at("6e+14"),
                Contains("Write '5e+14' in the place of '6e+14' (may change the meaning)"));
}

TEST_F(EditorActions, WhatCannotBeVerifiedCanBeRecomputed) {
    open(
        entry("7e+14",
              "Ada quotes 1 PFLOP of FP4 with sparsity for her DGX Spark.[^a] Sparsity doubles the "
              "rate of the hardware and FP4 runs twice as fast as INT8, so it reaches 500 TOPS.\n\n"
              "In all, it provides 7e+14 dense INT8 operations per second."));
    EXPECT_THAT(titles_at("7e+14"), Contains("Insert the recomputed figure 2.5e+14"));
}

TEST_F(EditorActions, ValuesAreOfferedRightBehindTheColon) {
    std::string text = entry("5e+14", "A.");
    text.replace(text.find("category: individual"), 20, "category:");
    open(text);
    EXPECT_THAT(completed("category:", 9), HasSubstr("\ncategory: oligarch\ncompute"));
    open(entry("5e+14", "A."));
    EXPECT_THAT(completed("category: individual", 9), HasSubstr("\ncategory: oligarch\ncompute"));
    EXPECT_THAT(completed("category: individual", 10), HasSubstr("\ncategory: oligarch\ncompute"));
}

TEST_F(EditorActions, ADevicesMakerIsNotSaidTwice) {
    open(entry("5e+14", "It has an NVIDIA H10"));
    EXPECT_THAT(completed("NVIDIA H10", 10), HasSubstr("an NVIDIA H100"));
    EXPECT_EQ(offered_.value("filterText", offered_["label"].get<std::string>()),
              offered_["label"]);
    open(entry("5e+14", "It has an H10"));
    EXPECT_THAT(completed("an H10", 6), HasSubstr("an NVIDIA H100"));
    EXPECT_THAT(offered_["filterText"].get<std::string>(), testing::StartsWith("H10"));
}

}  // namespace
}  // namespace veritally
