#include "document/yaml.h"
#include "document/yaml_arena.h"

namespace veritally {

YamlTree::YamlTree() = default;
YamlTree::YamlTree(YamlTree&&) noexcept = default;
YamlTree& YamlTree::operator=(YamlTree&&) noexcept = default;
YamlTree::~YamlTree() = default;

YamlNode::Entries YamlNode::map_entries() const {
    return is_map() ? Entries{entries, entries + count} : Entries{nullptr, nullptr};
}

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const YamlEntry& entry : map_entries()) {
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}

const YamlNode& YamlNode::operator[](std::string_view key) const {
    static constexpr YamlNode kNull;
    const YamlNode* node = find(key);
    return node ? *node : kNull;
}

std::string_view YamlNode::text(std::string_view key, std::string_view fallback) const {
    const YamlNode* node = find(key);
    return node && node->is_scalar() ? node->scalar : fallback;
}

}  // namespace veritally
