#include "link/fake_network.h"

#include <algorithm>

namespace veritally {

using std::chrono::milliseconds;

class FakeNetwork::Client : public HttpClient {
  public:
    explicit Client(FakeNetwork& network) : network_(network) {}

    void start(HttpRequest request, Done done) override {
        const std::string url = request.url.text();
        const auto nth = std::count_if(network_.sent.begin(), network_.sent.end(),
                                       [&](const Sent& one) { return one.url == url; });
        Reply reply = network_.answering_(request, static_cast<std::size_t>(nth) + 1);
        network_.sent.push_back({url, network_.elapsed(), request});
        const milliseconds after = std::min(reply.after, request.timeout);
        if (after < reply.after) reply = fails(Failure::timeout, after);
        const std::size_t of_host = ++hosts_[request.url.host];
        network_.most_of_one_host = std::max(network_.most_of_one_host, of_host);
        due_.emplace(network_.elapsed() + after,
                     Due{request.url.host, std::move(reply.response), std::move(done)});
        network_.most_at_once = std::max(network_.most_at_once, due_.size());
    }

    void wait(std::span<const WatchedSocket> /*sockets*/, milliseconds most) override {
        const milliseconds until = network_.elapsed() + most;
        if (due_.empty() || due_.begin()->first > until) {
            network_.clock_.elapsed = until;
            return;
        }
        network_.clock_.elapsed = std::max(network_.elapsed(), due_.begin()->first);
        Due due = std::move(due_.begin()->second);
        due_.erase(due_.begin());
        --hosts_[due.host];
        due.done(std::move(due.response));
    }

    void abandon() override {
        due_.clear();
        hosts_.clear();
    }
    std::uint64_t bytes_read() const override { return 0; }

  private:
    struct Due {
        std::string host;
        HttpResponse response;
        Done done;
    };

    FakeNetwork& network_;
    std::multimap<milliseconds, Due> due_;
    std::map<std::string, std::size_t> hosts_;
};

class FakeNetwork::Names : public Resolver {
  public:
    void resolve(const std::string& name, Done done) override {
        if (name.ends_with("missing")) {
            done({{}, Failure::name_not_found, "no such name"});
        } else {
            done(
                {{*parse_ip(name == "private" ? "10.0.0.1" : "93.184.216.34")}, Failure::none, ""});
        }
    }
    void watch(std::vector<WatchedSocket>& /*sockets*/) const override {}
    milliseconds patience() const override { return milliseconds(1'000); }
    void advance() override {}
};

Network FakeNetwork::parts(bool is_public) {
    std::vector<Cidr> allowed;
    if (!is_public) allowed.push_back(*parse_cidr("93.184.216.34"));
    return {std::make_unique<Names>(), std::make_unique<Client>(*this), AddressGuard(allowed),
            ProxySettings([](const char*) { return nullptr; }), &clock_};
}

FakeNetwork::Reply replies(int status, milliseconds after, const Headers& headers) {
    FakeNetwork::Reply reply;
    reply.response.status = status;
    reply.response.headers = headers;
    reply.response.connected = true;
    reply.response.protocol = "HTTP/1.1";
    reply.response.family = 4;
    reply.after = after;
    return reply;
}

FakeNetwork::Reply fails(Failure failure, milliseconds after) {
    FakeNetwork::Reply reply;
    reply.response.failure = failure;
    reply.response.detail = failure_name(failure);
    reply.after = after;
    return reply;
}

}  // namespace veritally
