#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace veritally {

struct ProcessOutput {
    int exit_code = 0;
    std::string out;  ///< Standard output.
};

/// Runs a program found on PATH, without a shell, standard input and standard error closed to it,
/// and waits. An Error where it cannot be started or is killed.
Result<ProcessOutput> run_process(const std::vector<std::string>& command);

}  // namespace veritally
