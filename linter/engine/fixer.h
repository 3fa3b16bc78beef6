#pragma once

#include <string>
#include <vector>

#include "engine/runner.h"

namespace veritally {

struct FixOutcome {
    std::string bytes;      ///< The mended text.
    std::size_t fixed = 0;  ///< Findings mended.
    FileReport report;      ///< Of the mended text.
};

/// Applies fixes until nothing changes, under laws: the document parses as well as before, the
/// finding is gone, nothing new is found at warning or above; a fix that breaks a law is left out.
/// Faults that a fix brings to light do not count as new: those of an entry of which less could be
/// read before. Fixes that overlap wait for the next round. Line endings and a byte order mark stay
/// as they are.
FixOutcome apply_fixes(const FileReport& before, bool unsafe, Date now);

/// What keeps the front matter from being read: faults of its YAML (repeated keys are read), and
/// that it is missing or not closed.
std::size_t unread_parts(const Document& document);

/// Text with the edits done. Edits must not overlap.
std::string apply_edits(std::string_view text, std::vector<Edit> edits);

/// Unified diff for `patch -p1` (an absolute path: from the root), three lines of context; "" where
/// both are equal.
std::string unified_diff(std::string_view before, std::string_view after, const std::string& path);

/// The whole lines of `after` that `before` does not have there, as spans of `after` that neither
/// touch nor overlap, in order.
std::vector<Span> changed_lines(std::string_view before, std::string_view after);

}  // namespace veritally
