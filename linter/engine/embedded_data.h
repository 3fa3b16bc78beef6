#pragma once

#include <cstdint>

namespace veritally {

// What linter/embed generates and embedded.cc reads: trees in the form of document/packed_yaml.h.

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
