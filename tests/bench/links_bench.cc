// What tests/bench/links measures with: a web server that answers each request after a delay, a
// bare loop over libcurl's multi interface, and the link checker. Each prints the seconds it took.
//
//   links_bench serve MILLISECONDS            prints its port; ends with its standard input
//   links_bench bare FILE [AUTHORITIES]       asks the addresses of FILE, one a line
//   links_bench checker FILE [AUTHORITIES]    the same

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "link/checker.h"
#include "link/curl.h"

namespace veritally {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kInFlight = 160;  // 8 for each of 20 hosts
constexpr long kPerHost = 8;

std::vector<std::string> read_lines(const char* path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

int report(Steady::time_point began, std::size_t good, std::size_t all) {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const std::chrono::duration<double> taken = Steady::now() - began;
    std::printf("%.4f %zu %ld\n", taken.count(), good, usage.ru_maxrss / 1024);
    return good == all ? 0 : 1;
}

// The server.

/// Answers whole requests in the order of their arrival, each after the same delay.
class DelayServer {
  public:
    explicit DelayServer(int milliseconds) : delay_(milliseconds) {}

    int run() {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        socklen_t size = sizeof address;
        if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::listen(listener_, 4096) != 0) {
            return 2;
        }
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        std::printf("%d\n", ntohs(address.sin_port));
        std::fflush(stdout);
        watch(listener_);
        watch(0);
        while (turn()) {
        }
        return 0;
    }

  private:
    void watch(int descriptor) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, descriptor, &event);
    }

    bool turn() {
        int wait = -1;
        if (!due_.empty()) {
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(due_.front().first - Steady::now());
            wait = std::max(0, static_cast<int>(left.count()));
        }
        std::array<epoll_event, 256> events{};
        const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), wait);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
            if (descriptor == 0) return false;
            descriptor == listener_ ? accept_all() : read(descriptor);
        }
        while (!due_.empty() && due_.front().first <= Steady::now()) {
            answer(due_.front().second);
            due_.pop_front();
        }
        return true;
    }

    void accept_all() {
        for (int one = 0; (one = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
            const int on = 1;
            ::setsockopt(one, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            watch(one);
        }
    }

    /// A request comes in one piece here.
    void read(int descriptor) {
        std::array<char, 8192> buffer{};
        if (::read(descriptor, buffer.data(), buffer.size()) <= 0) {
            ::close(descriptor);
            return;
        }
        due_.emplace_back(Steady::now() + std::chrono::milliseconds(delay_), descriptor);
    }

    static void answer(int descriptor) {
        static const std::string text =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n" +
            std::string(1000, 'x');
        if (::write(descriptor, text.data(), text.size()) < 0) ::close(descriptor);
    }

    int delay_;
    int listener_ = -1;
    int poll_ = ::epoll_create1(0);
    std::deque<std::pair<Steady::time_point, int>> due_;
};

// The bare loop.

std::size_t ignore_body(char* /*data*/, std::size_t size, std::size_t count, void* /*self*/) {
    return size * count;
}

class BareLoop {
  public:
    BareLoop(const Curl& curl, const std::vector<std::string>& urls, const char* authorities)
        : curl_(curl), urls_(urls), authorities_(authorities), multi_(curl.multi_init()) {
        curl_.multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, kPerHost);
    }

    std::size_t run() {
        while (next_ < urls_.size() && next_ < kInFlight) start(curl_.easy_init());
        for (int running = 1; running > 0;) {
            curl_.multi_perform(multi_, &running);
            if (collect()) running = 1;
            if (running > 0) curl_.multi_poll(multi_, nullptr, 0, 1'000, nullptr);
        }
        return good_;
    }

  private:
    void start(CURL* easy) {
        curl_.easy_setopt(easy, CURLOPT_URL, urls_[next_++].c_str());
        curl_.easy_setopt(easy, CURLOPT_WRITEFUNCTION, &ignore_body);
        curl_.easy_setopt(easy, CURLOPT_PIPEWAIT, authorities_ != nullptr ? 1L : 0L);
        if (authorities_ != nullptr) curl_.easy_setopt(easy, CURLOPT_CAINFO, authorities_);
        curl_.multi_add_handle(multi_, easy);
    }

    bool collect() {
        bool any = false;
        int left = 0;
        while (const CURLMsg* message = curl_.multi_info_read(multi_, &left)) {
            CURL* easy = message->easy_handle;
            long status = 0;
            curl_.easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
            good_ += status == 200;
            curl_.multi_remove_handle(multi_, easy);
            if (next_ < urls_.size()) {
                start(easy);
                any = true;
            }
        }
        return any;
    }

    const Curl& curl_;
    const std::vector<std::string>& urls_;
    const char* authorities_;
    CURLM* multi_;
    std::size_t next_ = 0, good_ = 0;
};

int run_bare(const char* file, const char* authorities) {
    const std::vector<std::string> urls = read_lines(file);
    const auto began = Steady::now();
    const auto curl = open_curl();
    if (!curl) return 2;
    return report(began, BareLoop(**curl, urls, authorities).run(), urls.size());
}

// The checker.

int run_checker(const char* file, const char* authorities) {
    std::vector<Request> requests;
    for (std::string& url : read_lines(file)) requests.push_back({std::move(url)});
    CheckerOptions options;
    options.limits.allowed_addresses = {"127.0.0.0/8"};
    NetworkOptions network;
    if (authorities != nullptr) network.authorities_file = authorities;
    const auto began = Steady::now();
    auto checker = make_link_checker(options, network);
    if (!checker) {
        std::cerr << checker.error().line() << "\n";
        return 2;
    }
    std::size_t good = 0;
    (*checker)->fetch(requests, [&](const Answer& answer) {
        good += answer.status == 200 && answer.failure == Failure::none;
    });
    return report(began, good, requests.size());
}

}  // namespace
}  // namespace veritally

int main(int count, char** words) {
    const std::string command = count > 2 ? words[1] : "";
    const char* authorities = count > 3 ? words[3] : nullptr;
    if (command == "serve") return veritally::DelayServer(std::atoi(words[2])).run();
    if (command == "bare") return veritally::run_bare(words[2], authorities);
    if (command == "checker") return veritally::run_checker(words[2], authorities);
    std::fputs("usage: links_bench serve|bare|checker …\n", stderr);
    return 2;
}
