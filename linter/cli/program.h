#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cli/options.h"
#include "link/checker.h"

namespace veritally {

/// What a run has to do with the outside, so that tests can stand in for it.
struct Console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool terminal = false;  ///< `out` is one.
    int width = 100;        ///< Its columns.
    std::map<std::string, std::string> environment;
    FileSystem& files;
    std::string working_directory;
    std::string token = {};     ///< Random: nobody who writes an entry can know it.
    bool err_terminal = false;  ///< `err` is one.
    NetworkOptions network = {};

    /// Of the environment; "" where it is not set.
    std::string variable(const std::string& name) const;
};

inline constexpr int kExitClean = 0;
inline constexpr int kExitFindings = 1;
inline constexpr int kExitFailure = 2;

/// The whole program: reads the words after its name, does the command, gives the exit code.
int run_program(const std::vector<std::string>& words, Console& console);

// The commands; each gives an exit code.
int lint_command(const LintOptions& options, Console& console);
int explain_command(const ExplainOptions& options, Console& console);
int lsp_command(const LspOptions& options, Console& console);
int rules_command(const RulesOptions& options, Console& console);
int rule_command(const RuleOptions& options, Console& console);
int merge_command(const MergeOptions& options, Console& console);
int cache_command(const CacheOptions& options, Console& console);
int init_command(Console& console);

/// All of standard input; an Error, of the text's name, where it cannot be read or holds more than
/// an entry may.
Result<std::string> read_input(Console& console, const std::string& name);

/// Prints "veritally: …" on standard error; the exit code of a failure.
int fail(const Error& error, Console& console);
/// Prints the same line where nothing has failed.
void tell(const std::string& notice, Console& console);

}  // namespace veritally
