// A registry of another quantity is read by its tables alone.

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "claim/vocabulary_of.h"
#include "engine/embedded.h"
#include "source_tree.h"

namespace veritally {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

class Energy : public testing::Test {
  protected:
    static const Vocabulary& words() {
        static const std::string text = [] {
            std::ifstream file(source_root() / "fixtures/energy/.veritally.yaml");
            return std::string(std::istreambuf_iterator<char>(file), {});
        }();
        static const YamlTree tree = parse_yaml(text);
        static const Vocabulary vocabulary = [] {
            const YamlNode* tables[] = {embedded("reference/numerals.yaml"),
                                        embedded("reference/claims.yaml"),
                                        &tree.root["quantities"]};
            return *Vocabulary::read(tables);
        }();
        return vocabulary;
    }
    static std::vector<double> amounts(const std::string& body) {
        auto document = entry_of(body);
        std::vector<double> result;
        for (const Figure& figure : read_claims(*document, words()).figures) {
            result.push_back(figure.amount().value());
        }
        return result;
    }
    static std::vector<std::string_view> boundaries(const std::string& body) {
        auto document = entry_of(body);
        std::vector<std::string_view> result;
        for (const Figure& figure : read_claims(*document, words()).figures) {
            int value = figure.readings.value[0];
            result.push_back(value < 0 ? "" : words().values[static_cast<std::size_t>(value)].name);
        }
        return result;
    }
};

TEST_F(Energy, ReadsItsUnits) {
    EXPECT_THAT(amounts("The site uses 45 GWh a year and draws 5.1 MW."),
                ElementsAre(DoubleEq(45e9), DoubleEq(5.1e6)));
    EXPECT_THAT(amounts("Between 120 and 130 kW per rack, or two megawatt-hours a day."),
                ElementsAre(DoubleEq(120e3), DoubleEq(130e3), DoubleEq(2e6)));
    EXPECT_THAT(amounts("A PUE of about 1.25; PUE: 1.3."),
                ElementsAre(DoubleEq(1.25), DoubleEq(1.3)));
}

TEST_F(Energy, BindsItsAttributes) {
    EXPECT_THAT(boundaries("36 GWh for the IT load, 45 GWh for the whole site."),
                ElementsAre("IT", "facility"));
    EXPECT_THAT(boundaries("| Boundary | GWh |\n|---|---|\n| IT load | 36 |\n| Facility | 45 |"),
                ElementsAre("IT", "facility"));
}

TEST_F(Energy, KnowsNothingOfThroughput) {
    EXPECT_TRUE(amounts("It reaches 45 TOPS in INT8 and 3 Wh per query.").empty());
}

TEST_F(Energy, DenialsAreAnybodys) {
    auto document = entry_of("The site does not use 45 GWh but 36 GWh.");
    Claims claims = read_claims(*document, words());
    ASSERT_EQ(claims.figures.size(), 2u);
    EXPECT_FALSE(claims.figures[0].asserted);
    EXPECT_TRUE(claims.figures[1].asserted);
}

}  // namespace
}  // namespace veritally
