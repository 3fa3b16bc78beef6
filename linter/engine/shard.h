#pragma once

#include <string_view>

namespace veritally {

/// One of `count` parts of a registry; each path belongs to the same part in every run.
struct Shard {
    int index = 1;  ///< From 1 to count.
    int count = 1;

    bool has(std::string_view path) const;
};

}  // namespace veritally
