#pragma once

#include <cstdint>

namespace veritally {

// What linter/embed generates and embedded.cc reads. Without a pointer, so that nothing has to be
// relocated at start. A tree is written in words, from the root down:
//   node     = head, [offset and size of the tag,] then
//     null     nothing more
//     scalar   offset of its text
//     sequence each item
//     map      for each entry: offset and size of the key, its value
//   head     = kind | quoted << 2 | has a tag << 3 | size << 4
// where kind is the number of the YamlNode::Kind, size that of the text, or the count of items or
// entries, and offsets count in embedded_text.

struct EmbeddedFile {
    std::uint32_t path;  ///< Offset.
    std::uint32_t path_size;
    std::uint32_t tree;  ///< Index of the root's head in embedded_trees.
};

extern const char embedded_text[];
extern const std::uint32_t embedded_trees[];
extern const EmbeddedFile embedded_files[];  ///< Sorted by path.
extern const std::uint32_t embedded_file_count;

}  // namespace veritally
