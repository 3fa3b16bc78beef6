#pragma once

#include <filesystem>
#include <string>

namespace veritally {

/// Compares `actual` with the file (relative to the checkout). With UPDATE_GOLDEN=1 in the
/// environment the file is written instead, and the test passes.
void expect_golden(const std::filesystem::path& file, const std::string& actual);

/// All of a file; fails the test where it cannot be read.
std::string read_whole(const std::filesystem::path& file);
/// Makes the folders above it too.
void write_whole(const std::filesystem::path& file, const std::string& text);

}  // namespace veritally
