#pragma once

#include <string>

#include "base/json.h"
#include "base/source_text.h"

namespace veritally {

/// Serialised; bytes that are not UTF-8 become U+FFFD, and what a terminal would obey or a reader
/// not see is escaped. `indent` -1 gives one line.
std::string dump(const Json& json, int indent = -1);

/// {"line", "column", "offset"}: lines and columns from 1, columns in code points, bytes from 0.
Json to_json(const Position& position);

/// What stands before and behind the files of a report; `counts` is its summary.
std::string json_report_head(const Json& counts);
std::string json_report_tail();

}  // namespace veritally
