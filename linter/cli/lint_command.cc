#include <algorithm>
#include <atomic>
#include <iostream>
#include <memory>
#include <thread>

#include "base/parallel.h"
#include "base/unicode.h"
#include "checks/factory.h"
#include "cli/link_run.h"
#include "cli/lint_run.h"
#include "cli/lint_scope.h"
#include "engine/fixer.h"
#include "engine/paths.h"
#include "report/secrets.h"

namespace veritally {
namespace {

/// What one file adds to the run; made on a worker's thread.
struct Piece {
    std::vector<std::vector<Item>> rendered;  ///< By channel.
    std::vector<std::string> detailed;        ///< By channel; while the run may be small.
    Summary summary;
    LintScope::Part part;
    std::string mended;  ///< Of standard input.
    std::string diff;
    Status broken_config;
    Status unwritable;
};

/// For a terminal: a patch or an entry holds what a stranger wrote.
std::string printable_lines(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        shown += printable(text.substr(0, end));
        if (end < text.size()) shown += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return shown;
}

/// Bytes of texts that wait, read, for what their links lead to; the others are read again.
constexpr std::size_t kMostKept = std::size_t{8} << 20;

class LintRun {
  public:
    LintRun(const LintOptions& options, Console& console)
        : options_(options),
          console_(console),
          configs_(console.files, make_check, options.config),
          runner_(console.files, configs_, options.now),
          links_(options, console),
          scope_(options, console, links_),
          channels_(open_channels(options, console)) {}

    int run() {
        if (Status bad = expand()) return fail(*bad, console_);
        if (Status bad = ask_links()) return fail(*bad, console_);
        parallel_in_order<Piece>(
            inputs_.size(), jobs(), [&](std::size_t i) { return work(i); },
            [&](Piece piece) { return take(std::move(piece)); });
        if (broken_config_) return fail(*broken_config_, console_);
        summary_.notices = notices_;
        for (const Notice& notice : links_.notices()) summary_.notices.push_back(notice);
        if (Status bad = scope_.finish()) return fail(*bad, console_);
        if (const auto notice = scope_.notice()) summary_.notices.push_back(*notice);
        if (Status bad = finish()) return fail(*bad, console_);
        return exit_code();
    }

  private:
    bool fixes() const { return options_.fix || options_.unsafe_fixes || options_.diff; }
    bool mends_input() const { return fixes() && !options_.diff && stdin_input_; }

    int jobs() const {
        if (options_.jobs > 0) return options_.jobs;
        return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    }

    Status expand() {
        std::vector<std::string> paths;
        for (const std::string& path : options_.paths) {
            if (path != "-") paths.push_back(path);
        }
        stdin_input_ = paths.size() < options_.paths.size();
        auto expanded = expand_paths(paths, console_.files, configs_, git_ignore_filter(),
                                     !options_.only_entries);
        if (!expanded) return expanded.error();
        inputs_ = std::move(expanded->inputs);
        for (const Error& notice : expanded->notices) {
            fail(notice, console_);
            notices_.push_back({Level::warning, notice.line()});
        }
        // In whatever order they were named: the reports of shards can be joined.
        std::stable_sort(inputs_.begin(), inputs_.end(),
                         [](const Input& a, const Input& b) { return a.path < b.path; });
        if (Status bad = scope_.narrow(inputs_)) return bad;
        if (!stdin_input_) return std::nullopt;
        inputs_.insert(inputs_.begin(), Input{"-", true});
        stdin_ = read_input(console_, path_of(inputs_.front()));
        return std::nullopt;
    }

    std::string path_of(const Input& input) const {
        if (input.path != "-") return input.path;
        return options_.stdin_filename.empty() ? "<stdin>" : options_.stdin_filename;
    }

    FileReport read(const Input& input) const {
        if (input.path != "-") return runner_.read(input);
        if (stdin_) return runner_.read_text(path_of(input), *stdin_);
        FileReport unread;
        unread.path = path_of(input);
        unread.failure = stdin_.error();
        return unread;
    }

    FileReport lint(std::size_t i) {
        const std::unique_ptr<FileReport> known = std::move(read_[i]);
        return runner_.check(known ? std::move(*known) : read(inputs_[i]));
    }

    /// What a file cites, where that is to be judged.
    struct Gathered {
        LinkRun::Part part;
        Status broken_config;
    };
    Gathered gather(std::size_t i) {
        auto located = configs_.locate(path_of(inputs_[i]));
        if (!located) return {{}, located.error()};
        if (!links_.judges(*located)) return {};
        FileReport file = read(inputs_[i]);
        Gathered gathered{links_.gather(file, scope_.changes()), std::nullopt};
        const std::size_t size = file.document ? file.document->text.size() : 0;
        if ((kept_ += size) <= kMostKept) {
            read_[i] = std::make_unique<FileReport>(std::move(file));
        }
        return gathered;
    }

