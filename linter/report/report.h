#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/comparison.h"
#include "engine/runner.h"

namespace veritally {

/// What a report says once all files are done. Adding up is the caller's (Tally).
struct Summary {
    struct OfRule {
        std::size_t count = 0;
        std::size_t fixable = 0;
        Level level = Level::note;  ///< The highest seen.
    };
    std::size_t files = 0;  ///< Checked: skipped and unreadable ones are not.
    std::size_t errors = 0, warnings = 0, notes = 0;
    std::size_t fixable = 0, unsafely_fixable = 0;
    std::size_t fixed = 0;  ///< Mended in this run (--fix).
    std::map<const Rule*, OfRule> by_rule;
    std::vector<std::pair<std::string, Error>> failures;    ///< Path, and why it was not read.
    std::vector<std::shared_ptr<const Settings>> settings;  ///< Each once; keeps rules alive.
    std::vector<FigureChange> figure_changes;  ///< With --changed-since, in the order of files.

    /// By level, the highest first, then by count, then by id.
    std::vector<std::pair<const Rule*, OfRule>> rules() const;

    void add(const FileReport& report);
    void add(const Summary& other);
    std::size_t findings() const { return errors + warnings + notes; }
};

/// How a run was asked for, as far as a report shows it.
struct ReportOptions {
    bool color = false;       ///< Also OSC 8 links.
    int width = 100;          ///< Columns of the terminal.
    bool statistics = false;  ///< Counts by rule instead of findings.
    std::string root;         ///< Absolute, without final '/': what SARIF's paths are relative to.
    std::string working_directory;
};

/// One format. Takes no decision. `render` is thread-safe and is called once a file, in any
/// order; the pieces are joined in the order of files with `separator` between those that are
/// not empty, between `open` and `close`.
class Reporter {
  public:
    virtual ~Reporter() = default;
    virtual std::string render(const FileReport& report) const = 0;
    /// What stands in place of `render` where a run has at most kDetailed findings in all.
    virtual std::string render_detailed(const FileReport& report) const { return render(report); }
    static constexpr std::size_t kDetailed = 20;
    virtual std::string_view separator() const { return ""; }
    virtual std::string open(const Summary& summary) const = 0;
    virtual std::string close(const Summary& summary) const = 0;
};

/// A format by its name on the command line.
struct Format {
    std::string_view name;
    std::string_view help;
    std::unique_ptr<Reporter> (*make)(const ReportOptions& options);
};
std::span<const Format> formats();
const Format* find_format(std::string_view name);

std::unique_ptr<Reporter> make_text_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_oneline_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_json_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_sarif_reporter(const ReportOptions& options);

/// The page of a rule on the project's site.
std::string rule_page(const Rule& rule);

}  // namespace veritally
