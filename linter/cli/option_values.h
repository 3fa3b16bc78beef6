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
/// A name for standard input where nothing reads it.
Status check_input_name(const std::string& name, const std::vector<std::string>& paths);
/// Options about a revision, a baseline or shards that exclude each other, or standard input.
Status check_narrowing(const LintOptions& lint);
/// `budget` is the text of --budget. What needs links asks for them.
Status read_link_options(const std::string& budget, LintOptions& lint);

}  // namespace veritally
