#include <algorithm>

#include "report/json.h"
#include "report/merge.h"

namespace veritally {
namespace {

/// What several shards say stands once.
void add_new(Json& sum, const Json& more) {
    for (const Json& one : more) {
        if (std::find(sum.begin(), sum.end(), one) == sum.end()) sum.push_back(one);
    }
}

void add_counts(Json& sum, const Json& counts) {
    for (const auto& [name, count] : counts.items()) {
        if (sum.contains(name) && sum[name].type() != count.type()) continue;  // None of ours.
        if (count.is_number_unsigned()) {
            sum[name] = sum.value(name, std::uint64_t{0}) + count.get<std::uint64_t>();
        } else if (count.is_object()) {  // Of --statistics, by rule.
            add_counts(sum[name], count);
        } else if (count.is_array()) {  // Notices.
            add_new(sum[name], count);
        }
    }
}

std::size_t count(const Json& counts, std::string_view name) {
    return static_cast<std::size_t>(json_integer(counts, name));
}

/// A file of a report, in its place.
struct File {
    std::string path;
    Json json;
    const std::string* report;
};

}  // namespace

bool is_json_report(const Json& json) {
    return json.is_object() && json_integer(json, "version") == 1 && json.contains("tool") &&
           json_text(json["tool"], "name") == "veritally" && json.contains("summary") &&
           json["summary"].is_object() && json.contains("files") && json["files"].is_array();
}

Result<MergedReport> merge_json(std::vector<ReadReport>& reports) {
    Json counts = Json::object();
    std::vector<File> files;
    for (ReadReport& report : reports) {
        if (report.json["tool"] != reports[0].json["tool"]) {
            return Error{"is of another version of veritally", report.file, "run one version"};
        }
        add_counts(counts, report.json["summary"]);
        for (Json& file : report.json["files"]) {
            std::string path = json_text(file, "path");
            files.push_back({std::move(path), std::move(file), &report.file});
        }
    }
    std::stable_sort(files.begin(), files.end(),
                     [](const File& a, const File& b) { return a.path < b.path; });
    MergedReport merged{json_report_head(counts), count(counts, "errors"),
                        count(counts, "warnings"), count(counts, "notes"),
                        count(counts, "unreadable") > 0};
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (i > 0 && files[i].path == files[i - 1].path) {
            return Error{"has '" + files[i].path + "' too, as " + *files[i - 1].report + " has",
                         *files[i].report, "merge one report of each shard"};
        }
        if (i > 0) merged.text += ",\n";
        merged.text += dump(files[i].json);
    }
    merged.text += json_report_tail();
    return merged;
}

}  // namespace veritally
