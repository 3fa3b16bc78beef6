#include "link/visit.h"

#include <algorithm>

#include "base/text.h"
#include "base/version.h"
#include "link/charset.h"
#include "link/page.h"

namespace veritally {
namespace {

constexpr std::size_t kMostHops = 20;  // As browsers do.

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string user_agent() {
    return "Mozilla/5.0 (compatible; veritally/" + std::string(program_version()) + "; +" +
           std::string(home_page()) + ")";
}

Headers plain_headers() {
    return {{"User-Agent", user_agent()}, {"Accept", "*/*"}};
}

Headers browser_headers() {
    return {{"User-Agent", user_agent()},
            {"Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
            {"Accept-Language", "en-US,en;q=0.7"},
            {"Upgrade-Insecure-Requests", "1"}};
}

/// Where a page sends its readers by itself, as written; "" for a page that has something to say.
std::string refresh_of(const HttpResponse& response) {
    constexpr std::size_t kMostStub = 8'192, kMostWords = 60;
    const std::string_view type = header(response.headers, "content-type");
    const bool stub = response.status == 200 && response.body.size() <= kMostStub &&
                      media_type_of(type) == "text/html" &&
                      lower(response.body).find("http-equiv") != std::string::npos;
    if (!stub) return "";
    Page page = read_page(response.body, charset_of(type));
    return page.refreshes_at_once && page.words < kMostWords ? std::move(page.refresh) : "";
}

/// How much an answer says for its address.
int favour(const Answer& answer) {
    if (answer.failure != Failure::none && answer.failure != Failure::tls_chain) return 0;
    return answer.status >= 200 && answer.status < 300 ? 2 : 1;
}

}  // namespace

Visit::Visit(std::size_t index, const Request& request, Url url)
    : index_(index),
      asked_(request.url),
      auxiliary_(request.auxiliary),
      first_(std::move(url)),
      current_(first_) {}

void Visit::begin_try() {
    before_ = last_.failure;
    if (tries_ > 0) keep_best();
    uses_jar_ = before_ == Failure::redirect_loop;
    ++tries_;
    underway_ = true;
    gap_ = false;
    current_ = first_;
    hops_.clear();
    jar_ = CookieJar();
}

HttpRequest Visit::next_request(std::chrono::milliseconds timeout) const {
    HttpRequest request;
    request.url = current_;
    const bool again = tries_ > 1;
    request.http1 = again;
    request.headers = again ? browser_headers() : plain_headers();
    request.timeout = before_ == Failure::timeout ? timeout * 2 : timeout;
    request.connect_timeout = request.timeout / 3;
    if (uses_jar_) {
        std::string cookies = jar_.cookies_for(current_);
        if (!cookies.empty()) request.secrets.emplace_back("Cookie", std::move(cookies));
    }
    return request;
}

bool Visit::take(HttpResponse response) {
    gap_ = gap_ || response.failure == Failure::tls_chain;
    const bool judged = response.failure == Failure::none || response.failure == Failure::tls_chain;
    if (judged && is_redirect(response.status) && !header(response.headers, "location").empty()) {
        return follow(response, std::string(header(response.headers, "location")));
    }
    if (std::string target = judged ? refresh_of(response) : ""; leads_on(target)) {
        return follow(response, std::move(target));
    }
    conclude(std::move(response));
    return false;
}

/// A page that refreshes itself is one to be judged.
bool Visit::leads_on(const std::string& target) const {
    const auto next = target.empty() ? std::nullopt : resolve_url(current_, target);
    const auto is_next = [&](const Hop& hop) { return hop.url == next->text(); };
    return next && next->text() != current_.text() &&
           std::none_of(hops_.begin(), hops_.end(), is_next);
}

bool Visit::follow(const HttpResponse& response, std::string location) {
    if (uses_jar_) jar_.take(current_, response.headers);
    hops_.push_back({current_.text(), response.status, location});
    auto next = resolve_url(current_, location);
    if (!next) {
        fail(Failure::invalid_url, "redirects to what cannot be asked");
        last_.final_url = location;
        return false;
    }
    const bool seen = std::any_of(hops_.begin(), hops_.end(),
                                  [&](const Hop& hop) { return hop.url == next->text(); });
    current_ = std::move(*next);
    if (hops_.size() <= kMostHops && (!seen || uses_jar_)) return true;
    fail(Failure::redirect_loop, seen ? "redirects in a circle" : "too many redirects");
    return false;
}

void Visit::conclude(HttpResponse response) {
    fail(response.failure, std::move(response.detail));
    last_.status = response.status;
    last_.headers = std::move(response.headers);
    last_.body = std::move(response.body);
    last_.capped = response.capped;
    last_.protocol = std::move(response.protocol);
    last_.family = response.family;
    if (gap_ && last_.failure == Failure::none) last_.failure = Failure::tls_chain;
}

void Visit::fail(Failure failure, std::string detail) {
    underway_ = false;
    last_ = Answer{};
    last_.url = asked_;
    last_.hops = hops_;
    last_.final_url = final_url();
    last_.failure = failure;
    last_.detail = std::move(detail);
}

std::string Visit::final_url() const {
    const bool fragment = !hops_.empty() && !current_.fragment.empty();
    return current_.text() + (fragment ? "#" + current_.fragment : "");
}

void Visit::keep_best() {
    if (best_.url.empty() || favour(last_) >= favour(best_)) best_ = std::move(last_);
    last_ = Answer{};
}

Answer Visit::take_best(std::int64_t time) {
    keep_best();
    best_.tries = tries_;
    best_.time = time;
    return std::move(best_);
}

}  // namespace veritally
