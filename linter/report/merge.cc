#include "report/merge.h"

#include <algorithm>

namespace veritally {

Result<MergedReport> merge_reports(std::vector<ReadReport> reports) {
    const bool sarif = is_sarif_report(reports[0].json);
    for (const ReadReport& report : reports) {
        const bool right = sarif ? is_sarif_report(report.json) : is_json_report(report.json);
        if (right) continue;
        return Error{sarif ? "is no SARIF report of veritally, as the first one is"
                           : "is no JSON report of veritally",
                     report.file, "write it with lint --format json or --format sarif"};
    }
    return sarif ? merge_sarif(reports) : merge_json(reports);
}

}  // namespace veritally
