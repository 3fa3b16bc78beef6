#pragma once

#include <string>

#include "base/json.h"
#include "engine/runner.h"

namespace veritally {

// One entry: how its figures were read, and what follows from them. The report has a document.

/// {"path", "verdict", "stated", "recomputed", "quantities", "derivation"}: an object of
/// `explain --format json`.
Json explanation_json(const FileReport& report);

/// The same for a reader, in printable lines; what the rules say of it stands at the end.
std::string explanation_text(const FileReport& report);

}  // namespace veritally
