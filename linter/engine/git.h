#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/process.h"
#include "base/result.h"

namespace veritally {

/// Runs the `git` on PATH in a folder. The repository may be a stranger's: nothing that it
/// configures is run (monitor, hooks, transports), who owns it does not matter, and variables that
/// point git at another repository do not count. Callers must name commands that neither filter
/// nor convert text: no `diff`, no `status`, no `checkout`.
Result<ProcessOutput> run_git(const std::string& folder, const std::vector<std::string>& words,
                              std::string_view input = {});

/// Whether the folder lies in a work tree; saves starting git where it does not.
bool in_work_tree(const std::string& folder);

}  // namespace veritally
