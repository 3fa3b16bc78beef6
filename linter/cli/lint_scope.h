#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/baseline.h"
#include "cli/link_run.h"
#include "cli/program.h"
#include "engine/comparison.h"
#include "report/report.h"

namespace veritally {

/// What narrows a run down: its shard, a revision, a baseline. Made once a run.
class LintScope {
  public:
    LintScope(const LintOptions& options, Console& console, const LinkRun& links);

    /// Keeps the files that the run is about, and finds out what has changed in them.
    Status narrow(std::vector<Input>& inputs);

    /// What a file adds to the end of the run.
    struct Part {
        std::string name;     ///< In the baseline.
        KnownFindings known;  ///< To be written, or what the file does not have any more.
        std::vector<FigureChange> figure_changes;
    };
    /// Takes out of the report what is not the run's business. Thread-safe.
    Part apply(FileReport& report) const;
    /// On one thread, for each part.
    void take(Part part);
    /// Once all parts are taken: writes the baseline, or tells what is stale in it.
    Status finish();
    /// The baseline counts what is there no more.
    bool is_stale() const { return !stale_.empty(); }
    /// How a report says so; nothing where there is nothing to say.
    std::optional<Notice> notice() const;

    /// Asks for a narrowed run: which lines of which files have changed. Null where all is
    /// reported.
    const Changes* changes() const { return only_new() && changes_ ? &*changes_ : nullptr; }

  private:
    bool only_new() const { return !options_.changed_since.empty(); }
    Status compare(std::vector<Input>& inputs);
    bool writes() const { return !options_.write_baseline.empty(); }
    /// Writes what is left of the baseline, and nothing new.
    bool shrinks() const { return writes() && !options_.baseline.empty(); }
    KnownFindings counted_from_now_on(FileReport& report, KnownFindings before) const;
    std::string command() const;
    bool was_asked(std::string_view rule, const FileReport& report) const;
    void find_gone();
    Status write() const;
    Error stale() const;

    const LintOptions& options_;
    Console& console_;
    const LinkRun& links_;
    std::optional<Changes> changes_;
    std::optional<Baseline> baseline_;
    std::map<std::string, KnownFindings> stale_;  ///< By name.
};

}  // namespace veritally
