// How CheckerRun ends what it asked, and tells a network that is down from hosts that are.

#include <utility>

#include "link/checker_run.h"

namespace veritally {

void CheckerRun::settle(Visit& visit) {
    if (is_control(visit)) return settle_control(visit);
    const bool is_public = schedule_.lane_of(visit.current()).site->is_public;
    Answer answer = visit.take_best(network_.clock->calendar());
    answer.allowed = !is_public;
    visits_[visit.index()].reset();
    if (!is_public || !Reachability::may_be_to_blame(answer)) {
        return hand_over(std::move(answer));
    }
    suspect_network();
    if (reachability_.is_open()) {
        held_.push_back(std::move(answer));
    } else {
        hand_over(reachability_.judge(std::move(answer)));
    }
}

void CheckerRun::hand_over(Answer answer) {
    --open_;
    done_(std::move(answer));
}

/// Ends what its host will not be asked for; what was asked before keeps what it got.
void CheckerRun::settle_unasked(Visit& visit, const Lane& lane) {
    const bool was_asked = visit.tries() > 0 && !visit.is_underway();
    if (!was_asked && lane.dead) {
        visit.fail(lane.dead->first, lane.dead->second);
    } else if (!was_asked) {
        visit.fail(Failure::not_asked, "the host throttles for longer than a run waits");
    }
    settle(visit);
}

/// What others of the host met with says nothing of what was not asked.
void CheckerRun::give_up_lane(Lane& lane, Failure failure, std::string detail) {
    lane.dead = {failure, std::move(detail)};
    for (Visit* visit : schedule_.take_waiting(lane)) settle_unasked(*visit, lane);
}

void CheckerRun::give_up_site(Site& site) {
    site.is_given_up = true;
    for (Lane* lane : site.lanes) {
        for (Visit* visit : schedule_.take_waiting(*lane)) settle_unasked(*visit, *lane);
    }
}

void CheckerRun::suspect_network() {
    if (!reachability_.is_open() || controls_asked_) return;
    controls_asked_ = true;
    for (const std::string& address : options_.controls) {
        auto url = parse_url(address);
        if (!url) continue;
        const std::size_t index = kControls + controls_.size();
        controls_.push_back(
            std::make_unique<Visit>(index, Request{address, true}, std::move(*url)));
        open_controls_.push_back(controls_.back().get());
    }
    if (open_controls_.empty()) return reachability_.controls_failed();
    for (Visit* control : std::vector<Visit*>(open_controls_)) {
        lane_for(control->current()).site->is_control = true;
        enter(*control, true);
    }
}

void CheckerRun::settle_control(Visit& visit) {
    const Answer& last = visit.last();
    const bool there = last.status != 0 ||
                       (last.failure >= Failure::tls_expired && last.failure <= Failure::tls_other);
    std::erase(open_controls_, &visit);
    if (there) {
        note_public_answer();
    } else if (open_controls_.empty()) {
        reachability_.controls_failed();
    }
}

/// The controls failed, and what was under way has brought no answer either.
void CheckerRun::declare_down() {
    reachability_.declare_down();
    release_held();
    drop_unreachable();
}

void CheckerRun::release_held() {
    for (Answer& answer : std::exchange(held_, {})) {
        hand_over(reachability_.judge(std::move(answer)));
    }
}

/// The network is down: public hosts that never answered are not waited for.
void CheckerRun::drop_unreachable() {
    for (auto& [host, site] : schedule_.sites()) {
        if (!site.is_public || site.lookup != Site::Lookup::done) continue;
        for (Lane* lane : site.lanes) {
            if (!lane->has_answered)
                give_up_lane(*lane, Failure::no_network, "no public host answers");
        }
    }
    auto later = std::exchange(timers_, {});
    for (auto& [time, what] : later) timers_.emplace(now(), std::move(what));
}

}  // namespace veritally
