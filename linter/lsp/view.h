#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "claim/derivation/derivation.h"
#include "claim/figures/figure.h"
#include "engine/config.h"
#include "engine/quantities.h"
#include "engine/runner.h"
#include "link/link_status.h"
#include "quantity/catalogue.h"
#include "quantity/vocabulary.h"

namespace veritally {

/// One text as it stands in the editor, read and checked: what every answer is made of. For one
/// thread.
struct View {
    std::shared_ptr<const Document> document;      ///< Never null.
    std::shared_ptr<const Settings> settings;      ///< Null where the config cannot be read.
    std::shared_ptr<const Recomputed> recomputed;  ///< What the checks used; of entries only.
    /// What is known of the links it cites; null where nothing is, or no verdict may be told yet.
    std::shared_ptr<const LinkStatuses> links;
    std::string relative_path;
    Date now;
    bool entry = false;             ///< An entry of a registry: else nothing is said of it.
    std::vector<Finding> findings;  ///< Sorted.

    const SourceText& text() const { return document->text; }
    /// Null where there is no profile with quantities, or where its tables cannot be read.
    const Quantities* quantities() const;
    /// Both empty where quantities() is null.
    const Vocabulary& words() const;
    const Catalogue& catalogue() const;
    /// Both empty in what is no entry.
    const Claims& claims() const;
    const Derivation& derivation() const;
    /// Findings whose span holds the place or ends at it, in order.
    std::vector<const Finding*> findings_at(Span place) const;
    /// The words for what figures are normalised to; "" without a profile that says so.
    std::string_view target() const;
};

/// Whether the place touches the span: an empty one at its end does.
bool touches(Span span, Span place);

}  // namespace veritally
