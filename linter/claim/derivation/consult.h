#pragma once

#include "claim/derivation/sources.h"
#include "quantity/published.h"

namespace veritally {

/// What the catalogue says of the terms: the reading of a vendor's headline, of a unit without a
/// format, of a figure that is the device's with sparsity although the entry does not say so.
void consult_catalogue(const Recomputation& with, const Claims& claims, std::vector<Part>& parts);

/// Parts from published figures, for devices that the entry counts or is named after but quotes no
/// figure of.
std::vector<Part> catalogue_parts(const Recomputation& with, const Claims& claims);

/// The figure to take for a device of which none is quoted, as a term without counts; nothing where
/// none is published.
std::optional<Term> published_term(const Recomputation& with, int device);

/// The catalogue, read in the profile's words. Borrows both.
Reference reference(const Recomputation& with);

/// The target's own reading: every attribute at factor 1.
AttributeReading target_of(const Vocabulary& words);

/// The maker publishes the target's format at the rate of the quoted one.
bool is_published_alike(const Recomputation& with, const Term& term, std::size_t attribute,
                        const AttributeReading& target);

}  // namespace veritally
