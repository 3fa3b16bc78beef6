#include <filesystem>
#include <ostream>

#include "cli/lint_run.h"

namespace veritally {
namespace {

/// GitHub takes a step's summary up to this size.
constexpr std::uint64_t kMostOfSummary = 1u << 20;

bool wants_color(const LintOptions& options, const Console& console) {
    auto is_set = [&](const char* name) {
        auto found = console.environment.find(name);
        return found != console.environment.end() && !found->second.empty();
    };
    if (options.color != Color::automatic) return options.color == Color::always;
    if (is_set("NO_COLOR")) return false;
    auto force = console.environment.find("CLICOLOR_FORCE");
    if (force != console.environment.end() && !force->second.empty() && force->second != "0")
        return true;
    auto term = console.environment.find("TERM");
    bool dumb = term != console.environment.end() && term->second == "dumb";
    return console.terminal && !dumb;
}

/// The git top level at or above a folder; "" where there is none.
std::string top_level(const Console& console, std::string at) {
    for (; !at.empty(); at.resize(at.rfind('/'))) {
        if (console.files.kind(at + "/.git") != PathKind::missing) return at;
    }
    return "";
}

/// What paths in a report are relative to: the git top level, else the working directory. Where
/// that does not hold the first path to be linted: the top level above it, else its folder.
std::string source_root(const LintOptions& options, const Console& console) {
    std::string root = top_level(console, console.working_directory);
    if (root.empty()) root = console.working_directory;
    const std::string& first = options.paths.front();
    const auto below = [&](const std::string& path) {
        return (path + "/").starts_with(root + "/");
    };
    if (first == "-" ||
        below((std::filesystem::path(console.working_directory) / first).lexically_normal())) {
        return root;
    }
    auto target = console.files.canonical(first);
    if (!target || below(*target)) return root;
    std::string folder = *target;
    if (console.files.kind(folder) != PathKind::directory) folder.resize(folder.rfind('/'));
    root = top_level(console, folder);
    return root.empty() ? folder : root;
}

std::string variable(const Console& console, const char* name) {
    auto found = console.environment.find(name);
    return found == console.environment.end() ? "" : found->second;
}

/// On GitHub a run without a format annotates, and adds to the step's summary.
bool suits_github(const LintOptions& options, const Console& console) {
    return options.format.empty() && variable(console, "GITHUB_ACTIONS") == "true";
}

Channel open_channel(std::string_view format, std::string file, const ReportOptions& options) {
    Channel channel;
    channel.reporter = find_format(format)->make(options);
    channel.file = std::move(file);
    channel.spool = std::make_unique<Spool>(channel.reporter->room());
    if (channel.reporter->has_details()) channel.detailed = std::make_unique<Spool>();
    return channel;
}

}  // namespace

std::vector<Channel> open_channels(const LintOptions& options, const Console& console) {
    ReportOptions plain{.color = false,
                        .width = 100,
                        .statistics = options.statistics,
                        .root = source_root(options, console),
                        .working_directory = console.working_directory,
                        .token = console.token};
    plain.provenance = [root = plain.root] { return provenance_of(root); };
    ReportOptions shown = plain;
    shown.color = wants_color(options, console);
    shown.width = console.width;
    const std::string format = options.format.empty() ? "text" : options.format;
    const bool on_github = suits_github(options, console);
    std::vector<Channel> channels;
    bool format_taken = false;
    for (const Output& output : options.outputs) {
        format_taken = format_taken || output.format.empty();
        channels.push_back(
            open_channel(output.format.empty() ? format : output.format, output.file, plain));
    }
    if (options.diff || !options.write_baseline.empty()) return channels;
    if (!format_taken)
        channels.push_back(
            open_channel(on_github && !options.statistics ? "github" : format, "", shown));
    const std::string summary = variable(console, "GITHUB_STEP_SUMMARY");
    if (on_github && !summary.empty()) {
        channels.push_back(open_channel("markdown", summary, plain));
        channels.back().adds = true;
    }
    return channels;
}

Status close_channel(Channel& channel, Summary& summary, std::ostream& out, FileSystem& files) {
    bool small = channel.detailed && summary.findings() <= Reporter::kDetailed;
    Spool& spool = small ? *channel.detailed : *channel.spool;
    summary.left_out = spool.left_out();
    std::string head = channel.reporter->open(summary), tail = channel.reporter->close(summary);
    const std::string_view separator = channel.reporter->separator();
    const std::string turn = channel.reporter->turn();
    if (channel.file.empty()) {
        out << head;
        spool.copy_to(
            separator, [&](std::string_view text) { out << text; }, turn);
        out << tail;
        return std::nullopt;
    }
    spool.copy_to(
        separator, [&](std::string_view text) { head += text; }, turn);
    if (channel.adds) {
        auto before = files.read(channel.file, kMostOfSummary);
        if (before) head = *before + head;
        files.replace(channel.file, head + tail);  // A kindness: no run fails for want of it.
        return std::nullopt;
    }
    return files.replace(channel.file, head + tail);
}

}  // namespace veritally
