#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "link/answer.h"
#include "link/ip_address.h"

namespace veritally {

/// A socket that somebody else waits for.
struct WatchedSocket {
    int descriptor = -1;
    bool reads = false, writes = false;
};

struct Resolution {
    std::vector<IpAddress> addresses;  ///< In the order to try; none with a failure.
    /// none, name_not_found (no such name, or one without addresses) or name_unresolved.
    Failure failure = Failure::none;
    std::string detail;  ///< In words; may be empty.
};

/// Looks names up without blocking. For one thread.
class Resolver {
  public:
    using Done = std::function<void(Resolution)>;
    virtual ~Resolver() = default;

    /// Calls `done` once, perhaps before it returns, else from advance(). Not after destruction.
    virtual void resolve(const std::string& name, Done done) = 0;
    /// What to wait for until the next advance().
    virtual void watch(std::vector<WatchedSocket>& sockets) const = 0;
    /// How long to wait for them at most.
    virtual std::chrono::milliseconds patience() const = 0;
    /// Reads what has come and asks again where nothing did.
    virtual void advance() = 0;
};

struct ResolverOptions {
    /// "127.0.0.1:5353"; "": those of the system, and its hosts file.
    std::string server;
    std::chrono::milliseconds timeout{5'000};  ///< Of one question to one server.
    int tries = 3;                             ///< Questions to each server.
};
/// Over c-ares: tells a name that does not exist from a server that does not know.
Result<std::unique_ptr<Resolver>> make_resolver(const ResolverOptions& options);

}  // namespace veritally
