#pragma once

#include "claim/derivation/sources.h"
#include "claim/faults/slipping.h"

namespace veritally {

/// Ways in which the text may mean another reading than the one taken, so that a slip of this one
/// is no finding. Borrows all of its arguments; the derivation has terms.
class Doubts {
  public:
    Doubts(const Recomputation& with, const Claims& claims, const Derivation& derivation)
        : with_(with), claims_(claims), d_(derivation) {}

    /// Without a count that stands apart from the figure the stated one follows, too.
    bool may_lack_count(const std::vector<Explanation>& found) const;
    /// The stated figure is a share of ours that the text speaks of.
    bool takes_share(const Numeric& stated) const;
    /// It is what the text compares with: 'its successor has 12.8 petaflops'.
    bool takes_compared(const Numeric& stated) const;
    /// The number that leads to it counts devices by their name: in prose it is hardly taken by
    /// mistake.
    bool counts_devices(const Numeric& stated) const;
    /// A count that the text gives and that ours divides: a tier that the reading lacks.
    bool misses_tier(const Numeric& stated, const std::vector<Explanation>& found) const;

  private:
    const Figure& figure(std::uint32_t i) const { return claims_.figures[i]; }
    bool names_device(const Holding& holding) const;
    bool is_listed(const Term& term) const;
    bool is_of_counted() const;

    const Recomputation& with_;
    const Claims& claims_;
    const Derivation& d_;
};

}  // namespace veritally
