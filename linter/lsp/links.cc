#include "lsp/links.h"

#include <algorithm>

#include "checks/link/cited.h"

namespace veritally {
namespace {

/// Addresses remembered: each letter typed in one makes another.
constexpr std::size_t kMostRemembered = 20'000;

}  // namespace

LinkQuestion links_of(const Document& document, std::shared_ptr<const Settings> settings,
                      std::string_view relative_path) {
    LinkQuestion question{{}, std::move(settings)};
    if (!question.settings->judges_links(relative_path)) return question;
    for (Cited& cited : cited_addresses(document)) {
        std::string url = cited.url.text();
        if (question.settings->links.skips(url)) continue;
        question.cited[std::move(url)].insert(std::move(cited.url.fragment));
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
