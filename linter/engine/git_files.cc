#include <algorithm>

#include "base/process.h"
#include "base/text.h"
#include "engine/paths.h"

namespace veritally {
namespace {

/// Whether the folder lies in a work tree; saves starting git where it does not.
bool in_work_tree(const std::string& folder) {
    auto here = disk().canonical(folder);
    if (!here) return false;
    for (std::string at = *here; !at.empty(); at.resize(at.rfind('/'))) {
        if (disk().kind(at + "/.git") != PathKind::missing) return true;
    }
    return false;
}

class GitFilter : public IgnoreFilter {
  public:
    std::optional<std::vector<std::string>> listed(const std::string& folder) const override {
        if (!in_work_tree(folder)) return std::nullopt;
        // The repository may be a stranger's: nothing it configures is run, and who owns it does
        // not matter for listing names.
        auto output = run_process({"git", "-C", folder, "-c", "core.fsmonitor=false", "-c",
                                   "safe.directory=*", "ls-files", "-z", "--cached", "--others",
                                   "--exclude-standard", "--deduplicate", "--", "."});
        if (!output || output->exit_code != 0) return std::nullopt;
        std::vector<std::string> paths;
        for (std::string_view path : split(output->out, '\0')) {
            if (path.ends_with('/')) {
                add_nested(folder, path, paths);
            } else if (!path.empty()) {
                paths.emplace_back(path);
            }
        }
        std::sort(paths.begin(), paths.end());
        return paths;
    }

  private:
    /// A repository within the repository is listed as one folder.
    void add_nested(const std::string& folder, std::string_view nested,
                    std::vector<std::string>& paths) const {
        auto inner = listed(folder + "/" + std::string(nested));
        if (!inner) return;
        for (const std::string& path : *inner) paths.push_back(std::string(nested) + path);
    }
};

}  // namespace

const IgnoreFilter& git_ignore_filter() {
    static const GitFilter filter;
    return filter;
}

}  // namespace veritally
