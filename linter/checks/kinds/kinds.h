#pragma once

#include <string_view>
#include <vector>

#include "engine/check.h"

namespace veritally {

using MadeCheck = Result<std::unique_ptr<const Check>>;

/// A kind of data rule: a rule written as YAML alone. The set is closed. rules/README.md documents
/// the parameters of each.
struct RuleKind {
    std::string_view name;
    std::string_view summary;
    MadeCheck (*make)(const Rule& rule, const Profile& profile);
};

std::vector<std::string_view> names_of_kinds();

/// The check of a data rule. An Error names an unknown kind or parameter and the nearest known.
MadeCheck make_data_check(const Rule& rule, const Profile& profile);

MadeCheck make_pattern_check(const Rule& rule, const Profile& profile);
MadeCheck make_substitution_check(const Rule& rule, const Profile& profile);
MadeCheck make_field_check(const Rule& rule, const Profile& profile);
MadeCheck make_section_check(const Rule& rule, const Profile& profile);
MadeCheck make_count_check(const Rule& rule, const Profile& profile);
MadeCheck make_citation_check(const Rule& rule, const Profile& profile);
MadeCheck make_recomputation_check(const Rule& rule, const Profile& profile);

}  // namespace veritally
