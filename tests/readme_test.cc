#include <gtest/gtest.h>

#include <sstream>

#include "base/text.h"
#include "cli/program.h"
#include "golden.h"
#include "report/rule_page.h"
#include "source_tree.h"

namespace veritally {
namespace {

/// The README with what stands between two marks replaced.
std::string replaced(const std::string& readme, const std::string& mark, const std::string& text) {
    std::string open = "<!-- " + mark + " -->\n", close = "<!-- end " + mark + " -->";
    std::size_t begin = readme.find(open), end = readme.find(close);
    EXPECT_NE(begin, std::string::npos) << "no " << open;
    EXPECT_NE(end, std::string::npos) << "no " << close;
    if (begin == std::string::npos || end == std::string::npos) return readme;
    return readme.substr(0, begin + open.size()) + text + readme.substr(end);
}

TEST(Readme, ItsTableOfRulesIsTheCatalogue) {
    std::string readme = read_whole(source_root() / "README.md");
    expect_golden("README.md", replaced(readme, "rules", rule_table(RuleCatalogue::built_in())));
}

std::string output_of(const std::vector<std::string>& words) {
    std::filesystem::current_path(source_root());
    std::istringstream in;
    std::ostringstream out, err;
    Console console{in, out, err, false, 100, {}, disk(), source_root()};
    run_program(words, console);
    EXPECT_EQ(err.str(), "");
    return out.str();
}

TEST(Readme, ShowsWhatTheProgramPrints) {
    std::string block = "```\n";
    for (std::string command : {"lint fixtures/registry/systems/orchard-desk.md",
                                "explain fixtures/registry/systems/harbour-cluster.md"}) {
        std::vector<std::string> words;
        for (std::string_view word : split(command, ' ')) words.emplace_back(word);
        block += "$ veritally " + command + "\n" + output_of(words) + "\n";
    }
    block.back() = '`';
    std::string readme = read_whole(source_root() / "README.md");
    expect_golden("README.md", replaced(readme, "output", block + "``\n"));
}

TEST(Readme, ShowsTheOptionsOfLint) {
    std::string readme = read_whole(source_root() / "README.md");
    std::string block = "```\n" + output_of({"lint", "--help"}) + "```\n";
    expect_golden("README.md", replaced(readme, "options", block));
}

}  // namespace
}  // namespace veritally
