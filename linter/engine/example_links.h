#pragma once

#include "engine/rule.h"
#include "link/link_status.h"

namespace veritally {

/// What the links in the examples of a rule lead to, by the map `links` of its parameters: for each
/// address what was `seen` (seen_name), the `reason`, `moved-to`, `status`; a `fragment` that is
/// not there and its `fault`.
LinkStatuses example_links(const Rule& rule);

}  // namespace veritally
