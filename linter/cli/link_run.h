#pragma once

#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "cli/link_memory.h"
#include "cli/link_notices.h"
#include "engine/changes.h"
#include "link/verifier.h"

namespace veritally {

/// What a run does about links: gathers what its files cite, asks, keeps what it learnt, and says
/// on standard error what could not be judged.
class LinkRun {
  public:
    LinkRun(const LintOptions& options, Console& console)
        : options_(options), console_(console), notices_(options, console) {}

    /// Does the run judge the links of this file?
    bool judges(const Located& file) const;

    /// What one file cites: addresses without fragment, and the fragment.
    struct Part {
        std::vector<std::pair<std::string, std::string>> cited;
        std::shared_ptr<const Settings> settings;
    };
    /// With `changes`, what stands on changed lines alone. Thread-safe.
    Part gather(const FileReport& file, const Changes* changes) const;
    /// On one thread, for each part.
    void take(const Part& part);

    /// From then on the run ends as if the user had ended it.
    void end_with(std::stop_token stop) { stop_ = std::move(stop); }
    /// Finds out what all that was taken leads to. `changed` says that it stands on changed lines.
    Status ask(bool changed);
    const LinkStatuses& statuses() const { return statuses_; }
    /// What the run has to say beside its findings.
    const std::vector<Notice>& notices() const { return notices_.all(); }
    /// Every address has its verdict.
    bool is_complete() const { return is_complete_; }
    /// The user ended it.
    bool was_interrupted() const { return was_interrupted_; }

  private:
    using Records = std::map<std::string, LinkRecord>;
    using Configs = std::vector<std::shared_ptr<const Settings>>;

    bool replays() const { return !options_.replay.empty(); }
    bool is_offline() const { return options_.offline && !replays(); }
    /// Each gives the addresses that were asked.
    Result<std::set<std::string>> judge(VerifierOptions options, Records& records);
    Result<std::set<std::string>> replay(VerifierOptions options, Records& records);
    Result<std::set<std::string>> ask_network(VerifierOptions options, Records& records);
    std::set<std::string> verify(Fetcher* fetcher, VerifierOptions options, Records& records);
    Result<std::unique_ptr<Fetcher>> open_network(FetchLimits limits);

    const LintOptions& options_;
    Console& console_;
    LinkNotices notices_;
    CitedLinks cited_;
    Configs configs_;  ///< Each once.
    LinkStatuses statuses_;
    std::stop_token stop_;
    bool is_complete_ = true, was_interrupted_ = false;
};

}  // namespace veritally
