#include <gtest/gtest.h>

#include <cstdlib>

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

}  // namespace
}  // namespace veritally
