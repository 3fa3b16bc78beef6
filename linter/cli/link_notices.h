#pragma once

#include "cli/program.h"
#include "link/link_status.h"

namespace veritally {

/// The lines on standard error that say what a report on links does not. Addresses in them are
/// shown without what may be secret.

/// Keys of a config that count only where the user names the config.
void tell_ignored_keys(const Settings& settings, Console& console);
/// The proxies of the environment.
void tell_proxies(Console& console);
/// What was not judged, and why; offline, how old the rest is. True where all was judged.
bool tell_outcome(const LinkStatuses& statuses, const LintOptions& options, Console& console);

}  // namespace veritally
