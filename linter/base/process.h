#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace veritally {

struct ProcessOutput {
    int exit_code = 0;
    std::string out;  ///< Standard output.
};

/// Runs a program found on PATH, without a shell, and waits. It reads `input`; its standard error
/// goes nowhere; `environment` ("NAME=value") stands in place of ours where it is given. An Error
/// where it cannot be started or is killed.
Result<ProcessOutput> run_process(const std::vector<std::string>& command,
                                  std::string_view input = {},
                                  const std::vector<std::string>* environment = nullptr);

/// Our own environment, as "NAME=value".
std::vector<std::string> process_environment();

}  // namespace veritally
