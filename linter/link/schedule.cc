#include "link/schedule.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace veritally {
namespace {

constexpr int kFailuresToSuspend = 3;

/// Seconds that the lane's work would take one after another.
double work_of(const Lane& lane) {
    if (lane.site->is_control) return std::numeric_limits<double>::max();
    if (lane.site->pace.is_throttled()) return 0;
    return static_cast<double>(lane.waiting.size()) * lane.site->pace.seconds_each();
}

}  // namespace

bool Lane::is_suspended() const {
    return !has_answered && failures >= kFailuresToSuspend;
}

Lane& Schedule::lane_of(const Url& url, bool& made) {
    const auto [found, is_new] = lanes_.try_emplace(url.origin());
    Lane& lane = found->second;
    made = is_new;
    if (!is_new) return lane;
    const auto [site, _] = sites_.try_emplace(url.host, url.host, Pace(per_host_, scale_));
    lane.site = &site->second;
    lane.site->lanes.push_back(&lane);
    return lane;
}

Lane& Schedule::lane_of(const Url& url) {
    return lanes_.at(url.origin());
}

void Schedule::push(Visit& visit, bool front) {
    Lane& lane = lane_of(visit.current());
    if (lane.waiting.empty()) ++busy_;
    if (front) {
        lane.waiting.push_front(&visit);
    } else {
        lane.waiting.push_back(&visit);
    }
}

std::deque<Visit*> Schedule::take_waiting(Lane& lane) {
    if (!lane.waiting.empty()) --busy_;
    unlist(lane);
    return std::exchange(lane.waiting, {});
}

/// Until a host has answered it gets no more than its share, so that many that never answer do not
/// fill the network together.
int Schedule::share() const {
    const int busy = static_cast<int>(std::max<std::size_t>(busy_, 1));
    return std::clamp(total_ / busy, 1, per_host_);
}

bool Schedule::may_start(const Lane& lane, Clock::Time now) const {
    const Site& site = *lane.site;
    if (lane.waiting.empty()) return false;
    if (lane.proxy.empty() && site.lookup != Site::Lookup::done) return false;
    if (lane.is_suspended() && (site.pace.running() > 0 || lane.waiting.front()->tries() == 0)) {
        return false;
    }
    return site.pace.may_start(now, share());
}

void Schedule::unlist(Lane& lane) {
    if (lane.listed) startable_.erase({*lane.listed, &lane});
    lane.listed.reset();
}

void Schedule::relist(Lane& lane, Clock::Time now) {
    unlist(lane);
    if (!may_start(lane, now)) return;
    lane.listed = work_of(lane);
    startable_.emplace(*lane.listed, &lane);
}

void Schedule::relist(Site& site, Clock::Time now) {
    for (Lane* lane : site.lanes) relist(*lane, now);
}

Visit* Schedule::next(Clock::Time now) {
    while (!startable_.empty()) {
        Lane& lane = *startable_.rbegin()->second;
        if (!may_start(lane, now)) {
            unlist(lane);
            continue;
        }
        Visit* visit = lane.waiting.front();
        lane.waiting.pop_front();
        if (lane.waiting.empty()) --busy_;
        lane.site->pace.started();
        relist(*lane.site, now);
        return visit;
    }
    return nullptr;
}

std::size_t Schedule::parked_sites(Clock::Time now) const {
    const auto waits = [&](const auto& entry) {
        const auto& lanes = entry.second.lanes;
        return entry.second.pace.is_parked(now) &&
               std::any_of(lanes.begin(), lanes.end(),
                           [](const Lane* lane) { return !lane->waiting.empty(); });
    };
    return static_cast<std::size_t>(std::count_if(sites_.begin(), sites_.end(), waits));
}

void Schedule::resume_all(Clock::Time now) {
    for (auto& [host, site] : sites_) {
        for (Lane* lane : site.lanes) lane->failures = 0;
        relist(site, now);
    }
}

void Schedule::abandon() {
    for (auto& [host, site] : sites_) {
        site.pace.abandoned();
        for (Lane* lane : site.lanes) take_waiting(*lane);
    }
}

}  // namespace veritally
