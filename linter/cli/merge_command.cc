#include <ostream>

#include "cli/program.h"
#include "report/merge.h"

namespace veritally {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30;

Result<std::vector<ReadReport>> read_reports(const MergeOptions& options, const FileSystem& files) {
    std::vector<ReadReport> reports;
    for (const std::string& file : options.reports) {
        auto bytes = files.read(file, kMostBytes);
        if (!bytes) return bytes.error();
        auto json = parse_json(*bytes);
        if (!json) return Error{"is no JSON", file, "name reports that lint --shard wrote"};
        reports.push_back({file, std::move(*json)});
    }
    return reports;
}

std::size_t counted(const MergedReport& merged, Level fail_on) {
    if (fail_on == Level::off) return 0;
    return merged.errors + (fail_on <= Level::warning ? merged.warnings : 0) +
           (fail_on <= Level::note ? merged.notes : 0);
}

}  // namespace

int merge_command(const MergeOptions& options, Console& console) {
    auto reports = read_reports(options, console.files);
    if (!reports) return fail(reports.error(), console);
    auto merged = merge_reports(std::move(*reports));
    if (!merged) return fail(merged.error(), console);
    if (options.output.empty()) {
        console.out << merged->text;
    } else if (Status bad = console.files.replace(options.output, merged->text)) {
        return fail(*bad, console);
    }
    if (merged->unreadable) return kExitFailure;
    return counted(*merged, options.fail_on) > 0 ? kExitFindings : kExitClean;
}

}  // namespace veritally
