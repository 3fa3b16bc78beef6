#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "link/checker.h"
#include "link/reachability.h"
#include "link/retry.h"
#include "link/schedule.h"

namespace veritally {

/// The loop behind LinkChecker.
class CheckerRun {
  public:
    CheckerRun(CheckerOptions options, Network network);
    void fetch(std::span<const Request> requests, const std::function<void(Answer)>& done);

  private:
    using Duration = std::chrono::milliseconds;

    // The loop.
    void admit(std::span<const Request> requests);
    void turn();
    void release_timers();
    void release_last();
    void end_fetch();
    Duration patience() const;
    void wait();
    void report_progress();
    Failure reason_to_stop() const;
    void give_up(Failure reason);

    // Names.
    Lane& lane_for(const Url& url);
    void ask_for_addresses(Site& site, const std::optional<IpAddress>& literal);
    void start_lookups();
    void take_resolution(Site& site, Resolution resolution);
    bool is_worth_another_lookup(const Site& site, Failure failure);
    void finish_lookup(Site& site, Resolution resolution);
    void pass_guard(Site& site, Resolution& resolution) const;
    void fail_unresolved(Visit& visit, const Site& site);

    // Requests.
    void enter(Visit& visit, bool front);
    void start_requests();
    void start(Visit& visit);
    void take_response(Visit& visit, Clock::Time began, HttpResponse response);
    void learn(Lane& lane, Duration taken, const HttpResponse& response);
    void note_public_answer();
    bool park(Site& site, const Answer& answer);
    void end_try(Visit& visit, Lane& lane);
    void try_later(Visit& visit, const Again& again);

    // Answers.
    void settle(Visit& visit);
    void settle_unasked(Visit& visit, const Lane& lane);
    void hand_over(Answer answer);
    void give_up_lane(Lane& lane, Failure failure, std::string detail);
    void give_up_site(Site& site);
    void suspect_network();
    void settle_control(Visit& visit);
    void declare_down();
    void release_held();
    void drop_unreachable();

    Duration scaled(Duration stated) const;
    void after(Duration delay, std::function<void()> what);
    Clock::Time now() const { return network_.clock->now(); }
    bool is_control(const Visit& visit) const { return visit.index() >= kControls; }

    static constexpr std::size_t kControls = std::size_t{1} << 48;

    CheckerOptions options_;
    Network network_;
    double scale_;
    Schedule schedule_;
    Reachability reachability_;
    Clock::Time began_;
    std::multimap<Clock::Time, std::function<void()>> timers_;
    std::deque<Site*> lookups_;  ///< To be started.
    std::size_t lookups_underway_ = 0;
    std::size_t running_ = 0;                          ///< Requests under way.
    std::size_t delayed_ = 0;                          ///< Visits that a timer holds.
    std::deque<std::pair<Clock::Time, Visit*>> last_;  ///< To be asked at the end, not before.
    bool controls_asked_ = false;
    std::vector<std::unique_ptr<Visit>> controls_;
    std::vector<Visit*> open_controls_;  ///< Without an answer.
    std::vector<Answer> held_;           ///< Until it is known whether the network is to blame.

    // Of one fetch().
    std::vector<std::unique_ptr<Visit>> visits_;
    std::function<void(Answer)> done_;
    std::size_t open_ = 0;  ///< Requests without an answer.
    Clock::Time last_progress_{};
};

}  // namespace veritally
