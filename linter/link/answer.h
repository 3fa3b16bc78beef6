#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

/// Names in lower case, in the order received.
using Headers = std::vector<std::pair<std::string, std::string>>;
/// The first value of a header (name in lower case); "" where there is none.
std::string_view header(const Headers& headers, std::string_view name);

/// Why there is no answer, or none to rely on. What came before the failure is kept beside it.
enum class Failure : std::uint8_t {
    none,
    name_not_found,   ///< NXDOMAIN, or a name without addresses
    name_unresolved,  ///< SERVFAIL, or no word from the name server
    refused,          ///< connection refused
    reset,            ///< closed or reset before the answer was whole enough to judge
    unreachable,      ///< no route to any of its addresses
    timeout,
    tls_expired,      ///< a certificate that is expired, or not valid yet
    tls_name,         ///< a certificate for another name
    tls_issuer,       ///< self-signed, or from an issuer nobody knows
    tls_chain,        ///< the server leaves out an intermediate certificate, all else is well
    tls_gap,          ///< it leaves out one that could not be fetched: who issued it is not known
    tls_other,        ///< no TLS in common, and the like
    redirect_loop,    ///< too many redirects, or round in circles, with a cookie jar too
    truncated,        ///< the body ended before its announced end
    bad_answer,       ///< not HTTP, headers beyond the cap, undecodable body
    private_address,  ///< the guard refused an address; no connection was opened
    invalid_url,      ///< cannot be asked (a redirect may lead to one); nothing was sent
    not_asked,        ///< not judged: its host answered no other request of the run
    no_network,       ///< not judged: no public host answered
    out_of_time,      ///< not judged: the budget of the run was used up
    interrupted,      ///< not judged: the user ended the run
    not_recorded,     ///< not judged: the cassette holds no answer to it
};
inline constexpr std::size_t kFailures = static_cast<std::size_t>(Failure::not_recorded) + 1;

/// The name in cassettes and JSON: "name_not_found".
std::string_view failure_name(Failure failure);
std::optional<Failure> parse_failure(std::string_view name);
/// Nothing was learnt about the address in this run.
constexpr bool not_judged(Failure failure) {
    return failure >= Failure::not_asked;
}

/// An answer on the way to the last one.
struct Hop {
    std::string url;  ///< As asked, absolute.
    int status = 0;   ///< 301, 302, 303, 307, 308 …; 200 of a page that sends its readers on.
    std::string location;  ///< As received; resolved it is the next hop's url.
    bool is_refresh() const { return status == 200; }
    friend bool operator==(const Hop&, const Hop&) = default;
};

/// Bytes of a decoded body that are read at most.
inline constexpr std::size_t kMaxBody = 64 * 1024;

/// One address asked, all its tries together, whatever became of it. What the last try said; of
/// tries that differ, the most favourable (an answer beats a failure, 2xx beats another code).
struct Answer {
    std::string url;        ///< As requested.
    std::vector<Hop> hops;  ///< Redirects on the way, in order.
    std::string final_url;  ///< Where the last answer (or failure) came from, absolute.
    int status = 0;         ///< Of the last answer; 0 where there was none.
    Headers headers;        ///< Of the last answer; bounded by the client's caps.
    std::string body;       ///< Decoded, at most kMaxBody bytes; in the charset of the server.
    bool capped = false;    ///< There was more than kMaxBody: nothing is known of its end.
    Failure failure = Failure::none;
    std::string detail;    ///< The library's own words about the failure; may be empty.
    std::string protocol;  ///< "HTTP/2", "HTTP/1.1"; "" where there was no answer.
    int family = 0;        ///< 4 or 6, of the connection; 0 where there was none.
    bool allowed = false;  ///< At an address of the user's own network (`allow-addresses`).
    int tries = 0;  ///< Requests for `url` (redirects followed do not count); 0: never asked.
    std::int64_t time = 0;  ///< When it was answered, seconds since 1970; of a cassette, then.
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// What to ask for: absolute http(s), normalised, without fragment.
struct Request {
    std::string url;
    /// Not the address that a file cites but one asked to judge it (a sibling, a resolver's
    /// record, an archive): one try is enough.
    bool auxiliary = false;
};

struct FetchProgress {
    std::size_t done = 0, total = 0;
    std::size_t waiting_hosts = 0;  ///< Parked by back-off or Retry-After.
};

/// Asks a set of addresses. Implementations: LinkChecker (the network), the cassette player, and
/// fakes in tests.
class Fetcher {
  public:
    virtual ~Fetcher() = default;

    /// Calls `done` once for each request, in any order, on the caller's thread; returns when all
    /// were answered, given up or refused. Requests are distinct. May be called again: pace, parked
    /// hosts, budget and connections carry over.
    virtual void fetch(std::span<const Request> requests,
                       const std::function<void(Answer)>& done) = 0;
};

/// Settings of the network client, from the config's `links` and the command line.
struct FetchLimits {
    int per_host = 8;
    int total = 256;
    std::chrono::milliseconds timeout{30'000};
    int retries = 2;                                  ///< Beyond the first try, of what may pass.
    std::optional<std::chrono::milliseconds> budget;  ///< --budget: of the whole run.
    std::vector<std::string> allowed_addresses;       ///< CIDRs or addresses; already trusted.
    std::function<void(const FetchProgress&)> progress;  ///< Called at most a few times a second.
    std::function<bool()> interrupted;                   ///< Asked often; true: end at once.
};

}  // namespace veritally
