#pragma once

#include "claim/derivation/derivation.h"
#include "claim/derivation/sheet.h"

namespace veritally {

/// Whether two figures say of one thing what it reaches: in two formats, of one and of all of them,
/// or twice. Borrows all.
class Sameness {
  public:
    /// `apart`: figures of other formats side by side are of different things.
    Sameness(const Claims& claims, const Sheet& sheet, bool apart)
        : claims_(claims), sheet_(sheet), apart_(apart) {}

    bool thing(const Term& first, const Term& term) const;

  private:
    const Figure& figure(const Term& term) const { return claims_.figures[term.figure]; }
    bool is_said_of_all(const Term& all, const Term& devices) const;
    bool is_another_total(const Term& first, const Term& term) const;
    bool is_second_rate(const Term& first, const Term& term) const;
    bool is_other_mode(const Term& first, const Term& term) const;
    bool is_platform_of(const Term& all, const Term& engine) const;
    bool is_reckoned_again(const Term& first, const Term& term) const;
    bool is_tabled_again(const Term& first, const Term& term) const;
    bool is_counted_between(const Term& all, const Term& devices) const;
    bool is_counted_alike(const Term& first, const Term& term) const;
    bool is_held_alike(const Term& first, const Term& term) const;
    bool is_other_format(const Term& first, const Term& term) const;

    const Claims& claims_;
    const Sheet& sheet_;
    const bool apart_;
};

}  // namespace veritally
