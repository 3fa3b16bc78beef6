#pragma once

#include <string>

#include "base/json.h"
#include "claim/derivation.h"
#include "engine/quantities.h"
#include "engine/runner.h"

namespace veritally {

/// One entry: how its figures were read, and what follows from them. All must outlive it.
struct Explanation {
    const FileReport& report;  ///< With a document.
    const Quantities& quantities;
    const Claims& claims;
    const Derivation& derivation;
};

/// {"path", "verdict", "stated", "recomputed", "quantities", "derivation"}: an object of
/// `explain --format json`.
Json explanation_json(const Explanation& explanation);

/// The same for a reader, in printable lines; what the rules say of it stands at the end.
std::string explanation_text(const Explanation& explanation);

}  // namespace veritally
