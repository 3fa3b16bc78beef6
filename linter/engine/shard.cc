#include "engine/shard.h"

#include <cstdint>

namespace veritally {

bool Shard::has(std::string_view path) const {
    std::uint32_t hash = 0x811C9DC5u;  // FNV-1a
    for (unsigned char c : path) hash = (hash ^ c) * 0x01000193u;
    hash ^= hash >> 16;  // Its low bits alone are uneven.
    return hash % static_cast<std::uint32_t>(count) == static_cast<std::uint32_t>(index - 1);
}

}  // namespace veritally
