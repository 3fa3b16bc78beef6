#include "source_tree.h"

namespace veritally {

const std::filesystem::path& source_root() {
    static const std::filesystem::path root = VERITALLY_SOURCE_ROOT;
    return root;
}

const std::filesystem::path& shared_root() {
    static const std::filesystem::path root = [] {
        const std::filesystem::path path = source_root().parent_path() / "shared";
        return std::filesystem::is_directory(path) ? path : std::filesystem::path();
    }();
    return root;
}

}  // namespace veritally
