// What the command line says, the editor shows: for every fixture, as it stands and after random
// edits that are told to the server range by range.

#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "base/unicode.h"
#include "checks/factory.h"
#include "engine/runner.h"
#include "golden.h"
#include "lsp/client.h"
#include "source_tree.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

constexpr Date kNow{2026, 11, 21};
constexpr int kEdits = 3;

/// Fixtures that an editor can show: it would not send bytes that are no text.
std::vector<fs::path> entries() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(source_root() / "fixtures")) {
        if (entry.path().extension() != ".md" || entry.path().filename() == "README.md") continue;
        if (!SourceText(read_whole(entry.path())).invalid_utf8().empty()) continue;
        paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// Columns counted one character at a time.
std::string place(std::string_view text, std::uint32_t offset, Encoding encoding) {
    std::uint32_t line = 0, column = 0;
    for (std::size_t i = 0; i < offset;) {
        const CodePoint c = decode(text, i);
        const bool crlf = text.substr(i).starts_with("\r\n");
        i += crlf ? 2 : c.size;
        if (c.value == '\n' || c.value == '\r') {
            if (i > offset) break;  // Between CR and LF: still on the line.
            ++line, column = 0;
        } else {
            column += encoding == Encoding::utf8 ? c.size : c.value > 0xFFFF ? 2 : 1;
        }
    }
    return std::to_string(line) + ":" + std::to_string(column);
}

std::string place(const Json& position) {
    return position["line"].dump() + ":" + position["character"].dump();
}

std::string by_command_line(const FileReport& report, Encoding encoding) {
    constexpr std::string_view kSeverity[] = {"0", "3", "2", "1"};
    std::string lines;
    const std::string_view text = report.document->text.bytes();
    for (const Finding& finding : report.findings) {
        lines += place(text, finding.span.begin, encoding) + "-" +
                 place(text, finding.span.end, encoding) + " " +
                 std::string(kSeverity[static_cast<int>(finding.level)]) + " " +
                 std::string(finding.rule->id) + " " + finding.message() + "\n";
    }
    return lines;
}

std::string by_server(const Json& diagnostics) {
    std::string lines;
    for (const Json& one : diagnostics) {
        lines += place(one["range"]["start"]) + "-" + place(one["range"]["end"]) + " " +
                 one["severity"].dump() + " " + one["code"].get<std::string>() + " " +
                 one["message"].get<std::string>() + "\n";
    }
    return lines;
}

class Agreement : public testing::TestWithParam<Encoding> {
  protected:
    void SetUp() override {
        const Json offered = GetParam() == Encoding::utf8 ? Json::array({"utf-16", "utf-8"})
                                                          : Json::array({"utf-16"});
        client_.start({{"general", {{"positionEncodings", offered}}}});
    }

    std::string command_line(const std::string& path, const std::string& text) {
        return by_command_line(runner_.lint_text(path, text), GetParam());
    }

    static std::string at(const std::string& text, std::size_t offset) {
        return place(text, static_cast<std::uint32_t>(offset), GetParam());
    }

    static Json position(const std::string& text, std::size_t offset) {
        const std::string spot = at(text, offset);
        return {{"line", std::stoi(spot)},
                {"character", std::stoi(spot.substr(spot.find(':') + 1))}};
    }

    /// A random change, done to the text and told in the client's terms.
    Json change(std::string& text) {
        static const std::string kPieces[] = {"",         "x",          "\n",
                                              "\r\n",     "---\n",      "[^1]",
                                              "[^new]: ", " 4 TOPS",    "\xF0\x9F\x98\x80",
                                              "\xC3\xA9", "## Scope\n", "http://example.org/",
                                              "`",        "<!-- ",      "compute: ",
                                              "\t"};
        std::size_t begin = boundary(text, random_() % (text.size() + 1));
        std::size_t end = boundary(text, std::min(text.size(), begin + random_() % 40));
        const std::string& piece = kPieces[random_() % std::size(kPieces)];
        const Json range = {{"start", position(text, begin)}, {"end", position(text, end)}};
        text.replace(begin, end - begin, piece);
        return {{"range", range}, {"text", piece}};
    }

    /// Editors point between characters, and never between CR and LF.
    static std::size_t boundary(const std::string& text, std::size_t offset) {
        while (offset > 0 && offset < text.size() &&
               ((static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80 ||
                (text[offset] == '\n' && text[offset - 1] == '\r'))) {
            --offset;
        }
        return offset;
    }

    ConfigLoader configs_{disk(), make_check, {}};
    Runner runner_{disk(), configs_, kNow};
    Client client_{disk()};
    std::mt19937 random_{20261121};
};

/// A text that no longer looks like an entry is none for the server, which knows no file by name.
bool is_entry(const std::string& text) {
    return starts_front_matter(text);
}

TEST_P(Agreement, HoldsForEveryFixture) {
    std::size_t findings = 0;
    for (const fs::path& path : entries()) {
        SCOPED_TRACE(path);
        const std::string text = read_whole(path);
        const Json diagnostics = client_.open(uri_of(path.string()), text);
        EXPECT_EQ(by_server(diagnostics), command_line(path, text));
        findings += diagnostics.size();
    }
    EXPECT_GT(findings, 300u);
}

TEST_P(Agreement, HoldsAfterRandomEdits) {
    for (const fs::path& path : entries()) {
        if (random_() % 2 == 0) continue;  // For time's sake.
        SCOPED_TRACE(path);
        std::string text = read_whole(path);
        const std::string uri = uri_of(path.string());
        client_.open(uri, text);
        for (int version = 2; version < 2 + kEdits; ++version) {
            Json changes = Json::array();
            for (std::size_t i = random_() % 3 + 1; i > 0; --i) changes.push_back(change(text));
            const auto heard = client_.tell("textDocument/didChange",
                                            {{"textDocument", {{"uri", uri}, {"version", version}}},
                                             {"contentChanges", changes}});
            ASSERT_EQ(heard.size(), 1u);
            ASSERT_EQ(heard[0]["params"]["version"], version);
            if (!is_entry(text)) continue;
            ASSERT_EQ(by_server(heard[0]["params"]["diagnostics"]), command_line(path, text))
                << text;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Both, Agreement, testing::Values(Encoding::utf8, Encoding::utf16),
                         [](const auto& info) {
                             return info.param == Encoding::utf8 ? "utf8" : "utf16";
                         });

}  // namespace
}  // namespace veritally
