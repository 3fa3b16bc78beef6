#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace veritally {

/// "HASH:N" of each of the lines, from 1 and in ascending order, by which GitHub knows an alert
/// again after lines moved: the hash of the 100 UTF-16 units from the line's first on, blanks and
/// tabs left out; N counts the lines of that hash from the top. The same as github/codeql-action
/// computes as primaryLocationLineHash. Other lines cost no memory; of lines behind the last there
/// is none.
std::vector<std::string> line_hashes(std::string_view text, std::span<const std::uint32_t> lines);

/// Of the line that each finding of a file that was read begins on, in their order.
std::vector<std::string> line_hashes(const FileReport& report);

}  // namespace veritally
