#include <ares.h>
#include <netinet/in.h>
#include <sys/time.h>

#include <algorithm>
#include <array>

#include "link/resolver.h"

namespace veritally {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kIdle{1'000};

/// As text, because c-ares takes nothing else for a server with a port.
Status use_server(ares_channel channel, const std::string& server) {
    if (server.empty()) return std::nullopt;
    const int status = ::ares_set_servers_ports_csv(channel, server.c_str());
    if (status == ARES_SUCCESS) return std::nullopt;
    return Error{"'" + server + "' is no name server: " + ::ares_strerror(status), "", ""};
}

std::optional<IpAddress> read_address(const sockaddr* address) {
    IpAddress ip;
    if (address->sa_family == AF_INET) {
        const auto* v4 = reinterpret_cast<const sockaddr_in*>(address);
        std::copy_n(reinterpret_cast<const std::uint8_t*>(&v4->sin_addr), 4, ip.bytes.begin());
        return ip;
    }
    if (address->sa_family != AF_INET6) return std::nullopt;
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(address);
    ip.family = 6;
    std::copy_n(reinterpret_cast<const std::uint8_t*>(&v6->sin6_addr), 16, ip.bytes.begin());
    return ip;
}

Failure failure_of(int status) {
    switch (status) {
        case ARES_SUCCESS:
            return Failure::none;
        case ARES_ENOTFOUND:
        case ARES_ENODATA:
        case ARES_EBADNAME:
            return Failure::name_not_found;
        default:
            return Failure::name_unresolved;
    }
}

std::string_view words_for(int status) {
    switch (status) {
        case ARES_SUCCESS:
            return "";
        case ARES_ENOTFOUND:
            return "no such name (NXDOMAIN)";
        case ARES_ENODATA:
            return "the name has no address";
        case ARES_ESERVFAIL:
            return "the name server failed (SERVFAIL)";
        case ARES_ETIMEOUT:
            return "the name server does not answer";
        case ARES_ECONNREFUSED:
            return "the name server cannot be reached";
        default:
            return ::ares_strerror(status);
    }
}

void on_addresses(void* argument, int status, int /*timeouts*/, ares_addrinfo* found) {
    const std::unique_ptr<Resolver::Done> done(static_cast<Resolver::Done*>(argument));
    if (status == ARES_EDESTRUCTION || status == ARES_ECANCELLED) return;
    Resolution resolution;
    for (const ares_addrinfo_node* node = found != nullptr ? found->nodes : nullptr;
         node != nullptr; node = node->ai_next) {
        const auto address = read_address(node->ai_addr);
        if (address) resolution.addresses.push_back(*address);
    }
    if (found != nullptr) ::ares_freeaddrinfo(found);
    if (status == ARES_SUCCESS && resolution.addresses.empty()) status = ARES_ENODATA;
    resolution.failure = failure_of(status);
    resolution.detail = words_for(status);
    (*done)(std::move(resolution));
}

class AresResolver : public Resolver {
  public:
    ~AresResolver() override {
        if (channel_ != nullptr) ::ares_destroy(channel_);
        if (is_open_) ::ares_library_cleanup();
    }

    Status open(const ResolverOptions& options) {
        is_open_ = ::ares_library_init(ARES_LIB_INIT_ALL) == ARES_SUCCESS;
        ares_options settings{};
        // A name of a link is whole: "x" must not be looked up as "x.office.example".
        settings.flags = ARES_FLAG_NOSEARCH;
        settings.timeout = static_cast<int>(options.timeout.count());
        settings.tries = options.tries;
        // Answers come from the server named, not from the hosts file.
        std::array<char, 3> lookups{'b', '\0'};
        settings.lookups = lookups.data();
        const int own = options.server.empty() ? 0 : ARES_OPT_LOOKUPS;
        const int status = ::ares_init_options(
            &channel_, &settings, ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | own);
        if (status != ARES_SUCCESS) {
            channel_ = nullptr;
            return Error{std::string("c-ares: ") + ::ares_strerror(status), "", ""};
        }
        return use_server(channel_, options.server);
    }

    void resolve(const std::string& name, Done done) override {
        ares_addrinfo_hints hints{};
        hints.ai_family = AF_UNSPEC;
        hints.ai_socktype = SOCK_STREAM;
        auto held = std::make_unique<Done>(std::move(done));
        ::ares_getaddrinfo(channel_, name.c_str(), nullptr, &hints, on_addresses, held.release());
    }

    void watch(std::vector<WatchedSocket>& sockets) const override {
        std::array<ares_socket_t, ARES_GETSOCK_MAXNUM> found{};
        const auto bits = static_cast<unsigned>(
            ::ares_getsock(channel_, found.data(), static_cast<int>(found.size())));
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool reads = ARES_GETSOCK_READABLE(bits, i) != 0;
            const bool writes = ARES_GETSOCK_WRITABLE(bits, i) != 0;
            if (reads || writes) sockets.push_back({found[i], reads, writes});
        }
    }

    milliseconds patience() const override {
        timeval most{};
        timeval chosen{};
        most.tv_sec = std::chrono::duration_cast<std::chrono::seconds>(kIdle).count();
        const timeval* next = ::ares_timeout(channel_, &most, &chosen);
        return milliseconds(next->tv_sec * 1'000 + next->tv_usec / 1'000 + 1);
    }

    void advance() override {
        std::vector<WatchedSocket> sockets;
        watch(sockets);
        for (const WatchedSocket& socket : sockets) {
            ::ares_process_fd(channel_, socket.reads ? socket.descriptor : ARES_SOCKET_BAD,
                              socket.writes ? socket.descriptor : ARES_SOCKET_BAD);
        }
        ::ares_process_fd(channel_, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
    }

  private:
    ares_channel channel_ = nullptr;
    bool is_open_ = false;
};

}  // namespace

Result<std::unique_ptr<Resolver>> make_resolver(const ResolverOptions& options) {
    auto resolver = std::make_unique<AresResolver>();
    if (Status failed = resolver->open(options)) return *failed;
    return std::unique_ptr<Resolver>(std::move(resolver));
}

}  // namespace veritally
