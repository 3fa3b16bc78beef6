#include "engine/yaml_merge.h"

#include <algorithm>

namespace veritally {

YamlNode YamlMerge::merge(const YamlNode& below, const YamlNode& above) {
    if (!below.is_map() || !above.is_map()) return above;
    std::vector<YamlEntry> merged(below.map_entries().begin(), below.map_entries().end());
    for (const YamlEntry& entry : above.map_entries()) {
        auto old = std::find_if(merged.begin(), merged.end(),
                                [&](const YamlEntry& e) { return e.key == entry.key; });
        if (old == merged.end()) {
            merged.push_back(entry);
        } else {
            old->value = merge(old->value, entry.value);
        }
    }
    maps_.push_back(std::move(merged));
    YamlNode node = above;
    node.entries = maps_.back().data();
    node.count = static_cast<std::uint32_t>(maps_.back().size());
    return node;
}

}  // namespace veritally
