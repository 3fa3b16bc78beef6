#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/changes.h"

namespace veritally {

/// A figure of the front matter that is another than the revision's: a row of the summary.
struct FigureChange {
    std::string path;                ///< Of the entry, as the report names it.
    std::string key;                 ///< "compute"
    std::string old_text, new_text;  ///< As written; "" where blank or not there.
    std::optional<double> old_value, new_value;
    std::optional<double> recomputed = {};  ///< From what the entry quotes now; of its target only.
    bool is_new_entry = false;              ///< The revision does not have the file.
    bool citation_changed = false;          ///< Some footnote was added, removed or worded anew.

    /// How many times the old figure the new one is.
    std::optional<double> ratio() const;
    /// A figure became another one, and no source did: worth a look.
    bool lacks_source() const { return !is_new_entry && new_value && !citation_changed; }
};

/// Leaves what is new in the report: what the text of the revision does not have (by finding_key),
/// and what touches a changed line with its span or a related one. The old text is judged by
/// today's settings.
void reduce_to_new(FileReport& report, const Changes& changes, Date now);

/// The figures of the entry's front matter that are others than the revision's.
std::vector<FigureChange> changed_figures(const FileReport& report, const Changes& changes);

}  // namespace veritally
