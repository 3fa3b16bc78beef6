#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "link/answer.h"
#include "link/guard.h"
#include "link/resolver.h"
#include "link/url.h"

namespace veritally {

/// One GET to one address; redirects are not followed.
struct HttpRequest {
    Url url;
    /// Where the connection may go: passed by the guard. Empty with a proxy.
    std::vector<IpAddress> addresses;
    std::string proxy;   ///< Its address; "": none.
    Headers headers;     ///< Beside Host and Accept-Encoding.
    Headers secrets;     ///< Further ones, sent only to a server that has shown who it is.
    bool http1 = false;  ///< HTTP/1.1 only.
    bool ipv4 = false;   ///< Over IPv4 only, and no connection to IPv6 used again.
    std::chrono::milliseconds timeout{30'000};
    std::chrono::milliseconds connect_timeout{10'000};
};

struct HttpResponse {
    int status = 0;
    Headers headers;
    std::string body;  ///< Decoded, at most kMaxBody bytes.
    bool capped = false;
    bool connected = false;  ///< A TCP connection stood, whatever became of it.
    /// With tls_chain the rest is what the server says to one who does not check its certificate.
    Failure failure = Failure::none;
    std::string detail;    ///< Of the failure, in words.
    std::string protocol;  ///< "HTTP/2"
    int family = 0;        ///< 4 or 6; 0 where there was no connection.
};

/// Asks many addresses at once. For one thread.
class HttpClient {
  public:
    using Done = std::function<void(HttpResponse)>;
    virtual ~HttpClient() = default;

    /// Calls `done` once, from wait(). Not after destruction.
    virtual void start(HttpRequest request, Done done) = 0;
    /// Waits until there is news of a request or of one of the sockets, or the time is over.
    virtual void wait(std::span<const WatchedSocket> sockets, std::chrono::milliseconds most) = 0;
    /// Gives up what is in flight; its `done` is not called.
    virtual void abandon() = 0;
    /// Bytes of bodies read so far.
    virtual std::uint64_t bytes_read() const = 0;
};

struct HttpClientOptions {
    AddressGuard guard;
    int connections = 256;         ///< Open at once, at most, those in reserve included.
    std::string authorities_file;  ///< Certificates to trust instead of the system's; "": those.
};
/// Over libcurl, which is opened here and only here: an Error says how to get it where it is
/// missing.
Result<std::unique_ptr<HttpClient>> make_http_client(HttpClientOptions options);

}  // namespace veritally
