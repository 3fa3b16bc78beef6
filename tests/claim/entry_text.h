#pragma once

#include <random>

#include "claim/random_entry.h"

namespace veritally {

/// What an entry states.
struct EntryFigures {
    EntrySlip slip = EntrySlip::kNone;
    Exact matter;  // in the front matter
    Exact total;   // at the end of Scope
};

/// The Markdown of an entry about `parts`. The slip is made in the first of them.
std::string entry_text(std::mt19937& random, const std::vector<EntryPart>& parts,
                       const EntryFigures& figures);

}  // namespace veritally
