#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/program.h"

namespace veritally {

/// What the command line, the environment and the configs of a run say of asking links. Where
/// configs differ, the most careful counts: a run has one network.
class LinkLimits {
  public:
    using Configs = std::vector<std::shared_ptr<const Settings>>;
    LinkLimits(const LintOptions& options, const Console& console, const Configs& configs)
        : options_(options), console_(console), configs_(configs) {}

    FetchLimits fetch_limits() const;
    /// An Error names what is no address.
    Result<std::vector<Cidr>> allowed() const;
    std::string ledger_file() const;  ///< "": none.
    std::string cache() const;        ///< As LinkSettings::cache.
    /// For the host's own interface; "" where the environment has none.
    std::string token() const;

    static constexpr std::string_view kTokenHost = "api.github.com";

  private:
    std::vector<std::string> allowed_texts() const;

    const LintOptions& options_;
    const Console& console_;
    const Configs& configs_;
};

}  // namespace veritally
