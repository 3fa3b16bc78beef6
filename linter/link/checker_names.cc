// How CheckerRun comes to the addresses of hosts.

#include <algorithm>

#include "link/checker_run.h"

namespace veritally {
namespace {

constexpr std::size_t kMostLookups = 64;  // At once.

std::optional<IpAddress> literal_address(const std::string& host) {
    if (!host.starts_with('[')) return parse_ip(host);
    return parse_ip(std::string_view(host).substr(1, host.size() - 2));
}

}  // namespace

Lane& CheckerRun::lane_for(const Url& url) {
    bool made = false;
    Lane& lane = schedule_.lane_of(url, made);
    if (!made) return lane;
    lane.proxy = network_.proxies.proxy_for(url);
    // A literal address is guarded even where a proxy would connect to it.
    const auto literal = literal_address(url.host);
    if (lane.proxy.empty() || literal) ask_for_addresses(*lane.site, literal);
    if (literal && lane.site->resolution.failure != Failure::none) lane.proxy.clear();
    return lane;
}

void CheckerRun::ask_for_addresses(Site& site, const std::optional<IpAddress>& literal) {
    if (site.lookup != Site::Lookup::none) return;
    if (literal) return finish_lookup(site, {{*literal}, Failure::none, ""});
    site.lookup = Site::Lookup::underway;
    lookups_.push_back(&site);
}

void CheckerRun::start_lookups() {
    while (!lookups_.empty() && lookups_underway_ < kMostLookups) {
        Site& site = *lookups_.front();
        lookups_.pop_front();
        if (reachability_.is_down() && network_.guard.allows_nothing()) {
            finish_lookup(site, {{}, Failure::no_network, "no public host answers"});
            continue;
        }
        ++lookups_underway_;
        network_.resolver->resolve(site.host, [this, &site](Resolution resolution) {
            --lookups_underway_;
            take_resolution(site, std::move(resolution));
        });
    }
}

void CheckerRun::take_resolution(Site& site, Resolution resolution) {
    ++site.lookups;
    if (!is_worth_another_lookup(site, resolution.failure)) {
        return finish_lookup(site, std::move(resolution));
    }
    Answer failed;
    failed.failure = resolution.failure;
    const auto again = plan_retry(failed, site.lookups, options_.limits.retries);
    if (!again) return finish_lookup(site, std::move(resolution));
    ++delayed_;
    after(scaled(again->delay), [this, &site] {
        --delayed_;
        lookups_.push_back(&site);
    });
}

bool CheckerRun::is_worth_another_lookup(const Site& site, Failure failure) {
    if (failure == Failure::none || site.is_control) return false;
    suspect_network();
    return !reachability_.is_down();
}

void CheckerRun::finish_lookup(Site& site, Resolution resolution) {
    if (site.is_control && resolution.failure == Failure::none) reachability_.control_resolved();
    pass_guard(site, resolution);
    if (resolution.failure == Failure::none && site.is_public && reachability_.is_down()) {
        resolution.failure = Failure::no_network;
        resolution.detail = "no public host answers";
    }
    site.lookup = Site::Lookup::done;
    site.resolution = std::move(resolution);
    if (site.resolution.failure == Failure::none) return schedule_.relist(site, now());
    // What fails may bring in a control address on a new lane of the site.
    for (Lane* lane : std::vector<Lane*>(site.lanes)) {
        if (!lane->proxy.empty()) continue;
        for (Visit* visit : schedule_.take_waiting(*lane)) fail_unresolved(*visit, site);
    }
}

/// Leaves the addresses that may be connected to.
void CheckerRun::pass_guard(Site& site, Resolution& resolution) const {
    if (resolution.failure != Failure::none) return;
    const AddressGuard& guard = network_.guard;
    site.is_public =
        std::none_of(resolution.addresses.begin(), resolution.addresses.end(),
                     [&](const IpAddress& address) { return guard.is_allowed_by_user(address); });
    std::string refused;
    std::erase_if(resolution.addresses, [&](const IpAddress& address) {
        const std::string_view refusal = guard.refusal(address);
        if (!refusal.empty()) refused = address.text() + " (" + std::string(refusal) + ")";
        return !refusal.empty();
    });
    if (!resolution.addresses.empty()) return;
    resolution.failure = Failure::private_address;
    resolution.detail = refused;
}

void CheckerRun::fail_unresolved(Visit& visit, const Site& site) {
    if (!visit.is_underway()) visit.count_tries(site.lookups);
    const bool refused = site.resolution.failure == Failure::private_address;
    if (refused && !visit.is_underway()) visit.count_tries(0);
    visit.fail(site.resolution.failure, site.resolution.detail);
    settle(visit);
}

}  // namespace veritally
