#pragma once

#include "claim/sources.h"
#include "quantity/published.h"

namespace veritally {

/// What the catalogue says of the terms: the reading of a vendor's headline, of a unit without a
/// format, of a figure that is the device's with sparsity although the entry does not say so.
void consult_catalogue(const Recomputation& with, const Claims& claims, std::vector<Part>& parts);

/// Parts from published figures, for devices that the entry counts or is named after but quotes no
/// figure of.
std::vector<Part> catalogue_parts(const Recomputation& with, const Claims& claims);

/// Figures of single devices that nobody has published.
void find_unpublished(const Recomputation& with, const Claims& claims, Derivation& derivation);

/// A stated figure that was converted by bit widths where the maker publishes both formats at one
/// rate: what the maker publishes goes before.
void find_widened(const Recomputation& with, const Claims& claims, Derivation& derivation);

/// The figure to take for a device of which none is quoted, as a term without counts; nothing where
/// none is published.
std::optional<Term> published_term(const Recomputation& with, int device);

}  // namespace veritally
