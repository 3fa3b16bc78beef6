#pragma once

#include <memory>
#include <optional>

#include "engine/profile.h"
#include "engine/quantities.h"

namespace veritally {

/// What a document says of figures and what follows from them, by a profile's quantities: each
/// worked out when first asked for and kept for whoever asks next. Empty where the profile has no
/// quantities or their tables cannot be read. For one thread at a time; document and profile must
/// outlive it. `memory`: what earlier states of the document left, by the same profile; may be
/// null.
class Recomputed {
  public:
    Recomputed(const Document& document, const Profile& profile,
               std::shared_ptr<PassageMemory> memory = nullptr)
        : document_(document), profile_(profile), memory_(std::move(memory)) {}

    const Document& document() const { return document_; }
    const Claims& claims() const;
    const Derivation& derivation() const;

  private:
    const Document& document_;
    const Profile& profile_;
    std::shared_ptr<PassageMemory> memory_;
    mutable std::optional<Claims> claims_;
    mutable std::optional<Derivation> derivation_;
};

}  // namespace veritally
