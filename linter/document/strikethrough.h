#pragma once

#include <cstdint>

#include "base/source_text.h"
#include "document/body.h"

namespace veritally {

/// Marks what stands between `~~` and `~~` (or `~` and `~`) in the pieces from `first` to the
/// last as struck through, and drops the tildes. A single tilde between two letters or digits is
/// none (`5~10`), and both ends have the same style.
void strike_through(Body& body, const SourceText& text, std::uint32_t first);

}  // namespace veritally
