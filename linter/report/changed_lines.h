#pragma once

#include <string>
#include <vector>

#include "base/source_text.h"
#include "engine/finding.h"

namespace veritally {

/// Neighbouring lines before and after a fix, without line endings; those that stay as they are at
/// the begin and the end are left out.
struct LineChange {
    std::vector<std::string> removed, added;
};

/// In order of place: one change for all edits that share lines.
std::vector<LineChange> changed_lines(const SourceText& text, const Fix& fix);

}  // namespace veritally
