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
        case Failure::not_asked:
            return "their hosts answered no other request, or throttle for too long";
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

}  // namespace

void LinkNotices::tell(Level level, const Error& what) {
    fail(what, console_);
    all_.push_back({level, what.line()});
}

void LinkNotices::tell_local(const std::string& text) {
    tell(Level::note, {text, "", ""});
    if (!options_.record.empty()) all_.pop_back();
}

void LinkNotices::tell_age(const LinkStatuses& statuses) {
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
    tell(unknown > 0 ? Level::warning : Level::note, {line, "", ""});
}

void LinkNotices::tell_ignored_keys(const Settings& settings) {
    for (const std::string& key : settings.links.ignored) {
        tell(Level::warning,
             {"'links." + key + "' is ignored: it counts in a config named with --config alone",
              settings.origin, ""});
    }
}

void LinkNotices::tell_proxies() {
    const ProxySettings proxies([&](const char* name) {
        const auto found = console_.environment.find(name);
        return found == console_.environment.end() ? nullptr : found->second.c_str();
    });
    if (const std::string notice = proxies.notice(); !notice.empty()) tell_local(notice);
}

bool LinkNotices::tell_outcome(const LinkStatuses& statuses) {
    const ByFailure all = unjudged_of(statuses);
    bool complete = true;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].count == 0) continue;
        complete = false;
        if (is_offline()) continue;
        tell(Level::warning,
             {"links: " + why(static_cast<Failure>(i), options_) + ": " + counted(all[i].count) +
                  was(all[i].count) + " not judged, the first " + all[i].first,
              "", ""});
    }
    if (is_offline() && !statuses.empty()) tell_age(statuses);
    return complete;
}

}  // namespace veritally
