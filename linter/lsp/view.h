#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "claim/derivation.h"
#include "claim/figure.h"
#include "engine/config.h"
#include "engine/quantities.h"
#include "engine/runner.h"
#include "quantity/catalogue.h"
#include "quantity/vocabulary.h"

namespace veritally {

/// The words and devices of a profile, read when first asked for. For one thread.
class Tables {
  public:
    explicit Tables(std::shared_ptr<const Settings> settings) : settings_(std::move(settings)) {}
    /// Null where there is no profile with quantities, or where its tables cannot be read.
    const Quantities* quantities() const;
    /// Both empty where quantities() is null.
    const Vocabulary& words() const;
    const Catalogue& catalogue() const;

  private:
    std::shared_ptr<const Settings> settings_;
    mutable std::optional<const Quantities*> quantities_;
};

/// One text as it stands in the editor, read and checked: what every answer is made of. For one
/// thread.
class View {
  public:
    std::shared_ptr<const Document> document;  ///< Never null.
    std::shared_ptr<const Settings> settings;  ///< Null where the config cannot be read.
    std::shared_ptr<const Tables> tables;      ///< Never null.
    std::string relative_path;
    Date now;
    bool entry = false;             ///< An entry of a registry: else nothing is said of it.
    std::vector<Finding> findings;  ///< Sorted.

    const SourceText& text() const { return document->text; }
    const Vocabulary& words() const { return tables->words(); }
    const Catalogue& catalogue() const { return tables->catalogue(); }
    /// Read when first asked for.
    const Claims& claims() const;
    /// The recomputation of what the entry states; as empty as claims().
    const Derivation& derivation() const;
    /// Findings whose span holds the place or ends at it, in order.
    std::vector<const Finding*> findings_at(Span place) const;
    /// The words for what figures are normalised to; "" without a profile that says so.
    std::string_view target() const;

  private:
    mutable std::optional<Claims> claims_;
    mutable std::optional<Derivation> derivation_;
};

/// Whether the place touches the span: an empty one at its end does.
bool touches(Span span, Span place);

}  // namespace veritally
