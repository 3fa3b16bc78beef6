#include "golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "source_tree.h"

namespace veritally {

void expect_golden(const std::filesystem::path& file, const std::string& actual) {
    const std::filesystem::path path = source_root() / file;
    if (const char* update = std::getenv("UPDATE_GOLDEN"); update && *update == '1') {
        if (!std::filesystem::exists(path) || read_whole(path) != actual) write_whole(path, actual);
        return;
    }
    ASSERT_TRUE(std::filesystem::exists(path)) << file << ": UPDATE_GOLDEN=1 makes it:\n" << actual;
    EXPECT_EQ(read_whole(path), actual) << file << ": right as it is now? UPDATE_GOLDEN=1 takes it";
}

std::string read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_whole(const std::filesystem::path& file, const std::string& text) {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    EXPECT_TRUE(out << text << std::flush) << file;
}

}  // namespace veritally
