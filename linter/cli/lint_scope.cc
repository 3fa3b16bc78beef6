#include "cli/lint_scope.h"

#include <algorithm>
#include <ostream>

#include "base/unicode.h"

namespace veritally {
namespace {

std::size_t count_of(const KnownFindings& known) {
    std::size_t sum = 0;
    for (const auto& [key, finding] : known) sum += finding.count;
    return sum;
}

std::string counted(std::size_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// For a shell, quoted where it must be.
std::string quoted(const std::string& word) {
    const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               std::string_view("._/-+,:@").find(c) != std::string_view::npos;
    });
    if (plain) return word;
    std::string text = "'";
    for (char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::string_view without_dot(std::string_view path) {
    while (path.starts_with("./")) path.remove_prefix(2);
    return path;
}

}  // namespace

LintScope::LintScope(const LintOptions& options, Console& console, const LinkRun& links)
    : options_(options), console_(console), links_(links) {
    const std::string& file = writes() ? options.write_baseline : options.baseline;
    if (!file.empty()) baseline_.emplace(file, console.working_directory);
}

Status LintScope::narrow(std::vector<Input>& inputs) {
    const bool there = baseline_ && console_.files.kind(baseline_->file()) != PathKind::missing;
    if (baseline_ && (there || !options_.baseline.empty())) {
        if (Status bad = baseline_->read(console_.files)) return bad;
    }
    std::erase_if(inputs,
                  [&](const Input& input) { return !options_.shard.has(without_dot(input.path)); });
    return compare(inputs);
}

Status LintScope::compare(std::vector<Input>& inputs) {
    const std::string& revision = only_new() ? options_.changed_since : options_.compare_with;
    if (revision.empty()) return std::nullopt;
    std::vector<std::string> paths;
    for (const Input& input : inputs) paths.push_back(input.path);
    auto changes = changes_since(revision, ".", paths);
    if (!changes) {
        const char* option = only_new() ? "--changed-since" : "--compare-with";
        return Error{changes.error().message, option, changes.error().advice};
    }
    changes_ = std::move(*changes);
    if (!only_new()) return std::nullopt;
    std::erase_if(inputs, [&](const Input& input) { return changes_->is_same(input.path); });
    return std::nullopt;
}

LintScope::Part LintScope::apply(FileReport& report) const {
    Part part;
    if (!report.document) return part;
    if (baseline_) {
        part.name = baseline_->name_of(report.path);
        auto found = baseline_->known.find(part.name);
        KnownFindings before = found == baseline_->known.end() ? KnownFindings() : found->second;
        if (writes()) {
            part.known = counted_from_now_on(report, std::move(before));
        } else {
            part.known = remove_known(report, std::move(before));
            std::erase_if(part.known,
                          [&](const auto& one) { return !was_asked(one.first.first, report); });
        }
    }
    if (changes_) part.figure_changes = changed_figures(report, *changes_);
    if (only_new()) reduce_to_new(report, *changes_, options_.now);
    return part;
}

KnownFindings LintScope::counted_from_now_on(FileReport& report, KnownFindings before) const {
    KnownFindings known = count_findings(*report.document, report.findings);
    report.findings.clear();
    if (shrinks()) {
        for (auto one = known.begin(); one != known.end();) {
            const auto counted = before.find(one->first);
            if (counted == before.end()) {
                one = known.erase(one);
            } else {
                one->second.count = std::min(one->second.count, counted->second.count);
                ++one;
            }
        }
    }
    std::erase_if(before, [&](const auto& one) { return was_asked(one.first.first, report); });
    known.merge(before);
    return known;
}

/// A rule that the command line leaves out says nothing of what is still there, and links say
/// nothing where not all of them were judged.
bool LintScope::was_asked(std::string_view rule, const FileReport& report) const {
    const Settings& settings = *report.settings;
    const bool judged = report.links != nullptr && links_.is_complete();
    if (!judged && rule.starts_with("link/")) return false;
    if (options_.config.select.empty() && options_.config.ignore.empty()) return true;
    return std::any_of(settings.active.begin(), settings.active.end(),
                       [&](const auto& active) { return active.rule->id == rule; });
}

void LintScope::take(Part part) {
    if (!baseline_ || part.name.empty()) return;
    if (!writes()) {
        if (!part.known.empty()) stale_[part.name] = std::move(part.known);
    } else if (part.known.empty()) {
        baseline_->known.erase(part.name);
    } else {
        baseline_->known[part.name] = std::move(part.known);
    }
}

/// Files that the baseline names and that are there no more.
void LintScope::find_gone() {
    for (const auto& [name, known] : baseline_->known) {
        const bool gone = console_.files.kind(baseline_->path_of(name)) == PathKind::missing;
        if (gone) stale_[name] = known;
    }
}

Status LintScope::finish() {
    if (!baseline_) return std::nullopt;
    find_gone();
    if (!writes()) {
        if (is_stale()) fail(stale(), console_);
        return std::nullopt;
    }
    for (const auto& [name, known] : stale_) baseline_->known.erase(name);
    stale_.clear();
    return write();
}

Status LintScope::write() const {
    if (Status bad = console_.files.replace(baseline_->file(), baseline_->text())) return bad;
    std::size_t findings = 0;
    for (const auto& [name, known] : baseline_->known) findings += count_of(known);
    console_.out << printable(baseline_->file()) << " counts " << counted(findings, "finding")
                 << " in " << counted(baseline_->known.size(), "file") << "\n";
    return std::nullopt;
}

/// The run again, as far as it decides what is found.
std::string LintScope::command() const {
    std::string command = "veritally lint";
    const auto add = [&](const std::string& option, const std::string& value) {
        if (!value.empty()) command += " " + option + " " + quoted(value);
    };
    add("--config", options_.config.config.value_or(""));
    add("--profile", options_.config.profile.value_or(""));
    for (const std::string& folder : options_.config.rules) add("--rules", folder);
    if (options_.now_given) add("--now", options_.now.iso());
    if (options_.only_entries) command += " --only-entries";
    if (options_.offline) command += " --offline";
    add("--replay", options_.replay);
    if (options_.links && !options_.offline && options_.replay.empty()) command += " --links";
    add("--ledger", options_.ledger);
    for (const std::string& path : options_.paths) command += " " + quoted(path);
    add("--baseline", options_.baseline);
    add("--write-baseline", options_.baseline);
    return command;
}

Error LintScope::stale() const {
    std::size_t findings = 0;
    for (const auto& [name, known] : stale_) findings += count_of(known);
    const auto& [name, known] = *stale_.begin();
    const std::string there = findings == 1 ? " that is" : " that are";
    return {"counts " + counted(findings, "finding") + there + " there no more, the first " +
                known.begin()->first.first + " in " + name,
            baseline_->file(), "mend it with: " + command()};
}

std::optional<Notice> LintScope::notice() const {
    if (!is_stale()) return std::nullopt;
    const Error error = stale();
    return Notice{Level::warning,
                  "the baseline " + error.place + " " + error.message + "; " + error.advice};
}

}  // namespace veritally
