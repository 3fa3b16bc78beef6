#include <algorithm>
#include <map>

#include "link/percent.h"
#include "report/json.h"
#include "report/merge.h"
#include "report/sarif.h"

namespace veritally {
namespace {

/// A result or notice, and the path that it speaks of.
struct Placed {
    std::string path;
    Json json;
};

/// Null where there is none.
const Json& at(const Json& json, std::string_view pointer) {
    static const Json none;
    const Json::json_pointer place{std::string(pointer)};
    return json.contains(place) ? json.at(place) : none;
}

std::string path_of(const Json& result) {
    const Json& uri = at(result, "/locations/0/physicalLocation/artifactLocation/uri");
    return uri.is_string() ? percent_decode(uri.get<std::string>()) : "";
}

void take(Json& list, std::vector<Placed>& all) {
    if (!list.is_array()) return;
    for (Json& one : list) {
        std::string path = path_of(one);
        all.push_back({std::move(path), std::move(one)});
    }
    list = Json::array();
}

void sort_by_path(std::vector<Placed>& all) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Placed& a, const Placed& b) { return a.path < b.path; });
}

/// Rules of all runs, by id: configs in different folders may add some.
Json joined_rules(const std::vector<ReadReport>& reports) {
    std::map<std::string, const Json*> rules;
    for (const ReadReport& report : reports) {
        for (const Json& rule : at(report.json, "/runs/0/tool/driver/rules")) {
            rules[json_text(rule, "id")] = &rule;
        }
    }
    Json joined = Json::array();
    for (const auto& [id, rule] : rules) joined.push_back(*rule);
    return joined;
}

/// All notices once, but those of what was left out, which `left_out` adds up.
Json joined_invocation(std::vector<ReadReport>& reports, std::size_t& left_out) {
    Json joined = at(reports[0].json, "/runs/0/invocations/0");
    std::vector<Placed> notices;
    bool successful = true;
    for (ReadReport& report : reports) {
        Json& one = report.json["runs"][0]["invocations"][0];
        successful = successful && one.value("executionSuccessful", true);
        take(one["toolExecutionNotifications"], notices);
    }
    sort_by_path(notices);
    Json list = Json::array();
    for (Placed& notice : notices) {
        const std::size_t more = read_sarif_left_out(notice.json);
        left_out += more;
        const bool known = std::find(list.begin(), list.end(), notice.json) != list.end();
        if (more == 0 && !known) list.push_back(std::move(notice.json));
    }
    joined["executionSuccessful"] = successful;
    joined["toolExecutionNotifications"] = std::move(list);
    return joined;
}

/// Keeps as many as a run may hold: errors first, then in order of place. How many it left out.
std::size_t limit(std::vector<Placed>& results) {
    std::map<std::string, std::size_t> room;
    std::size_t left = kMostSarifResults;
    for (const char* level : {"error", "warning", "note"}) {
        const auto found = std::count_if(results.begin(), results.end(), [&](const Placed& one) {
            return json_text(one.json, "level") == level;
        });
        room[level] = std::min(left, static_cast<std::size_t>(found));
        left -= room[level];
    }
    return std::erase_if(results, [&](const Placed& one) {
        std::size_t& free = room[json_text(one.json, "level")];
        return free == 0 || (--free, false);
    });
}

/// As the reporter lays it out: one member of the run a line, then one result a line.
std::string head(const Json& schema, const Json& run) {
    std::string text = "{\"$schema\": " + dump(schema) + ", \"version\": \"2.1.0\", \"runs\": [{\n";
    for (const auto& [name, value] : run.items()) {
        if (name == "results") continue;
        text += dump(Json(name)) + ": ";
        text += name == "tool" ? "{\"driver\": " + dump(value["driver"]) + "}" : dump(value);
        text += ",\n";
    }
    return text + "\"results\": [\n";
}

void count(const Placed& result, MergedReport& merged) {
    const std::string level = json_text(result.json, "level");
    merged.errors += level == "error";
    merged.warnings += level == "warning";
    merged.notes += level == "note";
}

}  // namespace

bool is_sarif_report(const Json& json) {
    return json.is_object() && json_text(json, "version") == "2.1.0" &&
           at(json, "/runs/0/tool/driver/name") == "veritally" &&
           at(json, "/runs/0/results").is_array() &&
           at(json, "/runs/0/invocations/0").is_object() && json["runs"].size() == 1;
}

Result<MergedReport> merge_sarif(std::vector<ReadReport>& reports) {
    const Json version = at(reports[0].json, "/runs/0/tool/driver/semanticVersion");
    std::vector<Placed> results;
    for (ReadReport& report : reports) {
        if (at(report.json, "/runs/0/tool/driver/semanticVersion") != version) {
            return Error{"is of another version of veritally", report.file, "run one version"};
        }
        take(report.json["runs"][0]["results"], results);
    }
    sort_by_path(results);
    std::size_t left_out = limit(results);
    Json rules = joined_rules(reports), invocation = joined_invocation(reports, left_out);
    if (left_out > 0) {
        invocation["toolExecutionNotifications"].push_back(
            sarif_left_out(left_out, results.size() + left_out));
    }
    MergedReport merged;
    merged.unreadable = !invocation.value("executionSuccessful", true);
    Json& run = reports[0].json["runs"][0];
    run["tool"]["driver"]["rules"] = std::move(rules);
    run["invocations"] = Json::array({std::move(invocation)});
    merged.text = head(reports[0].json["$schema"], run);
    for (std::size_t i = 0; i < results.size(); ++i) {
        if (i > 0) merged.text += ",\n";
        merged.text += dump(results[i].json);
        count(results[i], merged);
    }
    merged.text += "\n]}]}\n";
    return merged;
}

}  // namespace veritally
