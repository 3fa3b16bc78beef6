// A folder may be compiled as one unit (VERITALLY_UNITY), so that no two of its files may define
// the same name for themselves. This sees types, constants, and functions whose head is one line;
// such a build sees all.

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "source_tree.h"

namespace veritally {
namespace {

/// What a line at namespace scope defines: a name, for a function with the types it takes.
std::optional<std::string> defined_name(const std::string& line) {
    static const std::regex type("(?:class|struct|enum class|enum) (\\w+)\\b[^;(]*\\{.*");
    static const std::regex constant("constexpr [^=({]*\\b(k\\w+)(?:\\[| =|\\{).*");
    static const std::regex function("[\\w:<>,&* ]+[ &*](\\w+\\(.*\\)) (?:noexcept )?\\{");
    static const std::regex parameter("[ &*]\\w+(?=,|\\))");
    std::smatch match;
    if (line.empty() || line[0] == ' ' || line[0] == '}') return std::nullopt;
    for (const std::regex* pattern : {&type, &constant}) {
        if (std::regex_match(line, match, *pattern)) return match[1].str();
    }
    if (line.starts_with("TEST") || !std::regex_match(line, match, function)) return std::nullopt;
    return std::regex_replace(match[1].str(), parameter, "");
}

using Definers = std::map<std::string, std::set<std::string>>;  ///< Files by "folder: name".

Definers definers_in(const std::filesystem::path& top) {
    Definers definers;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top)) {
        const auto path = entry.path().lexically_relative(source_root());
        const std::string folder = path.parent_path().generic_string();
        if (path.extension() != ".cc" || folder == "tests/fuzz") continue;
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line);) {
            if (const auto name = defined_name(line)) {
                definers[folder + ": " + *name].insert(path.filename().string());
            }
        }
    }
    return definers;
}

std::vector<std::string> shared_names(const Definers& definers) {
    std::vector<std::string> shared;
    for (const auto& [name, files] : definers) {
        if (files.size() < 2) continue;
        shared.push_back(name + " in");
        for (const std::string& file : files) shared.back() += " " + file;
    }
    return shared;
}

TEST(FolderNames, AreDefinedOnce) {
    for (const char* top : {"linter", "tests"}) {
        const Definers definers = definers_in(source_root() / top);
        EXPECT_GT(definers.size(), 100u);
        EXPECT_THAT(shared_names(definers), testing::IsEmpty())
            << "give them names of their own, or move what is the same to one place";
    }
}

TEST(FolderNames, AreFound) {
    EXPECT_EQ(defined_name("bool is_digit(char c) {"), "is_digit(char)");
    EXPECT_EQ(defined_name("std::string text(const Url& url, int most) {"),
              "text(const Url&, int)");
    EXPECT_EQ(defined_name("class Reader : public Base {"), "Reader");
    EXPECT_EQ(defined_name("enum class Role { letter };"), "Role");
    EXPECT_EQ(defined_name("constexpr std::string_view kKeys[] = {\"of\"};"), "kKeys");
    for (const char* line : {"struct Later;", "    int size() const {", "TEST(A, B) {",
                             "std::string Url::text() const {", "    using Kind = Other;"}) {
        EXPECT_EQ(defined_name(line), std::nullopt) << line;
    }
    EXPECT_THAT(shared_names({{"a: f()", {"x.cc", "y.cc"}}, {"a: g()", {"x.cc"}}}),
                testing::ElementsAre("a: f() in x.cc y.cc"));
}

}  // namespace
}  // namespace veritally
