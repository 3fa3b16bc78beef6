#include "link/checker.h"

#include <algorithm>
#include <cstdlib>

#include "link/checker_run.h"

namespace veritally {

LinkChecker::LinkChecker(CheckerOptions options, Network network)
    : run_(std::make_unique<CheckerRun>(std::move(options), std::move(network))) {}

LinkChecker::~LinkChecker() = default;

void LinkChecker::fetch(std::span<const Request> requests,
                        const std::function<void(Answer)>& done) {
    run_->fetch(requests, done);
}

Result<std::unique_ptr<LinkChecker>> make_link_checker(CheckerOptions options,
                                                       const NetworkOptions& network) {
    static const Clock clock;
    auto allowed = parse_cidrs(options.limits.allowed_addresses);
    if (!allowed) return allowed.error();
    AddressGuard guard(std::move(*allowed));
    // Two questions of growing patience take about a third of the time-out.
    constexpr std::chrono::milliseconds kLeastPatience{300};
    const auto patience = std::max(options.limits.timeout / 10, kLeastPatience);
    ResolverOptions names{network.name_server, patience, 2};
    auto resolver = make_resolver(names);
    if (!resolver) return resolver.error();
    auto client = make_http_client({guard, options.limits.total, network.authorities_file});
    if (!client) return client.error();
    Network parts{std::move(*resolver), std::move(*client), guard,
                  ProxySettings([](const char* name) { return std::getenv(name); }), &clock};
    return std::make_unique<LinkChecker>(std::move(options), std::move(parts));
}

}  // namespace veritally
