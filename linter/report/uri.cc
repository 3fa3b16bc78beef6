#include "report/uri.h"

#include <filesystem>

namespace veritally {

std::string percent_encode(std::string_view path, std::string_view also) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    static constexpr std::string_view kPlain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string uri;
    for (char c : path) {
        auto byte = static_cast<unsigned char>(c);
        if (kPlain.find(c) != std::string_view::npos || also.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
        }
    }
    return uri;
}

namespace {

/// The file where its folder really is: the root is known without symbolic links.
std::string unlinked(const std::filesystem::path& file) {
    std::error_code failed;
    const auto folder = std::filesystem::weakly_canonical(file.parent_path(), failed);
    return failed ? file : folder / file.filename();
}

}  // namespace

ReportPath report_path(const std::string& path, const ReportOptions& options) {
    std::filesystem::path full(path);
    if (full.is_relative()) full = options.working_directory / full;
    std::string absolute = full.lexically_normal();
    std::string root = options.root + "/";
    if (!absolute.starts_with(root)) absolute = unlinked(absolute);
    if (!absolute.starts_with(root)) return {absolute, false};
    return {absolute.substr(root.size()), true};
}

}  // namespace veritally
