#include <map>
#include <ostream>

#include "cli/program.h"
#include "link/link_store.h"
#include "report/merge.h"

namespace veritally {
namespace {

constexpr std::uint64_t kMostShardBytes = std::uint64_t{1} << 30;

using Records = std::map<std::string, LinkRecord>;

/// What a shard wrote, and its name.
struct Part {
    std::string file, bytes;
    Error error(const Error& what) const { return {what.message, file, what.advice}; }
};

Result<std::vector<Part>> read_parts(const MergeOptions& options, const FileSystem& files) {
    std::vector<Part> parts;
    for (const std::string& file : options.files) {
        auto bytes = files.read(file, kMostShardBytes);
        if (!bytes) return bytes.error();
        parts.push_back({file, std::move(*bytes)});
    }
    return parts;
}

Status write(const std::string& text, const MergeOptions& options, Console& console) {
    if (!options.output.empty()) return console.files.replace(options.output, text);
    console.out << text;
    return std::nullopt;
}

Result<Records> join_caches(const std::vector<Part>& parts) {
    Records all;
    for (const Part& part : parts) {
        auto records = read_store(part.bytes);
        if (!records) return part.error(records.error());
        for (const auto& [url, record] : *records) add_record(all, record);
    }
    return all;
}

Result<Records> join_ledgers(const std::vector<Part>& parts) {
    Records all;
    for (const Part& part : parts) {
        if (!is_ledger(part.bytes)) {
            return Error{"is no ledger, as the first one is", part.file, "name ledgers alone"};
        }
        auto records = read_ledger(part.bytes);
        if (!records) return part.error(records.error());
        for (const LinkRecord& record : *records) add_record(all, record);
    }
    return all;
}

int merge_caches(const std::vector<Part>& parts, const MergeOptions& options, Console& console) {
    if (options.output.empty()) {
        return fail({"a cache is no text to print", "", "name a file with --output"}, console);
    }
    auto records = join_caches(parts);
    if (!records) return fail(records.error(), console);
    auto bytes = write_store(*records);
    if (!bytes) return fail(bytes.error(), console);
    const Status bad = write(*bytes, options, console);
    return bad ? fail(*bad, console) : kExitClean;
}

int merge_ledgers(const std::vector<Part>& parts, const MergeOptions& options, Console& console) {
    auto records = join_ledgers(parts);
    if (!records) return fail(records.error(), console);
    const Status bad = write(write_ledger(*records), options, console);
    return bad ? fail(*bad, console) : kExitClean;
}

Result<std::vector<ReadReport>> read_reports(const std::vector<Part>& parts) {
    std::vector<ReadReport> reports;
    for (const Part& part : parts) {
        auto json = parse_json(part.bytes);
        if (!json) {
            return Error{is_nested_too_deep(part.bytes) ? "is nested too deep" : "is no JSON",
                         part.file, "name reports, caches or ledgers that lint --shard wrote"};
        }
        reports.push_back({part.file, std::move(*json)});
    }
    return reports;
}

std::size_t counted(const MergedReport& merged, Level fail_on) {
    if (fail_on == Level::off) return 0;
    return merged.errors + (fail_on <= Level::warning ? merged.warnings : 0) +
           (fail_on <= Level::note ? merged.notes : 0);
}

int join_reports(const std::vector<Part>& parts, const MergeOptions& options, Console& console) {
    auto reports = read_reports(parts);
    if (!reports) return fail(reports.error(), console);
    auto merged = merge_reports(std::move(*reports));
    if (!merged) return fail(merged.error(), console);
    if (Status bad = write(merged->text, options, console)) return fail(*bad, console);
    if (merged->unreadable) return kExitFailure;
    return counted(*merged, options.fail_on) > 0 ? kExitFindings : kExitClean;
}

}  // namespace

int merge_command(const MergeOptions& options, Console& console) {
    const auto parts = read_parts(options, console.files);
    if (!parts) return fail(parts.error(), console);
    if (is_store(parts->front().bytes)) return merge_caches(*parts, options, console);
    if (is_ledger(parts->front().bytes)) return merge_ledgers(*parts, options, console);
    return join_reports(*parts, options, console);
}

}  // namespace veritally
