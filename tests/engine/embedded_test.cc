#include "engine/embedded.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "source_tree.h"

namespace veritally {
namespace {

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Equal but for the spans, of which the embedded ones are empty.
bool reads_the_same(const YamlNode& a, const YamlNode& b) {
    const auto same_entry = [](const YamlEntry& x, const YamlEntry& y) {
        return x.key == y.key && reads_the_same(x.value, y.value);
    };
    const auto left = a.map_entries();
    const auto right = b.map_entries();
    return a.kind == b.kind && a.quoted == b.quoted && a.scalar == b.scalar && a.tag == b.tag &&
           a.count == b.count &&
           std::equal(a.begin(), a.end(), b.begin(), b.end(), reads_the_same) &&
           std::equal(left.begin(), left.end(), right.begin(), right.end(), same_entry);
}

TEST(Embedded, HoldsEveryFileOfTheRulesAsItReads) {
    const std::filesystem::path folder = source_root() / "rules";
    std::size_t count = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (file.path().extension() != ".yaml") continue;
        ++count;
        const std::string path = file.path().lexically_relative(folder).generic_string();
        const std::string text = read(file.path());
        const YamlNode* root = embedded(path);
        ASSERT_NE(root, nullptr) << path;
        EXPECT_TRUE(reads_the_same(*root, parse_yaml(text).root)) << path;
    }
    EXPECT_GT(count, 0u);
    EXPECT_EQ(embedded_paths().size(), count);
}

TEST(Embedded, IsFoundByPath) {
    const auto paths = embedded_paths();
    EXPECT_TRUE(std::is_sorted(paths.begin(), paths.end()));
    EXPECT_EQ(embedded(paths.front()), embedded(paths.front()));
    EXPECT_EQ(embedded("no/such.yaml"), nullptr);
    EXPECT_EQ(embedded(""), nullptr);
}

}  // namespace
}  // namespace veritally
