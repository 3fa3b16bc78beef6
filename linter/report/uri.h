#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace veritally {

/// Percent-encodes a path for a URI reference; '/' stays, and so do the characters of `also`.
std::string percent_encode(std::string_view path, std::string_view also = {});

/// A file as a report names it: relative to options.root where it lies below, else absolute.
struct ReportPath {
    std::string path;
    bool below_root = true;
};
ReportPath report_path(const std::string& path, const ReportOptions& options);

}  // namespace veritally
