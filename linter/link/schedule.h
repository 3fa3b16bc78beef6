#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "link/clock.h"
#include "link/pace.h"
#include "link/resolver.h"
#include "link/visit.h"

namespace veritally {

struct Lane;

/// One host name (or literal address): what is known of it in this run.
struct Site {
    enum class Lookup : std::uint8_t { none, underway, done };

    Site(std::string name, Pace first) : host(std::move(name)), pace(first) {}

    std::string host;
    Pace pace;
    Lookup lookup = Lookup::none;
    int lookups = 0;           ///< Tries.
    Resolution resolution;     ///< Once looked up: addresses that passed the guard, or a failure.
    bool is_public = true;     ///< No address of it is one that the user allows by name.
    bool is_control = false;   ///< A control address stands on it.
    bool is_given_up = false;  ///< It throttles for longer than a run waits.
    std::vector<Lane*> lanes;
};

/// What waits for one origin (scheme, host and port).
struct Lane {
    Site* site = nullptr;
    std::string proxy;  ///< "": asked directly, which takes a lookup.
    std::deque<Visit*> waiting;
    int failures = 0;  ///< To connect or to answer in time, before the first answer.
    bool has_answered = false;
    /// Nothing answers here: what still waits is not asked.
    std::optional<std::pair<Failure, std::string>> dead;
    std::optional<double> listed;  ///< Its place among those that may start; see Schedule.

    /// Nothing has answered so far: one address is asked to the end before the others go on.
    bool is_suspended() const;
};

/// Who is asked next. Hosts with most work left go first, because they end last.
class Schedule {
  public:
    Schedule(int per_host, int total, double scale)
        : per_host_(per_host), total_(total), scale_(scale) {}

    /// The lane of an address; `made` tells whether it is new.
    Lane& lane_of(const Url& url, bool& made);
    Lane& lane_of(const Url& url);
    void push_back(Visit& visit) { push(visit, false); }
    void push_front(Visit& visit) { push(visit, true); }
    /// The next that may start now, taken off its lane; nullptr where none may.
    Visit* next(Clock::Time now);
    /// Puts a site's lanes where they belong after anything about it changed.
    void relist(Site& site, Clock::Time now);
    /// Lets suspended lanes go on.
    void resume_all(Clock::Time now);
    /// Takes all that waits for a lane.
    std::deque<Visit*> take_waiting(Lane& lane);
    std::size_t parked_sites(Clock::Time now) const;
    /// Forgets what waits and what is under way, keeps what is known.
    void abandon();
    const std::map<std::string, Site>& sites() const { return sites_; }
    std::map<std::string, Site>& sites() { return sites_; }

  private:
    void push(Visit& visit, bool front);
    bool may_start(const Lane& lane, Clock::Time now) const;
    int share() const;
    void relist(Lane& lane, Clock::Time now);
    void unlist(Lane& lane);

    int per_host_, total_;
    double scale_;
    std::map<std::string, Site> sites_;             ///< By host.
    std::unordered_map<std::string, Lane> lanes_;   ///< By origin.
    std::set<std::pair<double, Lane*>> startable_;  ///< Most work last.
    std::size_t busy_ = 0;                          ///< Lanes that something waits for.
};

}  // namespace veritally
