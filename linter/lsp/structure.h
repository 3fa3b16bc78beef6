#pragma once

#include <cstdint>
#include <vector>

#include "document/body.h"

namespace veritally {

/// What a page shows of a text apart from its words: blocks, how they lie in each other, line
/// breaks, code and links. Comments and footnotes do not count. Equal where an edit keeps it.
std::vector<std::uint32_t> structure(const Body& body);

}  // namespace veritally
