#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

/// "HASH:N" of each line, by which GitHub knows an alert again after lines moved: the hash of the
/// 100 UTF-16 units from the line's first on, blanks and tabs left out; N counts the lines of that
/// hash from the top. The same as github/codeql-action computes as primaryLocationLineHash.
std::vector<std::string> line_hashes(std::string_view text);

/// The same for these lines alone, from 1 and in ascending order; the others cost no memory.
std::vector<std::string> line_hashes(std::string_view text, std::span<const std::uint32_t> lines);

}  // namespace veritally
