#pragma once

#include <cstddef>
#include <string>

#include "link/answer.h"
#include "link/cookie_jar.h"
#include "link/http_client.h"
#include "link/url.h"

namespace veritally {

/// One address on its way to its answer, try by try and hop by hop. Knows no network.
class Visit {
  public:
    Visit(std::size_t index, const Request& request, Url url);

    std::size_t index() const { return index_; }
    const std::string& asked() const { return asked_; }
    /// What is to be asked now.
    const Url& current() const { return current_; }
    int tries() const { return tries_; }
    bool is_auxiliary() const { return auxiliary_; }
    bool is_underway() const { return underway_; }

    /// Starts the next try, from the address itself. The second and later ones change something:
    /// HTTP/1.1, IPv4, the headers of a browser; after a loop of redirects, a cookie jar.
    void begin_try();
    /// Back to the address itself, for a try that comes later.
    void rewind() { current_ = first_; }
    /// The request of the next hop, but for its addresses, its proxy and secrets of the host.
    HttpRequest next_request(std::chrono::milliseconds timeout) const;
    /// Takes what came back. True where it was a redirect that is to be followed: current() is
    /// its target. False where the try is over.
    bool take(HttpResponse response);
    /// Ends the try without an answer.
    void fail(Failure failure, std::string detail);
    /// Of a host that was not even asked for this address.
    void count_tries(int tries) { tries_ = tries; }

    /// How the try that is over ended.
    const Answer& last() const { return last_; }
    /// The most favourable of all tries.
    Answer take_best(std::int64_t time);

  private:
    void keep_best();
    bool follow(const HttpResponse& response, std::string location);
    bool leads_on(const std::string& target) const;
    void conclude(HttpResponse response);
    std::string final_url() const;

    std::size_t index_;
    std::string asked_;
    bool auxiliary_;
    Url first_, current_;
    std::vector<Hop> hops_;
    CookieJar jar_;
    bool uses_jar_ = false;
    bool gap_ = false;  ///< In some chain of certificates on the way.
    bool underway_ = false;
    int tries_ = 0;
    Failure before_ = Failure::none;  ///< Of the try before this one.
    Answer last_, best_;
};

}  // namespace veritally
