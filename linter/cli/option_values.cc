#include "cli/option_values.h"

#include <algorithm>
#include <charconv>

#include "base/duration.h"

namespace veritally {
namespace {

constexpr int kMostJobs = 1024;

bool reads_input(const std::vector<std::string>& paths) {
    return std::find(paths.begin(), paths.end(), "-") != paths.end();
}

}  // namespace

Error option_error(std::string message, std::string advice) {
    return {std::move(message), "veritally", std::move(advice)};
}

/// "3/10"
Status read_shard(const std::string& text, Shard& shard) {
    if (text.empty()) return std::nullopt;
    const std::size_t slash = text.find('/');
    const auto number = [](std::string_view digits) {
        int value = 0;
        auto [end, bad] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return bad == std::errc() && end == digits.data() + digits.size() ? value : 0;
    };
    if (slash != std::string::npos) {
        shard.index = number(std::string_view(text).substr(0, slash));
        shard.count = number(std::string_view(text).substr(slash + 1));
    }
    const bool good = slash != std::string::npos && shard.index >= 1 && shard.index <= shard.count;
    if (good) return std::nullopt;
    return option_error("'" + text + "' is no part", "write --shard I/N, such as 1/10 to 10/10");
}

Status check_input_name(const std::string& name, const std::vector<std::string>& paths) {
    if (name.empty() || reads_input(paths)) return std::nullopt;
    return option_error("--stdin-filename names standard input, which is not read",
                        "add '-' to the paths, or leave --stdin-filename out");
}

Status check_narrowing(const LintOptions& lint) {
    const bool input = reads_input(lint.paths);
    const bool compares = !lint.changed_since.empty() || !lint.compare_with.empty() ||
                          !lint.baseline.empty() || !lint.write_baseline.empty();
    if (input && compares) {
        return option_error("a revision or a baseline knows files, not standard input",
                            "name the file");
    }
    if (input && lint.shard.count > 1) {
        return option_error("--shard takes a part of the files, and standard input is in each",
                            "check it in a run of its own");
    }
    if (!lint.changed_since.empty() && !lint.compare_with.empty()) {
        return option_error("--changed-since and --compare-with exclude each other",
                            "--changed-since compares figures too");
    }
    if (lint.write_baseline.empty()) return std::nullopt;
    if (lint.diff) {
        return option_error("--diff and --write-baseline exclude each other",
                            "--diff writes nothing");
    }
    if (!lint.baseline.empty() && lint.baseline != lint.write_baseline) {
        return option_error("--baseline and --write-baseline name two files",
                            "name one: what it counts and is there no more is taken out of it");
    }
    if (!lint.changed_since.empty())
        return option_error("--changed-since and --write-baseline exclude each other", "");
    return std::nullopt;
}

Status read_jobs(const std::string& text, int& jobs) {
    if (text.empty()) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
    if (error == std::errc() && end == text.data() + text.size() && jobs >= 1 &&
        jobs <= kMostJobs) {
        return std::nullopt;
    }
    return option_error("'" + text + "' is no number of jobs",
                        "write --jobs N, N from 1 to " + std::to_string(kMostJobs));
}

Status read_link_options(const std::string& budget, LintOptions& lint) {
    if (!budget.empty()) {
        lint.budget = parse_duration(budget);
        if (!lint.budget || lint.budget->count() == 0)
            return option_error("'" + budget + "' is no time", "write --budget 90s or 10m");
    }
    if (lint.links && lint.offline) {
        return option_error("--links and --offline exclude each other",
                            "--offline alone says what earlier runs found out");
    }
    if (!lint.record.empty() && !lint.replay.empty())
        return option_error("--record and --replay exclude each other", "");
    if (!lint.record.empty() && lint.offline)
        return option_error("--record and --offline exclude each other", "");
    lint.links = lint.links || lint.offline || !lint.record.empty() || !lint.replay.empty();
    return std::nullopt;
}

}  // namespace veritally
