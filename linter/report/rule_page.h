#pragma once

#include <string>

#include "engine/rule.h"

namespace veritally {

/// The rules as a table, one a line: id, level, fix, summary.
std::string rule_list(const RuleCatalogue& catalogue);

/// A rule's page as `veritally rule ID` prints it (Markdown that reads well on a terminal).
std::string rule_text(const Rule& rule);

/// The table of all rules for the README, in Markdown.
std::string rule_table(const RuleCatalogue& catalogue);

}  // namespace veritally
