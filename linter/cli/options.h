#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "engine/config.h"
#include "engine/shard.h"

namespace veritally {

enum class Color { automatic, always, never };

/// `--output FILE` or `FORMAT:FILE`.
struct Output {
    std::string format;  ///< "": the one of --format.
    std::string file;
};

/// What the command line of `lint` says.
struct LintOptions {
    std::vector<std::string> paths;  ///< "-" is standard input.
    std::string format;              ///< "": the one that suits the place.
    std::vector<Output> outputs;
    ConfigOptions config;
    bool fix = false, unsafe_fixes = false, diff = false;
    std::string stdin_filename;
    Date now;
    bool now_given = false;        ///< --now, not today.
    Level fail_on = Level::error;  ///< Level::off: never.
    bool statistics = false;
    int jobs = 0;  ///< 0: as many as there are processors.
    Color color = Color::automatic;
    bool links = false;    ///< --links, or what asks for it.
    bool offline = false;  ///< --offline: say what is known of links, ask nothing.
    std::optional<std::chrono::milliseconds> budget;
    std::string record, replay, ledger;  ///< Files; "": none.
    std::string changed_since;           ///< A revision; "": none.
    std::string compare_with;            ///< A revision; "": none. Not beside changed_since.
    std::string baseline;                ///< A file; "": none.
    std::string write_baseline;          ///< A file; "": none.
    Shard shard;
    bool only_entries = false;
};

/// What the command line of `explain` says.
struct ExplainOptions {
    std::vector<std::string> paths;  ///< "-" is standard input.
    std::string format = "text";     ///< Or "json".
    ConfigOptions config;
    std::string stdin_filename;
};

/// What the command line of `lsp` says.
struct LspOptions {
    ConfigOptions config;
    std::optional<Date> now;
};

struct RulesOptions {
    ConfigOptions config;
    bool test = false;  ///< --test
};

struct RuleOptions {
    ConfigOptions config;
    std::string id;
};

/// What the command line of `merge` says.
struct MergeOptions {
    std::vector<std::string> files;  ///< At least one.
    std::string output;              ///< "": standard output.
    Level fail_on = Level::off;      ///< Level::off: never.
};

/// What the command line of `cache` says.
struct CacheOptions {
    bool clear = false;             ///< `cache clear`, else `cache show`.
    std::vector<std::string> urls;  ///< Beginnings of addresses; empty: all.
    std::string format = "text";    ///< Or "json".
    ConfigOptions config;
};

/// One call of the program, read. Exactly one command is set, unless `print` is.
struct CommandLine {
    std::string print;  ///< Help or version: to be printed, then the program ends with 0.
    std::optional<LintOptions> lint;
    std::optional<ExplainOptions> explain;
    std::optional<RulesOptions> rules;
    std::optional<RuleOptions> rule;
    std::optional<MergeOptions> merge;
    std::optional<CacheOptions> cache;
    std::optional<LspOptions> lsp;
    bool init = false;
};

/// Reads the words after the program's name. The Error is one line and names the nearest option.
Result<CommandLine> read_command_line(const std::vector<std::string>& words);

}  // namespace veritally
