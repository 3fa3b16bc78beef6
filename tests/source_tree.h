#pragma once

#include <filesystem>

namespace veritally {

/// Top folder of the checkout that the tests were built from, so that they run from any folder.
const std::filesystem::path& source_root();

/// The `shared` folder beside the checkout, or an empty path where there is none. A test that needs
/// it calls GTEST_SKIP() with a reason.
const std::filesystem::path& shared_root();

}  // namespace veritally
