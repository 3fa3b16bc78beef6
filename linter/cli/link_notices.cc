#include "cli/link_notices.h"

#include <algorithm>
#include <array>

#include "base/date.h"
#include "link/address.h"
#include "link/proxy.h"

namespace veritally {
namespace {

std::string counted(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " address" : " addresses");
}

std::string was(std::size_t count) {
    return count == 1 ? " was" : " were";
}

struct Unjudged {
    std::size_t count = 0;
    std::string first;
};

/// By the last of its failures; those of `none` were never asked.
using ByFailure = std::array<Unjudged, kFailures>;

ByFailure unjudged_of(const LinkStatuses& statuses) {
    ByFailure all;
    for (const auto& [url, status] : statuses) {
        if (status.seen != Seen::not_judged) continue;
        Unjudged& one = all[static_cast<std::size_t>(status.failure)];
        if (one.count++ == 0) one.first = shown_address(url);
    }
    return all;
}

std::string why(Failure failure, const LintOptions& options) {
    switch (failure) {
        case Failure::no_network:
            return "the public network cannot be reached";
        case Failure::out_of_time:
            return "the time or size that a run may take is used up";
        case Failure::interrupted:
            return "ended early";
        case Failure::not_recorded:
            return options.replay + " does not hold them (record it again)";
        default:
            return "they cannot be asked";
    }
}

void tell_age(const LinkStatuses& statuses, Console& console) {
    std::int64_t first = 0, last = 0;
    std::size_t known = 0, unknown = 0;
    for (const auto& [url, status] : statuses) {
        if (!status.remembered) {
            ++unknown;
            continue;
        }
        first = known++ == 0 ? status.asked : std::min(first, status.asked);
        last = std::max(last, status.asked);
    }
    std::string line = "links: nothing was asked";
    if (known > 0) {
        line += "; " + counted(known) + " as of " + date_of(first).iso();
        if (date_of(last) != date_of(first)) line += " to " + date_of(last).iso();
    }
    if (unknown > 0) line += "; " + counted(unknown) + was(unknown) + " never asked";
    tell(line, console);
}

}  // namespace

void tell_ignored_keys(const Settings& settings, Console& console) {
    for (const std::string& key : settings.links.ignored) {
        fail({"'links." + key + "' is ignored: it counts in a config named with --config alone",
              settings.origin, ""},
             console);
    }
}

void tell_proxies(Console& console) {
    const ProxySettings proxies([&](const char* name) {
        const auto found = console.environment.find(name);
        return found == console.environment.end() ? nullptr : found->second.c_str();
    });
    if (const std::string notice = proxies.notice(); !notice.empty()) tell(notice, console);
}

bool tell_outcome(const LinkStatuses& statuses, const LintOptions& options, Console& console) {
    const ByFailure all = unjudged_of(statuses);
    bool complete = true;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].count == 0) continue;
        complete = false;
        if (options.offline && options.replay.empty()) continue;
        tell("links: " + why(static_cast<Failure>(i), options) + ": " + counted(all[i].count) +
                 was(all[i].count) + " not judged, the first " + all[i].first,
             console);
    }
    if (options.offline && options.replay.empty() && !statuses.empty()) tell_age(statuses, console);
    return complete;
}

}  // namespace veritally
