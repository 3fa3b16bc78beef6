#pragma once

#include <cstdint>

namespace veritally {

/// Half-open range of byte offsets into a SourceText; the only position type.
/// Lines and columns are derived from it (SourceText) where something is printed.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    friend bool operator==(Span, Span) = default;
};

}  // namespace veritally
