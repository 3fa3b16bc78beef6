#pragma once

#include "engine/check.h"

namespace veritally {

/// Makes the check of any rule: the function that checks.def names for a code rule, the kind's
/// own check for a data rule (checks/kinds/). Given to ConfigLoader.
Result<std::unique_ptr<const Check>> make_check(const Rule& rule, const Profile& profile);

}  // namespace veritally
