#pragma once

#include <optional>

#include "claim/derivation/derivation.h"

namespace veritally {

/// Derives the entry's figure from what it quotes. Pure.
Derivation derive(const Recomputation& with, const Document& document, const Claims& claims,
                  std::optional<Stated> stated, bool blank, bool as_quoted);

}  // namespace veritally
