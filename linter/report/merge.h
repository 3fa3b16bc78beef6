#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "engine/rule.h"

namespace veritally {

/// A report that was read back, and where it came from.
struct ReadReport {
    std::string file;
    Json json;
};

/// Findings by level, for an exit code.
struct MergedReport {
    std::string text;
    std::size_t errors = 0, warnings = 0, notes = 0;
    bool unreadable = false;  ///< Some file could not be read.
};

/// Joins the reports of shards into the one that a single run would have written, byte for byte:
/// all as `lint --format json` or all as `--format sarif` writes them. At least one report. Errors
/// name the report that is none, of another version or format, or of a file that another has too.
Result<MergedReport> merge_reports(std::vector<ReadReport> reports);

// For merge_reports; each takes reports of its format only.
bool is_json_report(const Json& json);
bool is_sarif_report(const Json& json);
Result<MergedReport> merge_json(std::vector<ReadReport>& reports);
Result<MergedReport> merge_sarif(std::vector<ReadReport>& reports);

}  // namespace veritally
