#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "link/asked_place.h"
#include "link/link_status.h"
#include "link/signs.h"

namespace veritally {

/// The addresses that files cite: normalised, without fragment, each with the fragments cited.
using CitedLinks = std::map<std::string, std::set<std::string>>;

struct VerifierOptions {
    std::int64_t now = 0;     ///< Seconds since 1970.
    bool offline = false;     ///< Say what is known; ask nothing.
    bool with_token = false;  ///< A token for what asks for one is at hand.
    bool all_new = false;     ///< Every address stands on a line that a revision does not have.
    bool archive = true;      ///< Look for copies of what is dead.
    std::function<void(const LinkStatus&)> judged;  ///< Called for each that was asked.
};

/// Gives every address its verdict: from what is known, else by asking, and then by asking once
/// more where an answer calls for it (an address beside a soft 404, an archive).
class Verifier {
  public:
    /// Both outlive it and may be null when offline.
    Verifier(Fetcher* fetcher, const LinkSigns* signs, VerifierOptions options)
        : fetcher_(fetcher), signs_(signs), options_(options) {}

    /// `records` holds one for every address, as known before; takes the visits of this run.
    LinkStatuses verify(const CitedLinks& links, std::map<std::string, LinkRecord>& records);

    /// The addresses whose records changed.
    const std::set<std::string>& visited() const { return visited_; }

  private:
    bool is_known(const LinkRecord& record, const std::set<std::string>& fragments) const;
    void ask(const CitedLinks& links, const std::set<std::string>& urls,
             std::map<std::string, LinkRecord>& records, LinkStatuses& statuses);
    using AskedFor = std::map<std::string, std::vector<std::string>>;  ///< By the place asked.
    /// Gives the addresses that are to be asked themselves after all.
    std::vector<std::string> ask_places(const AskedFor& places, bool as_cited,
                                        const CitedLinks& links,
                                        std::map<std::string, LinkRecord>& records,
                                        LinkStatuses& statuses);
    void take(const Answer& answer, const AskedPlace& place, Observation seen,
              const std::string& url, const std::set<std::string>& fragments, LinkRecord& record,
              LinkStatus& status);
    void look_for(const std::set<std::string>& fragments, const Answer& answer,
                  const AskedPlace& place, const std::string& url,
                  std::map<std::string, std::string>& found) const;
    void compare_siblings(LinkStatuses& statuses);
    void find_snapshots(LinkStatuses& statuses);

    Fetcher* fetcher_;
    const LinkSigns* signs_;
    VerifierOptions options_;
    std::set<std::string> visited_;
    std::set<std::string> private_repositories_;
    std::map<std::string, std::size_t> soft_pages_;  ///< Hash of what each shows.
};

/// An address beside this one that nobody made, by a hash of it, so that a replay asks the same.
std::string sibling_of(const std::string& url);
/// Where archive.org is asked for a copy of an address, and what it answers: the copy, or "".
std::string snapshot_query(const std::string& url);
std::string read_snapshot(std::string_view json);

}  // namespace veritally
