#pragma once

#include <memory>
#include <string>

#include "link/answer.h"
#include "link/clock.h"
#include "link/http_client.h"
#include "link/proxy.h"
#include "link/resolver.h"

namespace veritally {

/// What LinkChecker stands on; tests put their own in.
struct Network {
    std::unique_ptr<Resolver> resolver;
    std::unique_ptr<HttpClient> client;
    AddressGuard guard;
    ProxySettings proxies;
    const Clock* clock = nullptr;  ///< Outlives the checker.
};

/// Headers of their own for one host, such as a token: sent over https to this very host alone.
struct HostHeader {
    std::string host;  ///< "api.github.com"
    std::string name, value;
};

struct CheckerOptions {
    FetchLimits limits;
    std::vector<HostHeader> host_headers;
    /// Bodies of a run together; what was not asked by then is out_of_time.
    std::uint64_t most_bytes = std::uint64_t{4} << 30;
    /// Public addresses that are asked whether the network is there, when nothing public answers.
    std::vector<std::string> controls{"https://example.com/", "https://www.iana.org/"};
};

class CheckerRun;

/// Asks addresses over the network: a pace for each host, tries again as link/retry.h says,
/// follows redirects hop by hop, each through the guard.
class LinkChecker : public Fetcher {
  public:
    LinkChecker(CheckerOptions options, Network network);
    ~LinkChecker() override;
    void fetch(std::span<const Request> requests, const std::function<void(Answer)>& done) override;

  private:
    std::unique_ptr<CheckerRun> run_;
};

struct NetworkOptions {
    std::string name_server;       ///< See ResolverOptions.
    std::string authorities_file;  ///< See HttpClientOptions.
};
/// The checker over c-ares and libcurl. An Error for a bad range or a missing library.
Result<std::unique_ptr<LinkChecker>> make_link_checker(CheckerOptions options,
                                                       const NetworkOptions& network = {});

}  // namespace veritally
