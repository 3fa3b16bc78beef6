#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/comparison.h"
#include "engine/runner.h"
#include "report/provenance.h"

namespace veritally {

/// What a run says of itself beside its findings: a network that was not there, how old what it
/// knows is. A warning where findings may be missing for it, else a note.
struct Notice {
    Level level = Level::note;
    std::string text;  ///< No capital, no full stop.
    friend bool operator==(const Notice&, const Notice&) = default;
};

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
    std::vector<Notice> notices;
    std::size_t left_out = 0;  ///< Findings for which the format in hand had no room.
    std::vector<FigureChange> figure_changes;  ///< Since a revision, in the order of files.

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
    std::string root = {};    ///< Absolute, without final '/': what SARIF's paths are relative to.
    std::string working_directory = {};
    std::string token = {};  ///< Nobody who writes an entry can know it: ends a quotation in a log.
    std::function<Provenance()> provenance = {};  ///< Of `root`; asked by formats that show it.
};

/// A part of a report: a finding with its level, or what a format says of a whole file (off).
struct Item {
    Level level = Level::off;
    std::string text;
};

/// How much a report holds. What is too much goes by level, notes first.
struct Room {
    std::size_t findings = SIZE_MAX;
    std::size_t of_level = SIZE_MAX;  ///< Findings of any one level.
    std::size_t bytes = SIZE_MAX;
    bool by_level = false;  ///< Errors stand first, whatever their file.
};

/// One format. Takes no decision. `render` is thread-safe and is called once a file, in any
/// order; the items are joined in the order of files with `separator` between those that are
/// not empty, between `open` and `close`.
class Reporter {
  public:
    virtual ~Reporter() = default;
    virtual std::vector<Item> render(const FileReport& report) const = 0;
    /// Whether `render_detailed` takes the place of `render` where a run has at most kDetailed
    /// findings in all.
    virtual bool has_details() const { return false; }
    virtual std::string render_detailed(const FileReport&) const { return ""; }
    static constexpr std::size_t kDetailed = 20;
    virtual Room room() const { return {}; }
    virtual std::string_view separator() const { return ""; }
    /// Where room() is by level: between what is said of whole files and the findings.
    virtual std::string turn() const { return ""; }
    virtual std::string open(const Summary& summary) const = 0;
    virtual std::string close(const Summary& summary) const = 0;
};

/// A format by its name on the command line.
struct Format {
    std::string_view name;
    std::string_view help;
    bool counts;  ///< Has a place for counts by rule alone (--statistics).
    std::unique_ptr<Reporter> (*make)(const ReportOptions& options);
};
std::span<const Format> formats();
const Format* find_format(std::string_view name);

std::unique_ptr<Reporter> make_text_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_oneline_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_json_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_sarif_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_github_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_gitlab_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_junit_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_rdjson_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_markdown_reporter(const ReportOptions& options);
std::unique_ptr<Reporter> make_html_reporter(const ReportOptions& options);

/// The page of a rule on the project's site; "" for a rule of one's own, which has none.
std::string rule_page(const Rule& rule);

}  // namespace veritally
