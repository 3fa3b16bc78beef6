#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>

#include "document/yaml.h"

namespace veritally {

/// Memory of one tree: nodes, entries and the scalars that do not read as they are written.
/// The first kilobyte comes with it, so that an ordinary front matter costs one allocation.
struct YamlTree::Arena {
    template <class T>
    T* make(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        auto* place = static_cast<T*>(memory.allocate(count * sizeof(T), alignof(T)));
        std::uninitialized_value_construct_n(place, count);
        return place;
    }
    template <class T>
    T* copy(std::span<const T> values) {
        static_assert(std::is_trivially_destructible_v<T>);
        if (values.empty()) return nullptr;
        auto* place = static_cast<T*>(memory.allocate(values.size_bytes(), alignof(T)));
        std::uninitialized_copy(values.begin(), values.end(), place);
        return place;
    }
    std::string_view copy(std::string_view text) {
        return {copy(std::span<const char>(text)), text.size()};
    }

    alignas(std::max_align_t) std::array<std::byte, 1024> first;
    std::pmr::monotonic_buffer_resource memory{first.data(), first.size()};
};

}  // namespace veritally
