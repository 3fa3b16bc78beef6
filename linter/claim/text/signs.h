#pragma once

#include <cstdint>
#include <string_view>

#include "claim/text/token.h"

namespace veritally {

/// What a sign of a text stands for.
struct Sign {
    Mark mark = Mark::other;  ///< Mark::other for what has no part in claims.
    std::uint32_t size = 1;   ///< Bytes.
    std::uint16_t id = 0;     ///< As in Token.
    bool hedges = false;      ///< It hedges the number behind it: '~', '≥'.
};

/// The sign at the byte. `spaced`: white space stands before it; `after_number`: a number does.
Sign sign_at(std::string_view text, std::uint32_t at, bool spaced, bool after_number);

}  // namespace veritally
