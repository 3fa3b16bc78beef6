#pragma once

#include <cstdint>

#include "claim/derivation/belonging.h"
#include "claim/derivation/sources.h"

namespace veritally {

/// What has a figure that stands beside a count: each of the things counted, or all together.
enum class Bears : std::uint8_t { each, whole, likely_each, likely_whole };

/// Decides it. Borrows all of its arguments; `stated` may be null.
class Bearing {
  public:
    Bearing(const Recomputation& with, const Claims& claims, const Sources& sources,
            const Belonging& belonging, const Numeric* stated)
        : with_(with), claims_(claims), sources_(sources), belonging_(belonging), stated_(stated) {}

    /// `term`: the figure, times what each of the holding comes to.
    Bears of(const Term& term, const Figure& figure, const Holding& holding) const;

    /// The figure is nothing that the counted device is published with, of one or of all: 'The
    /// classical partition is quoted with 1.1 PFLOPS'.
    bool is_foreign(const Term& term, const Figure& figure, const Holding& holding) const;

  private:
    bool counts_device(const Holding& holding, const Term& term) const;
    bool fits_device(const Term& term) const;
    bool is_too_much_for_one(const Term& term) const;
    bool is_too_much_for_any(const Term& term) const;
    bool rates_one(const Figure& figure, const Holding& holding) const;
    int published_as(const Term& term) const;
    int told_as(const Term& term) const;

    const Recomputation& with_;
    const Claims& claims_;
    const Sources& sources_;
    const Belonging& belonging_;
    const Numeric* stated_;
};

}  // namespace veritally
