#include "engine/git.h"

#include <algorithm>
#include <array>

#include "base/file_system.h"

namespace veritally {
namespace {

/// Ours, less what points git at another repository or makes it run things.
std::vector<std::string> git_environment() {
    constexpr std::array<std::string_view, 4> kKept = {
        "GIT_CONFIG_GLOBAL=", "GIT_CONFIG_SYSTEM=", "GIT_CONFIG_NOSYSTEM=",
        "GIT_CEILING_DIRECTORIES="};
    std::vector<std::string> variables = process_environment();
    std::erase_if(variables, [&](std::string_view variable) {
        return variable.starts_with("GIT_") &&
               std::none_of(kKept.begin(), kKept.end(),
                            [&](std::string_view name) { return variable.starts_with(name); });
    });
    // A partial clone would fetch what it lacks, by a command that its config names.
    variables.insert(variables.end(),
                     {"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0",
                      "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C"});
    return variables;
}

}  // namespace

Result<ProcessOutput> run_git(const std::string& folder, const std::vector<std::string>& words,
                              std::string_view input) {
    std::vector<std::string> command{"git", "-C", folder};
    for (const char* setting :
         {"core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.directory=*"}) {
        command.insert(command.end(), {"-c", setting});
    }
    command.insert(command.end(), words.begin(), words.end());
    const std::vector<std::string> environment = git_environment();
    return run_process(command, input, &environment);
}

bool in_work_tree(const std::string& folder) {
    auto here = disk().canonical(folder);
    if (!here) return false;
    for (std::string at = *here; !at.empty(); at.resize(at.rfind('/'))) {
        if (disk().kind(at + "/.git") != PathKind::missing) return true;
    }
    return false;
}

}  // namespace veritally
