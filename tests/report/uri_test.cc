#include "report/uri.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace veritally {
namespace {

TEST(ReportPath, IsRelativeToTheRootAlsoThroughALink) {
    const std::filesystem::path folder = std::filesystem::canonical(testing::TempDir()) / "uri";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "real/a");
    std::filesystem::create_directory_symlink(folder / "real", folder / "link");
    ReportOptions options;
    options.root = folder / "real";
    options.working_directory = folder;
    for (const char* path : {"real/a/x.md", "link/a/x.md", "./link/a/../a/x.md"}) {
        const ReportPath found = report_path(path, options);
        EXPECT_TRUE(found.below_root) << path;
        EXPECT_EQ(found.path, "a/x.md") << path;
    }
    EXPECT_FALSE(report_path("elsewhere/x.md", options).below_root);
}

}  // namespace
}  // namespace veritally
