#include "cli/link_fetchers.h"

#include "engine/address_secrets.h"

namespace veritally {

void LateFetcher::fetch(std::span<const Request> requests,
                        const std::function<void(Answer)>& done) {
    if (!inner_ && !failure_) {
        auto made = make_();
        if (made) {
            inner_ = std::move(*made);
        } else {
            failure_ = made.error();
        }
    }
    if (inner_) inner_->fetch(requests, done);
}

void DiscreetFetcher::fetch(std::span<const Request> requests,
                            const std::function<void(Answer)>& done) {
    inner_.fetch(requests, [&](Answer answer) {
        for (Hop& hop : answer.hops) {
            hop.url = starred(std::move(hop.url));
            hop.location = starred(std::move(hop.location));
        }
        answer.final_url = starred(std::move(answer.final_url));
        answer.detail = starred(std::move(answer.detail));
        std::erase_if(answer.headers,
                      [&](const auto& one) { return !signs_.read_header(one.first); });
        if (with_bodies_) answer.body = starred(std::move(answer.body));
        done(std::move(answer));
    });
}

}  // namespace veritally
