#include <array>
#include <ostream>

#include "cli/lint_run.h"

namespace veritally {
namespace {

constexpr std::size_t kSpoolMemory = 8u << 20;

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

/// The git top level above the working directory, else the working directory.
std::string source_root(const Console& console) {
    for (std::string at = console.working_directory; !at.empty(); at.resize(at.rfind('/'))) {
        if (console.files.kind(at + "/.git") != PathKind::missing) return at;
    }
    return console.working_directory;
}

Channel open_channel(std::string_view format, std::string file, const ReportOptions& options) {
    Channel channel;
    channel.reporter = find_format(format)->make(options);
    channel.file = std::move(file);
    return channel;
}

}  // namespace

Spool::~Spool() {
    if (file_ != nullptr) std::fclose(file_);
}

void Spool::append(std::string_view text, std::string_view separator) {
    if (text.empty()) return;
    if (size_ > 0) write(separator);
    write(text);
}

void Spool::write(std::string_view text) {
    size_ += text.size();
    if (file_ == nullptr && memory_.size() + text.size() > kSpoolMemory) file_ = std::tmpfile();
    if (file_ == nullptr) {
        memory_ += text;
        return;
    }
    std::fwrite(memory_.data(), 1, memory_.size(), file_);
    std::fwrite(text.data(), 1, text.size(), file_);
    memory_.clear();
}

void Spool::copy_to(const std::function<void(std::string_view)>& sink) {
    if (file_ == nullptr) return sink(memory_);
    std::rewind(file_);
    std::array<char, 65536> buffer;
    while (std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file_)) {
        sink({buffer.data(), got});
    }
}

std::vector<Channel> open_channels(const LintOptions& options, const Console& console) {
    ReportOptions plain{.color = false,
                        .width = 100,
                        .statistics = options.statistics,
                        .root = source_root(console),
                        .working_directory = console.working_directory};
    ReportOptions shown = plain;
    shown.color = wants_color(options, console);
    shown.width = console.width;
    std::vector<Channel> channels;
    bool format_taken = false;
    for (const Output& output : options.outputs) {
        format_taken = format_taken || output.format.empty();
        channels.push_back(open_channel(output.format.empty() ? options.format : output.format,
                                        output.file, plain));
    }
    if (!format_taken && !options.diff && options.write_baseline.empty()) {
        channels.push_back(open_channel(options.format, "", shown));
    }
    return channels;
}

Status close_channel(Channel& channel, const Summary& summary, std::ostream& out,
                     FileSystem& files) {
    bool small = summary.findings() <= Reporter::kDetailed;
    Spool& spool = small ? *channel.detailed : *channel.spool;
    std::string head = channel.reporter->open(summary), tail = channel.reporter->close(summary);
    if (channel.file.empty()) {
        out << head;
        spool.copy_to([&](std::string_view text) { out << text; });
        out << tail;
        return std::nullopt;
    }
    spool.copy_to([&](std::string_view text) { head += text; });
    return files.replace(channel.file, head + tail);
}

}  // namespace veritally
