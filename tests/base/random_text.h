#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace veritally {

/// Below `limit`; the same sequence on every machine, unlike the standard distributions.
inline std::uint32_t pick(std::mt19937& random, std::uint32_t limit) {
    return random() % limit;
}

/// A text of `count` pieces, each picked from `pieces`.
inline std::string random_text(std::mt19937& random, std::span<const std::string_view> pieces,
                               std::uint32_t count) {
    std::string text;
    for (std::uint32_t i = 0; i < count; ++i) {
        text += pieces[pick(random, static_cast<std::uint32_t>(pieces.size()))];
    }
    return text;
}

}  // namespace veritally
