#pragma once

#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"
#include "engine/runner.h"

namespace veritally {

/// Tells which of a folder's files git does not ignore.
class IgnoreFilter {
  public:
    virtual ~IgnoreFilter() = default;
    /// Paths below `folder` (relative to it, sorted) that git tracks or would add; nothing where
    /// the folder is in no work tree or git cannot be asked.
    virtual std::optional<std::vector<std::string>> listed(const std::string& folder) const = 0;
};

/// Asks the `git` on PATH, with the repository's hooks and monitors switched off.
const IgnoreFilter& git_ignore_filter();

/// By its ending, `.md` or `.markdown` in any case.
bool is_markdown(std::string_view path);

/// What paths stand for.
struct Expanded {
    std::vector<Input> inputs;
    /// Of configs whose `entries` name none of the Markdown files in the folders that were given:
    /// a slip there would else pass for a registry without faults.
    std::vector<Error> notices;
};

/// The files that the given paths stand for, sorted within each path, each once (by canonical
/// path, first mention wins; `named_count` false: as if they had been found in a folder). A folder
/// gives its Markdown files: those that its config's `entries` name, else all, of
/// which the run keeps those with front matter. Left out are what git ignores, what the config
/// excludes, hidden folders, and symbolic links that lead out of the folder. A file named itself is
/// always taken, unless the config excludes it. Files that do not exist stay in the list, so that
/// the run reports them. An Error where a config is at fault.
Result<Expanded> expand_paths(const std::vector<std::string>& paths, const FileSystem& files,
                              ConfigLoader& configs, const IgnoreFilter& ignores,
                              bool named_count = true);

}  // namespace veritally
