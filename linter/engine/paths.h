#pragma once

#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"
#include "engine/config.h"

namespace veritally {

/// The files that the given paths stand for, sorted within each path, each once (by canonical
/// path, first mention wins). A folder gives its `*.md` and `*.markdown` entries: those that its
/// config's `entries` name, else those that begin with front matter; left out are what git
/// ignores, what the config excludes, hidden folders, and symbolic links that lead out of the
/// folder. A file named itself is always taken, unless the config excludes it.
/// Files that do not exist stay in the list, so that the run reports them.
Result<std::vector<std::string>> expand_paths(const std::vector<std::string>& paths,
                                              const FileSystem& files, ConfigLoader& configs);

}  // namespace veritally
