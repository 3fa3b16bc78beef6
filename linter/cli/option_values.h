#pragma once

#include <string>

#include "cli/options.h"

namespace veritally {

// Values of options beyond what their parser reads. Errors are one line.

/// An Error of the command line itself.
Error option_error(std::string message, std::string advice);

/// "3/10"
Status read_shard(const std::string& text, Shard& shard);
Status read_jobs(const std::string& text, int& jobs);
/// Options about a revision or a baseline that exclude each other.
Status check_narrowing(const LintOptions& lint);
/// `budget` is the text of --budget. What needs links asks for them.
Status read_link_options(const std::string& budget, LintOptions& lint);

}  // namespace veritally