    Status ask_links() {
        runner_.use_links(&links_.statuses(), [&](const Located& l) { return links_.judges(l); });
        read_.resize(inputs_.size());
        Status broken;
        parallel_in_order<Gathered>(
            inputs_.size(), jobs(), [&](std::size_t i) { return gather(i); },
            [&](Gathered gathered) {
                broken = std::move(gathered.broken_config);
                links_.take(gathered.part);
                return !broken;
            });
        if (broken) return broken;
        return links_.ask(scope_.changes() != nullptr);
    }

    Piece work(std::size_t i) {
        Piece piece;
        const Input& input = inputs_[i];
        FileReport report = lint(i);
        piece.broken_config = report.broken_config;
        if (report.skipped || report.broken_config) return piece;
        if (fixes() && report.document) mend(input, report, piece);
        piece.part = scope_.apply(report);
        piece.summary.add(report);
        piece.summary.figure_changes = std::move(piece.part.figure_changes);
        if (!options_.statistics) render(std::move(report), piece);
        return piece;
    }

    /// Details are worth their time only while the run may still turn out small.
    void render(FileReport report, Piece& piece) {
        mask_secrets(report);
        bool small = (seen_ += report.findings.size()) <= Reporter::kDetailed;
        for (const Channel& channel : channels_) {
            piece.rendered.push_back(channel.reporter->render(report));
            piece.detailed.push_back(
                small && channel.detailed ? channel.reporter->render_detailed(report) : "");
        }
    }

    /// Fixes the file, on the disk unless --diff; the report is then of the mended text.
    void mend(const Input& input, FileReport& report, Piece& piece) {
        FixOutcome outcome = apply_fixes(report, options_.unsafe_fixes, options_.now);
        std::string_view before = report.document->text.bytes();
        bool changed = outcome.bytes != before;
        if (options_.diff) {
            piece.diff = unified_diff(before, outcome.bytes, report.path);
            return;
        }
        if (input.path == "-") {
            piece.mended = outcome.bytes;
        } else if (changed) {
            piece.unwritable = console_.files.replace(input.path, outcome.bytes);
            if (piece.unwritable) return;
        }
        piece.summary.fixed = outcome.fixed;
        report = std::move(outcome.report);
    }

    bool take(Piece piece) {
        if (piece.broken_config) {
            broken_config_ = piece.broken_config;
            return false;
        }
        if (piece.unwritable) {
            fail(*piece.unwritable, console_);
            piece.summary.failures.emplace_back(piece.unwritable->place, *piece.unwritable);
        }
        scope_.take(std::move(piece.part));
        summary_.add(piece.summary);
        for (std::size_t i = 0; i < piece.rendered.size(); ++i) {
            Channel& channel = channels_[i];
            for (const Item& item : piece.rendered[i]) channel.spool->append(item.level, item.text);
            if (channel.detailed) channel.detailed->append(Level::off, piece.detailed[i]);
        }
        printed_.append(Level::off, shown(piece.diff));
        printed_.append(Level::off, shown(piece.mended));
        return true;
    }

    std::string shown(const std::string& text) const {
        return console_.terminal ? printable_lines(text) : text;
    }

    Status finish() {
        printed_.copy_to("", [&](std::string_view text) { console_.out << text; });
        for (Channel& channel : channels_) {
            std::ostream& out = mends_input() ? console_.err : console_.out;
            if (Status bad = close_channel(channel, summary_, out, console_.files)) return bad;
        }
        if (channels_.empty() || options_.diff) print_failures();
        return std::nullopt;
    }

    void print_failures() const {
        for (const auto& [path, error] : summary_.failures) fail(error, console_);
    }

    int exit_code() const {
        if (!summary_.failures.empty() || links_.was_interrupted()) return kExitFailure;
        std::size_t counted = summary_.errors;
        if (options_.fail_on <= Level::warning) counted += summary_.warnings;
        if (options_.fail_on <= Level::note) counted += summary_.notes;
        counted += scope_.is_stale();
        if (options_.fail_on == Level::off) counted = 0;
        return counted > 0 ? kExitFindings : kExitClean;
    }

    const LintOptions& options_;
    Console& console_;
    mutable ConfigLoader configs_;
    Runner runner_;
    LinkRun links_;
    LintScope scope_;
    std::vector<Channel> channels_;
    std::vector<Input> inputs_;
    std::vector<Notice> notices_;  ///< Of the paths.
    /// Those whose links were gathered, by input, as far as they fit into memory.
    std::vector<std::unique_ptr<FileReport>> read_;
    std::atomic<std::size_t> kept_ = 0;  ///< Bytes of their texts.
    bool stdin_input_ = false;
    Result<std::string> stdin_ = std::string();
    std::atomic<std::size_t> seen_ = 0;  ///< Findings so far.
    Summary summary_;
    Spool printed_;  ///< Diffs, or mended standard input.
    Status broken_config_;
};

}  // namespace

int lint_command(const LintOptions& options, Console& console) {
    return LintRun(options, console).run();
}

}  // namespace veritally
