#pragma once

#include <string>

#include "claim/figure.h"

namespace veritally {

/// The tables of the profile ai-compute.
const Vocabulary& compute_words();

/// The body read as an entry.
std::shared_ptr<const Document> entry_of(const std::string& body);

}  // namespace veritally
