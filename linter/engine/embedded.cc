#include "engine/embedded.h"

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>

#include "document/yaml_arena.h"
#include "engine/embedded_data.h"

namespace veritally {
namespace {

std::span<const EmbeddedFile> all_files() {
    return {embedded_files, embedded_file_count};
}

std::string_view path_of(const EmbeddedFile& file) {
    return {embedded_text + file.path, file.path_size};
}

YamlNode unpack(const PackedNode& packed, YamlTree::Arena& arena) {
    YamlNode node;
    node.kind = packed.kind;
    node.quoted = packed.quoted;
    node.tag = packed.tag;
    node.scalar = packed.scalar;
    node.count = packed.count;
    if (packed.is_sequence()) {
        auto* items = arena.make<YamlNode>(packed.count);
        node.items = items;
        for (const PackedNode item : packed) *items++ = unpack(item, arena);
    }
    if (packed.is_map()) {
        auto* entries = arena.make<YamlEntry>(packed.count);
        node.entries = entries;
        for (const auto& [key, value] : packed.map_entries())
            *entries++ = {key, {}, unpack(value, arena)};
    }
    return node;
}

PackedNode packed_root(std::size_t index) {
    return {embedded_trees + all_files()[index].tree, embedded_text};
}

/// Index of the file of that path, or the count of all.
std::size_t find_file(std::string_view path) {
    const auto files = all_files();
    const auto found = std::lower_bound(
        files.begin(), files.end(), path,
        [](const EmbeddedFile& file, std::string_view wanted) { return path_of(file) < wanted; });
    if (found == files.end() || path_of(*found) != path) return files.size();
    return static_cast<std::size_t>(found - files.begin());
}

/// What has been asked for so far.
class Trees {
  public:
    const YamlNode* root(std::size_t index) {
        const std::lock_guard lock(mutex_);
        std::optional<YamlNode>& root = roots_[index];
        if (!root) root = unpack(packed_root(index), arena_);
        return &*root;
    }

  private:
    std::mutex mutex_;
    YamlTree::Arena arena_;
    std::vector<std::optional<YamlNode>> roots_{embedded_file_count};
};

}  // namespace

std::vector<std::string_view> embedded_paths() {
    std::vector<std::string_view> paths;
    for (const EmbeddedFile& file : all_files()) paths.push_back(path_of(file));
    return paths;
}

const YamlNode* embedded(std::string_view path) {
    static Trees trees;
    const std::size_t file = find_file(path);
    return file == all_files().size() ? nullptr : trees.root(file);
}

PackedNode embedded_packed(std::string_view path) {
    const std::size_t file = find_file(path);
    return file == all_files().size() ? PackedNode() : packed_root(file);
}

}  // namespace veritally
