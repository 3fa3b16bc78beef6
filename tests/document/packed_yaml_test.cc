#include "document/packed_yaml.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

/// A tree in both forms.
struct Packed {
    YamlTree tree;
    YamlPacker packer;
    PackedNode root;

    explicit Packed(std::string_view yaml) : tree(parse_yaml(yaml)) {
        packer.add(YamlNode());  // What stands before is passed over.
        std::size_t at = packer.add(tree.root);
        root = {packer.words().data() + at, packer.text().data()};
    }
};

void expect_same(const PackedNode& packed, const YamlNode& node) {
    EXPECT_EQ(packed.kind, node.kind);
    EXPECT_EQ(packed.quoted, node.quoted);
    EXPECT_EQ(packed.scalar, node.scalar);
    EXPECT_EQ(packed.tag, node.tag);
    EXPECT_EQ(packed.count, node.count);
    const YamlNode* item = node.begin();
    for (const PackedNode each : packed) expect_same(each, *item++);
    EXPECT_EQ(item, node.end());
    const YamlEntry* entry = node.map_entries().begin();
    for (const auto& [key, value] : packed.map_entries()) {
        EXPECT_EQ(key, entry->key);
        expect_same(value, entry->value);
        ++entry;
    }
    EXPECT_EQ(entry, node.map_entries().end());
}

TEST(PackedYaml, ReadsAsTheTreeThatWasPacked) {
    for (std::string_view yaml :
         {"", "~", "text", "'quoted'", "!t tagged", "[]", "{}", "[a, [b, []], {}]",
          "a: 1\nb: [x, y, x]\nc: {d: {e: '', f: !!str 2}, g:}\na: again\n",
          "- !x [a]\n- !y {k: v}\n- \u00e9\u4e2d\n"}) {
        Packed both(yaml);
        expect_same(both.root, both.tree.root);
    }
}

TEST(PackedYaml, FindsTheFirstOfAKey) {
    Packed both("a: 1\nb: [x]\na: 2\n");
    EXPECT_EQ(both.root.text("a"), "1");
    EXPECT_EQ(both.root["b"].count, 1u);
    EXPECT_TRUE(both.root["c"].is_null());
    EXPECT_EQ(both.root["b"].text("a"), "");
    EXPECT_EQ(PackedNode().text("a"), "");
}

TEST(PackedYaml, KeepsEachStringOnce) {
    Packed both("[word, word, {word: word}]");
    EXPECT_EQ(both.packer.text(), "word");
}

}  // namespace
}  // namespace veritally
