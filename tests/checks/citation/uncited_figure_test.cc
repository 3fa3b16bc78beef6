// Which quoted figures lack a footnote, in entries that were written without regard to the rule:
// none as they stand, most where all references are taken out.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/regex.h"
#include "checks/factory.h"
#include "claim/random_entry.h"
#include "engine/runner.h"
#include "golden.h"
#include "source_tree.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

constexpr Date kNow{2026, 11, 21};

class UncitedFigure : public testing::Test {
  protected:
    /// What is found in a text that the config of the folder's entries applies to.
    std::vector<Finding> find(const fs::path& path, const std::string& text) {
        report_ = runner_.lint_text(path.string(), text);
        std::vector<Finding> found = report_.findings;
        std::erase_if(found, [](const Finding& finding) {
            return finding.rule->id != "citation/uncited-figure";
        });
        return found;
    }
    /// All references out, the definitions left.
    static std::string without_references(const std::string& text) {
        static const Regex pattern = Regex::lazy(R"((?m)^\[\^[^\]]+\]:.*$|\[\^[^\]]+\])");
        std::string result;
        std::uint32_t end = 0;
        pattern.each(text, [&](std::span<const Span> groups) {
            const Span at = groups[0];
            const bool definition = text.find("]:", at.begin) < at.end;
            result.append(text, end, at.begin - end);
            if (definition) result.append(text, at.begin, at.size());
            end = at.end;
            return true;
        });
        return result.append(text, end);
    }

    ConfigLoader configs_{disk(), make_check, {}};
    Runner runner_{disk(), configs_, kNow};
    FileReport report_;
};

struct Folder {
    std::string name;
    int least = 0;  ///< Entries that it speaks of once nothing is cited: a floor.
};

class UncitedFigureInFolder : public UncitedFigure, public testing::WithParamInterface<Folder> {};

TEST_P(UncitedFigureInFolder, FiresOnlyWhereNothingIsCited) {
    int spoken = 0;
    for (const auto& file : fs::directory_iterator(source_root() / GetParam().name)) {
        const fs::path name = file.path().filename();
        if (name.extension() != ".md" || name == "README.md") continue;
        const std::string text = read_whole(file.path());
        EXPECT_TRUE(find(file.path(), text).empty()) << file.path();
        spoken += !find(file.path(), without_references(text)).empty();
    }
    EXPECT_GE(spoken, GetParam().least);
}

INSTANTIATE_TEST_SUITE_P(Fixtures, UncitedFigureInFolder,
                         testing::Values(Folder{"fixtures/recompute/dev", 45},
                                         Folder{"fixtures/recompute/held", 49},
                                         Folder{"fixtures/recompute/styles", 78},
                                         Folder{"fixtures/energy", 19},
                                         Folder{"fixtures/registry/systems", 3}),
                         [](const auto& test) {
                             std::string name = test.param.name;
                             std::replace(name.begin(), name.end(), '/', '_');
                             return name;
                         });

TEST_F(UncitedFigure, FiresInGeneratedEntriesOnlyWhereNothingIsCited) {
    int quoting = 0, spoken = 0;
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        const RandomEntry entry = random_entry(seed);
        const std::string path = "entry.md";
        EXPECT_TRUE(find(path, entry.text).empty()) << seed << '\n' << entry.text;
        const bool quotes = std::any_of(entry.parts.begin(), entry.parts.end(),
                                        [](const EntryPart& part) { return !part.unquoted; });
        quoting += quotes;
        spoken += quotes && !find(path, without_references(entry.text)).empty();
    }
    EXPECT_GE(spoken, quoting * 9 / 10);
}

}  // namespace
}  // namespace veritally
