#pragma once

#include "engine/quantities.h"
#include "engine/runner.h"

namespace veritally {

/// What the writers of an explanation look at. The report, with a document, must outlive it.
struct Explained {
    explicit Explained(const FileReport& of)
        : report(of),
          quantities(*of.settings->profile.quantities),
          words(quantities.words()),
          claims(of.recomputed->claims()),
          derivation(of.recomputed->derivation()),
          text(of.document->text) {}

    const FileReport& report;
    const Quantities& quantities;
    const Vocabulary& words;
    const Claims& claims;
    const Derivation& derivation;
    const SourceText& text;
};

}  // namespace veritally
