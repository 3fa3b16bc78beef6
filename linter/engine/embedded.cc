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

/// Turns the words of a tree into nodes.
class Reader {
  public:
    Reader(const std::uint32_t* words, YamlTree::Arena& arena) : words_(words), arena_(arena) {}

    YamlNode node() {
        const std::uint32_t head = *words_++;
        YamlNode node;
        node.kind = static_cast<YamlNode::Kind>(head & 3);
        node.quoted = (head & 4) != 0;
        if ((head & 8) != 0) node.tag = text();
        const std::uint32_t size = head >> 4;
        if (node.is_scalar()) node.scalar = {embedded_text + *words_++, size};
        if (node.is_sequence()) node.items = items(size);
        if (node.is_map()) node.entries = entries(size);
        if (!node.is_scalar()) node.count = size;
        return node;
    }

  private:
    std::string_view text() {
        const std::uint32_t offset = *words_++;
        return {embedded_text + offset, *words_++};
    }

    const YamlNode* items(std::uint32_t count) {
        auto* items = arena_.make<YamlNode>(count);
        for (std::uint32_t i = 0; i < count; ++i) items[i] = node();
        return items;
    }

    const YamlEntry* entries(std::uint32_t count) {
        auto* entries = arena_.make<YamlEntry>(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            entries[i].key = text();
            entries[i].value = node();
        }
        return entries;
    }

    const std::uint32_t* words_;
    YamlTree::Arena& arena_;
};

/// What has been asked for so far.
class Trees {
  public:
    const YamlNode* root(std::size_t index) {
        const std::lock_guard lock(mutex_);
        std::optional<YamlNode>& root = roots_[index];
        if (!root) root = Reader(embedded_trees + all_files()[index].tree, arena_).node();
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
    const auto files = all_files();
    const auto found = std::lower_bound(
        files.begin(), files.end(), path,
        [](const EmbeddedFile& file, std::string_view wanted) { return path_of(file) < wanted; });
    if (found == files.end() || path_of(*found) != path) return nullptr;
    return trees.root(static_cast<std::size_t>(found - files.begin()));
}

}  // namespace veritally
