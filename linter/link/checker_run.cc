#include "link/checker_run.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace veritally {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLongestWait{1'000};
constexpr milliseconds kBetweenLooks{50};  // At the user's wish to stop.
constexpr milliseconds kBetweenProgress{250};

bool is_throttled(const Answer& answer) {
    return answer.status == 429 ||
           (answer.status == 503 && !header(answer.headers, "retry-after").empty());
}

bool is_overburdened(int status) {
    return status == 408 || (status >= 500 && status <= 504);
}

/// Where an address can be asked over IPv4 alone, a later try does so.
void restrict_to_ipv4(HttpRequest& request) {
    std::vector<IpAddress> kept;
    std::copy_if(request.addresses.begin(), request.addresses.end(), std::back_inserter(kept),
                 [](const IpAddress& address) { return address.family == 4; });
    if (kept.empty()) return;
    request.addresses = std::move(kept);
    request.ipv4 = true;
}

}  // namespace

CheckerRun::CheckerRun(CheckerOptions options, Network network)
    : options_(std::move(options)),
      network_(std::move(network)),
      scale_(static_cast<double>(options_.limits.timeout.count()) /
             static_cast<double>(kStatedTimeout.count())),
      schedule_(options_.limits.per_host, options_.limits.total, scale_),
      began_(network_.clock->now()) {}

void CheckerRun::fetch(std::span<const Request> requests, const std::function<void(Answer)>& done) {
    done_ = done;
    admit(requests);
    while (open_ > 0) {
        if (const Failure reason = reason_to_stop(); reason != Failure::none) {
            give_up(reason);
            break;
        }
        turn();
        if (open_ > 0) wait();
    }
    end_fetch();
}

void CheckerRun::admit(std::span<const Request> requests) {
    visits_.clear();
    visits_.resize(requests.size());
    open_ = requests.size();
    std::vector<Answer> invalid;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto url = parse_url(requests[i].url);
        if (!url) {
            invalid.emplace_back().url = requests[i].url;
            invalid.back().failure = Failure::invalid_url;
            continue;
        }
        visits_[i] = std::make_unique<Visit>(i, requests[i], std::move(*url));
    }
    for (Answer& answer : invalid) hand_over(std::move(answer));
    for (const auto& visit : visits_) {
        if (visit) enter(*visit, false);
    }
    std::stable_sort(lookups_.begin(), lookups_.end(), [](const Site* a, const Site* b) {
        return a->lanes.front()->waiting.size() > b->lanes.front()->waiting.size();
    });
}

void CheckerRun::turn() {
    release_timers();
    if (reachability_.is_doubtful() && running_ == 0 && lookups_underway_ == 0) declare_down();
    if (!reachability_.is_doubtful()) {
        start_lookups();
        start_requests();
    }
    const bool quiet = running_ == 0 && delayed_ == 0 && lookups_underway_ == 0 && lookups_.empty();
    if (quiet && !last_.empty()) {
        release_last();
    } else if (quiet && timers_.empty() && open_ > 0) {
        schedule_.resume_all(now());
    }
}

void CheckerRun::release_timers() {
    while (!timers_.empty() && timers_.begin()->first <= now()) {
        const auto what = std::move(timers_.begin()->second);
        timers_.erase(timers_.begin());
        what();
    }
}

void CheckerRun::release_last() {
    for (const auto& [ready, visit] : std::exchange(last_, {})) {
        ++delayed_;
        timers_.emplace(ready, [this, visit = visit] {
            --delayed_;
            enter(*visit, true);
        });
    }
}

CheckerRun::Duration CheckerRun::patience() const {
    Duration most = kLongestWait;
    const auto until = [&](Clock::Time time) {
        most = std::min(most, std::chrono::ceil<milliseconds>(time - now()));
    };
    if (!timers_.empty()) until(timers_.begin()->first);
    if (options_.limits.budget) until(began_ + *options_.limits.budget);
    if (lookups_underway_ > 0) most = std::min(most, network_.resolver->patience());
    if (options_.limits.interrupted) most = std::min(most, kBetweenLooks);
    if (options_.limits.progress) most = std::min(most, kBetweenProgress);
    return std::max(most, Duration(0));
}

void CheckerRun::wait() {
    std::vector<WatchedSocket> sockets;
    if (lookups_underway_ > 0) network_.resolver->watch(sockets);
    network_.client->wait(sockets, patience());
    if (lookups_underway_ > 0) network_.resolver->advance();
    report_progress();
}

void CheckerRun::report_progress() {
    if (!options_.limits.progress || now() - last_progress_ < kBetweenProgress) return;
    last_progress_ = now();
    options_.limits.progress(
        {visits_.size() - open_, visits_.size(), schedule_.parked_sites(now())});
}

Failure CheckerRun::reason_to_stop() const {
    const FetchLimits& limits = options_.limits;
    if (limits.interrupted && limits.interrupted()) return Failure::interrupted;
    const bool late = limits.budget && now() - began_ >= *limits.budget;
    const bool full = network_.client->bytes_read() > options_.most_bytes;
    return late || full ? Failure::out_of_time : Failure::none;
}

