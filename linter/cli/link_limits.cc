#include "cli/link_limits.h"

#include <algorithm>

#include "base/text.h"

namespace veritally {

FetchLimits LinkLimits::fetch_limits() const {
    FetchLimits limits;
    for (const auto& config : configs_) {
        const LinkSettings& links = config->links;
        const bool first = config == configs_.front();
        limits.per_host = first ? links.per_host : std::min(limits.per_host, links.per_host);
        limits.total = first ? links.total : std::min(limits.total, links.total);
        limits.retries = first ? links.retries : std::min(limits.retries, links.retries);
        limits.timeout = first ? links.timeout : std::max(limits.timeout, links.timeout);
        if (!links.budget) continue;
        limits.budget = std::min(*links.budget, limits.budget.value_or(*links.budget));
    }
    if (options_.budget) limits.budget = options_.budget;
    limits.allowed_addresses = allowed_texts();
    return limits;
}

std::vector<std::string> LinkLimits::allowed_texts() const {
    std::vector<std::string> allowed;
    for (const auto& config : configs_) {
        const auto& own = config->links.allow_addresses;
        allowed.insert(allowed.end(), own.begin(), own.end());
    }
    const std::string named = console_.variable("VERITALLY_ALLOW_ADDRESSES");
    for (std::string_view one : split(named, ',')) {
        if (!trim(one).empty()) allowed.emplace_back(trim(one));
    }
    return allowed;
}

Result<std::vector<Cidr>> LinkLimits::allowed() const {
    auto ranges = parse_cidrs(allowed_texts());
    if (ranges) return ranges;
    return Error{ranges.error().message, "VERITALLY_ALLOW_ADDRESSES", ranges.error().advice};
}

std::string LinkLimits::ledger_file() const {
    if (!options_.ledger.empty()) return options_.ledger;
    const std::string named = console_.variable("VERITALLY_LEDGER");
    if (!named.empty() || configs_.empty()) return named;
    return configs_.front()->links.ledger;
}

std::string LinkLimits::cache() const {
    return configs_.empty() ? "" : configs_.front()->links.cache;
}

std::string LinkLimits::token() const {
    for (const char* name : {"GITHUB_TOKEN", "GH_TOKEN"}) {
        std::string token = console_.variable(name);
        // What holds more could add a header of its own.
        const bool plain =
            std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7F'; });
        if (!token.empty() && plain) return token;
    }
    return "";
}

}  // namespace veritally
