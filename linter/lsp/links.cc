#include "lsp/links.h"

#include <algorithm>

#include "checks/link/cited.h"

namespace veritally {
namespace {

/// Addresses remembered: each letter typed in one makes another.
constexpr std::size_t kMostRemembered = 20'000;
constexpr std::size_t kLongestRemembered = 2048;

}  // namespace

const std::optional<AskableAddresses::Asked>& AskableAddresses::of(std::string_view written) {
    const auto known = known_.find(written);
    if (known != known_.end()) return known->second;
    if (known_.size() > kMostRemembered) known_.clear();
    const auto url = askable_address(written);
    auto asked = url ? std::optional<Asked>({url->text(), url->fragment}) : std::nullopt;
    if (written.size() > kLongestRemembered) return long_ = std::move(asked);
    return known_.try_emplace(std::string(written), std::move(asked)).first->second;
}

LinkQuestion links_of(const Document& document, std::shared_ptr<const Settings> settings,
                      std::string_view relative_path, AskableAddresses& addresses) {
    LinkQuestion question{{}, std::move(settings)};
    if (!question.settings->judges_links(relative_path)) return question;
    for (const Link& link : document.body.links) {
        const auto& asked = addresses.of(link.url);
        if (!asked || question.settings->links.skips(asked->url)) continue;
        question.cited[asked->url].insert(asked->fragment);
    }
    return question;
}

bool LinkVerdicts::was_looked_up(const std::string& url,
                                 const std::set<std::string>& fragments) const {
    const auto found = looked_up_.find(url);
    return found != looked_up_.end() && std::includes(found->second.begin(), found->second.end(),
                                                      fragments.begin(), fragments.end());
}

LinkStatuses LinkVerdicts::of(const LinkQuestion& question) {
    LinkStatuses statuses;
    if (!judge_) return statuses;
    LinkQuestion fresh{{}, question.settings};
    for (const auto& [url, fragments] : question.cited) {
        if (!was_looked_up(url, fragments)) fresh.cited[url] = fragments;
    }
    if (!fresh.cited.empty()) {
        // A cache that cannot be read is told of once the network is to be asked.
        auto answer = judge_(fresh, false, {});
        learn(fresh, answer ? std::move(answer->statuses) : LinkStatuses());
    }
    for (const auto& [url, fragments] : question.cited) {
        const auto found = known_.find(url);
        if (found != known_.end()) statuses.insert(*found);
    }
    return statuses;
}

void LinkVerdicts::learn(const LinkQuestion& question, LinkStatuses statuses) {
    if (looked_up_.size() > kMostRemembered) {
        looked_up_.clear();
        known_.clear();
    }
    for (const auto& [url, fragments] : question.cited) looked_up_[url] = fragments;
    for (auto& [url, status] : statuses) {
        if (status.seen == Seen::not_judged) continue;
        const auto found = known_.find(url);
        if (found != known_.end() && found->second.asked > status.asked) continue;
        known_.insert_or_assign(url, std::move(status));
    }
}

}  // namespace veritally
