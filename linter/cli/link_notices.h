#pragma once

#include <vector>

#include "cli/program.h"
#include "link/link_status.h"
#include "report/report.h"

namespace veritally {

/// What a run on links says of itself: on standard error at once, in the reports at its end.
/// Addresses are shown without what may be secret.
class LinkNotices {
  public:
    LinkNotices(const LintOptions& options, Console& console)
        : options_(options), console_(console) {}

    /// Keys of a config that count only where the user names the config.
    void tell_ignored_keys(const Settings& settings);
    /// The proxies of the environment.
    void tell_proxies();
    /// Something of this machine. What is recorded must not hang on it, so that such a run
    /// reports what its replay will.
    void tell_local(const std::string& text);
    /// What was not judged, and why; offline, how old the rest is. True where all was judged.
    bool tell_outcome(const LinkStatuses& statuses);

    const std::vector<Notice>& all() const { return all_; }

  private:
    void tell(Level level, const Error& what);
    void tell_age(const LinkStatuses& statuses);
    bool is_offline() const { return options_.offline && options_.replay.empty(); }

    const LintOptions& options_;
    Console& console_;
    std::vector<Notice> all_;
};

}  // namespace veritally
