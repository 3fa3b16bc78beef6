#pragma once

#include <span>
#include <string_view>

#include "engine/check.h"

namespace veritally {

/// A kind of data rule: a rule written as YAML alone. The set is closed.
struct RuleKind {
    std::string_view name;
    std::string_view summary;
    Result<std::unique_ptr<const Check>> (*make)(const Rule& rule, const Profile& profile);
};

std::span<const RuleKind> rule_kinds();

/// The check of a data rule. An Error names an unknown kind or parameter and the nearest known.
Result<std::unique_ptr<const Check>> make_data_check(const Rule& rule, const Profile& profile);

}  // namespace veritally
