#pragma once

#include "engine/profile.h"
#include "quantity/catalogue.h"
#include "quantity/vocabulary.h"

namespace veritally {

/// The words, units and attributes that the profile's key `quantities` names: the tables of
/// rules/reference/ listed under `tables`, then its own. Empty where the profile has none. The
/// profile must outlive it.
Result<Vocabulary> read_quantities(const Profile& profile);

/// The devices of the tables in the folder of rules/reference/ that `quantities` names under
/// `catalogue`, then its own `devices`; empty where it has neither. Profile and words must outlive
/// it.
Result<Catalogue> read_catalogue(const Profile& profile, const Vocabulary& words);

}  // namespace veritally