void CheckerRun::give_up(Failure reason) {
    for (Answer& answer : std::exchange(held_, {})) hand_over(std::move(answer));
    for (const auto& visit : std::exchange(visits_, {})) {
        if (!visit) continue;
        Answer answer;
        answer.url = visit->asked();
        answer.final_url = visit->current().text();
        answer.failure = reason;
        answer.tries = visit->tries();
        hand_over(std::move(answer));
    }
    timers_.clear();
    last_.clear();
    lookups_.clear();
    delayed_ = 0;
}

/// Controls may be under way still.
void CheckerRun::end_fetch() {
    network_.client->abandon();
    schedule_.abandon();
    running_ = 0;
    if (reachability_.is_open()) controls_asked_ = false;
    open_controls_.clear();
    visits_.clear();
    done_ = nullptr;
}

/// Lets an address wait for its turn, or ends it where it can have none.
void CheckerRun::enter(Visit& visit, bool front) {
    Lane& lane = lane_for(visit.current());
    const bool unresolved = lane.site->resolution.failure != Failure::none;
    if (lane.proxy.empty() && unresolved) {
        fail_unresolved(visit, *lane.site);
    } else if (lane.dead || lane.site->is_given_up) {
        settle_unasked(visit, lane);
    } else {
        front ? schedule_.push_front(visit) : schedule_.push_back(visit);
        schedule_.relist(*lane.site, now());
    }
}

void CheckerRun::start_requests() {
    while (running_ < static_cast<std::size_t>(options_.limits.total)) {
        Visit* visit = schedule_.next(now());
        if (visit == nullptr) return;
        start(*visit);
    }
}

void CheckerRun::start(Visit& visit) {
    if (!visit.is_underway()) visit.begin_try();
    const Lane& lane = schedule_.lane_of(visit.current());
    HttpRequest request = visit.next_request(options_.limits.timeout);
    request.proxy = lane.proxy;
    if (lane.proxy.empty()) request.addresses = lane.site->resolution.addresses;
    if (visit.tries() > 1) restrict_to_ipv4(request);
    for (const HostHeader& own : options_.host_headers) {
        if (request.url.scheme == "https" && request.url.host == own.host) {
            request.secrets.emplace_back(own.name, own.value);
        }
    }
    ++running_;
    network_.client->start(std::move(request),
                           [this, &visit, began = now()](HttpResponse response) {
                               take_response(visit, began, std::move(response));
                           });
}

void CheckerRun::take_response(Visit& visit, Clock::Time began, HttpResponse response) {
    --running_;
    Lane& lane = schedule_.lane_of(visit.current());
    lane.site->pace.ended();
    learn(lane, std::chrono::duration_cast<Duration>(now() - began), response);
    if (visit.take(std::move(response))) {
        enter(visit, true);
    } else {
        end_try(visit, lane);
    }
    schedule_.relist(*lane.site, now());
}

void CheckerRun::learn(Lane& lane, Duration taken, const HttpResponse& response) {
    Pace& pace = lane.site->pace;
    const bool late = response.failure == Failure::timeout;
    if (response.status != 0) {
        lane.has_answered = true;
        pace.answered(taken);
    } else if (!response.connected || late) {
        ++lane.failures;
    }
    if (late || is_overburdened(response.status)) pace.struggled();
    // Behind a proxy a connection says nothing about the host.
    const bool there = response.status != 0 || (response.connected && lane.proxy.empty());
    if (there && lane.site->is_public) note_public_answer();
}

void CheckerRun::note_public_answer() {
    reachability_.public_answer();
    release_held();
}

/// False where the host is not worth waiting for any longer.
bool CheckerRun::park(Site& site, const Answer& answer) {
    const auto asked = retry_after(answer.headers, network_.clock->calendar());
    if (!site.pace.park(now(), asked.value_or(Duration(0)))) return false;
    after(std::chrono::ceil<milliseconds>(site.pace.parked_until() - now()),
          [this, &site] { schedule_.relist(site, now()); });
    return true;
}

void CheckerRun::end_try(Visit& visit, Lane& lane) {
    if (is_control(visit)) return settle_control(visit);
    const Answer& last = visit.last();
    const bool in_vain = is_throttled(last) && !park(*lane.site, last);
    const bool network = lane.site->is_public && Reachability::may_be_to_blame(last);
    if (network) suspect_network();
    std::optional<Again> again;
    if (!in_vain && !visit.is_auxiliary() && !(network && reachability_.is_down())) {
        again = plan_retry(last, visit.tries(), options_.limits.retries);
    }
    if (again) return try_later(visit, *again);
    const std::string detail = "others of the host failed: " + last.detail;
    settle(visit);
    if (in_vain) give_up_site(*lane.site);
    if (lane.is_suspended()) give_up_lane(lane, Failure::not_asked, detail);
}

void CheckerRun::try_later(Visit& visit, const Again& again) {
    visit.rewind();
    const Duration delay = scaled(again.delay);
    if (again.at_end) {
        last_.emplace_back(now() + delay, &visit);
        return;
    }
    ++delayed_;
    after(delay, [this, &visit] {
        --delayed_;
        enter(visit, true);
    });
}

CheckerRun::Duration CheckerRun::scaled(Duration stated) const {
    return Duration(static_cast<Duration::rep>(static_cast<double>(stated.count()) * scale_));
}

void CheckerRun::after(Duration delay, std::function<void()> what) {
    timers_.emplace(now() + delay, std::move(what));
}

}  // namespace veritally
