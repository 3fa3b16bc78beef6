// What body/name-mismatch makes of a file's name and an entry's.

#include "checks/body/file_name.h"

#include <gtest/gtest.h>

#include "engine/rule.h"

namespace veritally {
namespace {

using Kind = FileNameVerdict::Kind;

Kind verdict_on(std::string_view stem, std::string_view name) {
    const Rule* rule = RuleCatalogue::built_in().find("body/name-mismatch");
    return compare_file_name(stem, name, *rule->parameters).kind;
}

TEST(FileName, IsAnothersWhereOnlyGeneralWordsAgree) {
    EXPECT_EQ(verdict_on("university-of-oxford", "University of Cambridge"), Kind::only_general);
    EXPECT_EQ(verdict_on("university-of-oxford", "National University of Peru"),
              Kind::only_general);
    EXPECT_EQ(verdict_on("government-of-japan", "Government of India"), Kind::only_general);
    EXPECT_EQ(verdict_on("jetson-orin-nx", "Jetson AGX Xavier"), Kind::only_general);
    EXPECT_EQ(verdict_on("jetson-agx-orin", "Jetson AGX Xavier"), Kind::only_general);
    EXPECT_EQ(verdict_on("dgx-spark", "NVIDIA DGX Station"), Kind::only_general);
    EXPECT_EQ(verdict_on("lyra-state-university", "Vega University"), Kind::only_general);
    EXPECT_EQ(verdict_on("government-of-japan", "University of Lyra"), Kind::no_word);
}

TEST(FileName, IsAnothersWhereModelNumbersDiffer) {
    EXPECT_EQ(verdict_on("rtx-4090", "NVIDIA RTX 5090"), Kind::numbers);
    EXPECT_EQ(verdict_on("rtx4090", "RTX 5090 PC"), Kind::numbers);
    EXPECT_EQ(verdict_on("vega-h100", "Vega's A100"), Kind::numbers);
    EXPECT_EQ(verdict_on("vega-phone-16-pro", "Vega Phone 17 Pro"), Kind::numbers);
    EXPECT_EQ(verdict_on("vega-phone-1", "Vega Phone 16"), Kind::numbers);
}

TEST(FileName, MayBeWrittenInOtherWays) {
    for (auto [stem, name] : {std::pair{"rtx4090", "NVIDIA RTX 4090"},
                              std::pair{"rtx-4090", "NVIDIA RTX4090 PC"},
                              std::pair{"ethzurich", "ETH Zürich"},
                              std::pair{"oxford", "University of Oxford"},
                              std::pair{"oxford-university", "University of Oxford"},
                              std::pair{"university", "University of Oxford"},
                              std::pair{"dgx", "NVIDIA DGX Station"},
                              std::pair{"2024-05-01-vega", "Vega 9000"},
                              std::pair{"007-vega", "Vega 9000"},
                              std::pair{"vega-2024", "Vega 9000"},
                              std::pair{"vega-2", "Vega H100"},
                              std::pair{"hawk2-vega", "Hawkeye2 of Vega"},
                              std::pair{"vega-2", "Vega 9000"},
                              std::pair{"vega-v2", "Vega H100"},
                              std::pair{"vega-lab", "Vega Lab (8 A100)"},
                              std::pair{"vega-h100-80gb", "Vega H100 NVL 94GB"},
                              std::pair{"lyra-university", "University of the Vega Valley"},
                              std::pair{"workstation-lyra", "Workstation with an RTX 6000"},
                              std::pair{"of-the", "The Name of the Rose"},
                              std::pair{"vega-4", "清华大学"}}) {
        EXPECT_EQ(verdict_on(stem, name), Kind::agrees) << stem << " / " << name;
    }
}

TEST(FileName, MayBeShortForTheName) {
    EXPECT_EQ(verdict_on("mit", "Massachusetts Institute of Technology"), Kind::agrees);
    EXPECT_EQ(verdict_on("massachusetts-institute-of-technology", "MIT"), Kind::agrees);
    EXPECT_EQ(verdict_on("usa", "Government of the United States"), Kind::agrees);
    EXPECT_EQ(verdict_on("caltech", "California Institute of Technology"), Kind::agrees);
    EXPECT_EQ(verdict_on("vl", "Vega Lab (VL)"), Kind::agrees);
}

TEST(FileName, TellsWhichOneWordMayBeShort) {
    const Rule* rule = RuleCatalogue::built_in().find("body/name-mismatch");
    EXPECT_EQ(lone_short_word("cern-lab", *rule->parameters), "cern");
    EXPECT_EQ(lone_short_word("jetson-orin-nx", *rule->parameters), "");
    EXPECT_EQ(lone_short_word("k2", *rule->parameters), "");
    EXPECT_EQ(lone_short_word("observatory", *rule->parameters), "");
}

TEST(FileName, IsNoBusinessOfBracketsAndInitials) {
    EXPECT_TRUE(is_short_for("Vega Lab (VL)", "Vega Lab"));
    EXPECT_TRUE(is_short_for("VL", "Vega Lab"));
    EXPECT_FALSE(is_short_for("Vega Lab (first)", "Vega Lab (second)"));
    EXPECT_FALSE(is_short_for("Vega Lab", "Vega Laboratory"));
    EXPECT_FALSE(is_short_for("Vega", "Vega Lab"));
}

}  // namespace
}  // namespace veritally
