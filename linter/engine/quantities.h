#pragma once

#include "engine/profile.h"
#include "quantity/vocabulary.h"

namespace veritally {

/// The words, units and attributes that the profile's key `quantities` names: the tables of
/// rules/reference/ listed under `tables`, then its own. Empty where the profile has none. The
/// profile must outlive it.
Result<Vocabulary> read_quantities(const Profile& profile);

}  // namespace veritally
