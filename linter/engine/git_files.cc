#include <algorithm>

#include "base/text.h"
#include "engine/git.h"
#include "engine/paths.h"

namespace veritally {
namespace {

class GitFilter : public IgnoreFilter {
  public:
    std::optional<std::vector<std::string>> listed(const std::string& folder) const override {
        if (!in_work_tree(folder)) return std::nullopt;
        auto output = run_git(folder, {"ls-files", "-z", "--cached", "--others",
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
