#include "quantity/catalogue.h"

#include <gmock/gmock.h>

#include <set>

#include "claim/vocabulary_of.h"
#include "document/yaml.h"
#include "engine/embedded.h"

namespace veritally {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The hardware tables of a kind: its nodes under the key.
std::vector<const YamlNode*> nodes_of(std::string_view key) {
    std::vector<const YamlNode*> nodes;
    for (std::string_view path : embedded_paths()) {
        if (!path.starts_with("reference/hardware/")) continue;
        for (const YamlNode& node : (*embedded(path))[key]) nodes.push_back(&node);
    }
    return nodes;
}

std::vector<std::string_view> names_of(const YamlNode& node) {
    std::vector<std::string_view> names = {node.text("name")};
    for (std::string_view key : {"aliases", "weak", "products"}) {
        for (const YamlNode& name : node[key]) names.push_back(name.scalar);
    }
    return names;
}

/// What the name at the first byte can mean, by canonical name.
std::vector<std::string_view> meant(std::string_view text, std::uint32_t at = 0) {
    std::vector<std::string_view> names;
    for (std::uint16_t device : compute_catalogue().find(text, at).devices)
        names.push_back(compute_catalogue()[device].name);
    return names;
}

std::string_view found(std::string_view text, std::uint32_t at = 0) {
    return text.substr(at, compute_catalogue().find(text, at).size);
}

TEST(CatalogueTest, EveryNameOfADeviceFindsIt) {
    std::size_t names = 0;
    for (const YamlNode* node : nodes_of("devices")) {
        for (std::string_view name : names_of(*node)) {
            EXPECT_EQ(found(name), name);
            EXPECT_THAT(meant(name), testing::Contains(node->text("name"))) << name;
            EXPECT_TRUE(compute_catalogue().may_name(name)) << name;
            ++names;
        }
    }
    EXPECT_EQ(compute_catalogue().devices().size(), nodes_of("devices").size());
    EXPECT_GT(names, 1500u);
}

TEST(CatalogueTest, EveryNameOfAFamilyMeansAllOfIt) {
    for (const YamlNode* node : nodes_of("families")) {
        for (std::string_view name : names_of(*node)) {
            EXPECT_EQ(found(name), name);
            for (const YamlNode& variant : (*node)["variants"])
                EXPECT_THAT(meant(name), testing::Contains(variant.scalar)) << name;
        }
    }
}

TEST(CatalogueTest, NoStrongNameMeansTwoDevicesButThroughAFamily) {
    std::set<std::vector<std::string_view>> families;
    for (const YamlNode* node : nodes_of("families")) {
        std::vector<std::string_view> variants;
        for (const YamlNode& variant : (*node)["variants"]) variants.push_back(variant.scalar);
        families.insert(variants);
    }
    for (const YamlNode* node : nodes_of("devices")) {
        for (std::string_view name : names_of(*node)) {
            bool alone = meant(name).size() == 1 || families.count(meant(name)) > 0;
            EXPECT_TRUE(alone || compute_catalogue().find(name, 0).weak) << name;
        }
    }
}

TEST(CatalogueTest, NamesAreFoundHoweverTheyAreSpelled) {
    EXPECT_THAT(meant("nvidia dgx spark"), ElementsAre("NVIDIA DGX Spark"));
    EXPECT_THAT(meant("DGX-Spark"), ElementsAre("NVIDIA DGX Spark"));
    EXPECT_THAT(meant("DGX\u00a0Spark's"), ElementsAre("NVIDIA DGX Spark"));
    EXPECT_THAT(meant("rtx4090"), ElementsAre("NVIDIA GeForce RTX 4090"));
    EXPECT_THAT(meant("RTX-4090s"), ElementsAre("NVIDIA GeForce RTX 4090"));
    EXPECT_THAT(meant("A100-SXM4-80GB"), ElementsAre("NVIDIA A100"));
    EXPECT_THAT(meant("A100 80 GB"), ElementsAre("NVIDIA A100"));
    EXPECT_EQ(found("A100s at work"), "A100s");
    EXPECT_EQ(found("A100, dense"), "A100");
    EXPECT_EQ(found("A100\u2019s peak"), "A100");
}

TEST(CatalogueTest, TheLongestNameWins) {
    EXPECT_EQ(found("Jetson Orin NX 16GB Super Developer Kit"), "Jetson Orin NX 16GB Super");
    EXPECT_THAT(meant("RTX 4070 Ti"), ElementsAre("GeForce RTX 4070 Ti"));
    EXPECT_THAT(meant("GB200 NVL72"), ElementsAre("NVIDIA GB200 NVL72"));
}

TEST(CatalogueTest, AnUnknownVariantIsAnotherDevice) {
    EXPECT_THAT(meant("RTX 5080 Ti"), IsEmpty());
    EXPECT_THAT(meant("RTX 5080 laptop"), ElementsAre("GeForce RTX 5080 Laptop"));
    EXPECT_THAT(meant("M5 Ultra"), IsEmpty());
    EXPECT_THAT(meant("RTX 4090 plus a spare"), ElementsAre("NVIDIA GeForce RTX 4090"));
    EXPECT_THAT(meant("A1000"), IsEmpty());
    EXPECT_THAT(meant("M2.5"), IsEmpty());
}

TEST(CatalogueTest, AChipBesideItsCountIsNoBoard) {
    EXPECT_THAT(meant("TPU v3 8 chips"), ElementsAre("Google TPU v3"));
    EXPECT_THAT(meant("TPU v3-8"), ElementsAre("Google TPU v3-8"));
}

TEST(CatalogueTest, AFamilyHasAUsualMemberOrNone) {
    DeviceNames::Name h100 = compute_catalogue().find("H100", 0);
    EXPECT_EQ(h100.devices.size(), 3u);
    EXPECT_EQ(h100.usual, compute_catalogue().device("NVIDIA H100 SXM"));
    EXPECT_EQ(compute_catalogue().find("GB200", 0).usual, -1);
    DeviceNames::Name spark = compute_catalogue().find("DGX Spark", 0);
    EXPECT_EQ(spark.usual, spark.devices[0]);
}

TEST(CatalogueTest, WeakNamesAreKnownAsSuch) {
    EXPECT_TRUE(compute_catalogue().find("L4", 0).weak);
    EXPECT_TRUE(compute_catalogue().find("4090", 0).weak);
    EXPECT_FALSE(compute_catalogue().find("NVIDIA L4", 0).weak);
}

TEST(CatalogueTest, WordsStandBesideNames) {
    using Kind = DeviceWord::Kind;
    const Catalogue& catalogue = compute_catalogue();
    EXPECT_EQ(catalogue.word("nvidia's", 0).kind, Kind::vendor);
    EXPECT_EQ(catalogue.word("Advanced Micro Devices", 0).size, 22u);
    DeviceWord cards = catalogue.word("graphics cards", 0);
    EXPECT_EQ(cards.kind, Kind::noun);
    EXPECT_TRUE(cards.plural);
    EXPECT_EQ(catalogue.word("nodes", 0).kind, Kind::group);
    EXPECT_EQ(catalogue.word("a pair of", 0).count, 2u);
    EXPECT_EQ(catalogue.word("several", 0).kind, Kind::count);
    EXPECT_EQ(catalogue.word("several", 0).count, 0u);
    EXPECT_EQ(catalogue.word("ocean", 0).kind, Kind::none);
}

TEST(CatalogueTest, FiguresAreRead) {
    const Catalogue& catalogue = compute_catalogue();
    const Device& spark = catalogue[static_cast<std::size_t>(catalogue.device("NVIDIA DGX Spark"))];
    auto headline = std::find_if(spark.figures.begin(), spark.figures.end(),
                                 [](const Published& figure) { return figure.headline; });
    ASSERT_NE(headline, spark.figures.end());
    EXPECT_EQ(headline->value, 1e15);
    EXPECT_EQ(compute_words().values[static_cast<std::size_t>(headline->reading[0])].name, "FP4");
    EXPECT_EQ(compute_words().values[static_cast<std::size_t>(headline->reading[1])].name,
              "sparse");
    EXPECT_EQ(headline->confidence, Published::Confidence::vendor);
    EXPECT_EQ(headline->source, "NVIDIA, DGX Spark product page");
    EXPECT_THAT(headline->address, testing::StartsWith("https://www.nvidia.com/"));
    EXPECT_EQ(headline->date, "2026-11");
    EXPECT_EQ(spark.sparsity, Device::Sparsity::structured);
    EXPECT_EQ(spark.unresolved.size(), 1u);
}

TEST(CatalogueTest, AListOfFormatsIsAFigureEach) {
    const Catalogue& catalogue = compute_catalogue();
    const Device& a100 = catalogue[static_cast<std::size_t>(catalogue.device("NVIDIA A100"))];
    EXPECT_EQ(a100.figures.size(), 14u);  // Of 12 lines.
    const Device& dgx = catalogue[static_cast<std::size_t>(catalogue.device("NVIDIA DGX A100"))];
    EXPECT_THAT(dgx.contains, ElementsAre(std::pair(catalogue.device("NVIDIA A100"), 8u)));
}

/// What is wrong with a table, or "" where nothing is.
std::string fault_of(const std::string& yaml) {
    YamlTree tree = parse_yaml(yaml);
    const YamlNode* table = &tree.root;
    auto read = Catalogue::read({&table, 1}, compute_words());
    return read ? "" : read.error().message;
}

TEST(CatalogueTest, ATableOfOnesOwnIsReadWithItsSources) {
    YamlTree tree = parse_yaml(
        "devices:\n"
        "- name: Quern 4\n  vendor: Quern\n  aliases: [Q4 mill]\n  figures:\n"
        "  - {value: 1.2e+13, precision: [INT8, FP8], density: dense, confidence: vendor,\n"
        "     source: {title: The maker's page, url: https://example.org/q4, date: 2026-01}}\n");
    const YamlNode* table = &tree.root;
    auto read = Catalogue::read({&table, 1}, compute_words());
    ASSERT_TRUE(read);
    ASSERT_EQ(read->devices().size(), 1u);
    EXPECT_EQ((*read)[0].figures.size(), 2u);
    EXPECT_EQ((*read)[0].figures[1].source, "The maker's page");
    EXPECT_EQ(read->find("Quern4", 0).size, 6u);
}

TEST(CatalogueTest, FaultsAreNamed) {
    const std::string one = "devices:\n- name: Quern\n  figures:\n  - ";
    EXPECT_EQ(fault_of("devices: []"), "");
    EXPECT_EQ(fault_of("devices: [{kind: board}]"), "a device has no name");
    EXPECT_EQ(fault_of("devices: [{name: Quern, colour: red}]"),
              "'Quern': 'colour' is no key of a device");
    EXPECT_EQ(fault_of("devices: [{name: Quern}, {name: Quern}]"),
              "'Quern': two devices have this name");
    EXPECT_EQ(fault_of(one + "{value: 1e12, precision: FP9}"), "'Quern': 'FP9' is no precision");
    EXPECT_EQ(fault_of(one + "{value: -1, precision: FP8}"),
              "'Quern': a figure needs a value above 0");
    EXPECT_EQ(fault_of(one + "{value: 1e12, source: nowhere}"), "'Quern': 'nowhere' is no source");
    EXPECT_EQ(fault_of("devices: [{name: Quern, part_of: Mill}]"), "'Quern': 'Mill' is no device");
    EXPECT_EQ(fault_of("families: [{name: Quern, variants: [Mill]}]"),
              "'Quern': 'Mill' is no device");
}

TEST(CatalogueTest, OddTextIsNoTrouble) {
    const Catalogue& catalogue = compute_catalogue();
    const std::string texts[] = {
        "",    "-",    "\xff\xfe", "NVIDIA",  "NVIDIA " + std::string(100, ' '),
        "RTX", "RTX-", "\u00a0",   "A100\xff"};
    for (const std::string& text : texts) {
        for (std::uint32_t at = 0; at < text.size(); ++at)
            EXPECT_LE(at + catalogue.find(text, at).size, text.size());
        EXPECT_EQ(catalogue.find(text, static_cast<std::uint32_t>(text.size())).size, 0u);
    }
    EXPECT_FALSE(Catalogue().may_name("A100"));
    EXPECT_EQ(Catalogue().find("A100", 0).size, 0u);
}

}  // namespace
}  // namespace veritally
