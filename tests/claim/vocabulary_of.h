#pragma once

#include <string>

#include "claim/figures/figure.h"
#include "engine/quantities.h"
#include "quantity/catalogue.h"

namespace veritally {

/// The tables of the profile ai-compute.
const Quantities& compute_quantities();
const Vocabulary& compute_words();
/// The devices of the profile ai-compute.
const Catalogue& compute_catalogue();

/// The body read as an entry.
std::shared_ptr<const Document> entry_of(const std::string& body);

}  // namespace veritally
