#include <map>

#include "link/curl_transfer.h"

namespace veritally {
namespace {

class CurlClient : public HttpClient {
  public:
    CurlClient(const Curl& curl, HttpClientOptions options)
        : curl_(curl),
          options_(std::move(options)),
          share_(curl.share_init()),
          multi_(curl.multi_init()) {
        curl_.share_setopt(share_, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
        const auto most = static_cast<long>(options_.connections);
        curl_.multi_setopt(multi_, CURLMOPT_MAX_TOTAL_CONNECTIONS, most);
        curl_.multi_setopt(multi_, CURLMOPT_MAXCONNECTS, most);
    }

    ~CurlClient() override {
        CurlClient::abandon();
        for (CURL* easy : spare_) curl_.easy_cleanup(easy);
        curl_.multi_cleanup(multi_);
        curl_.share_cleanup(share_);
    }

    void start(HttpRequest request, Done done) override {
        CURL* easy = take_handle();
        auto transfer = std::make_unique<Transfer>(curl_, easy, share_, options_, issuers_,
                                                   std::move(request), std::move(done));
        transfers_.emplace(easy, std::move(transfer));
        curl_.multi_add_handle(multi_, easy);
    }

    void wait(std::span<const WatchedSocket> sockets, std::chrono::milliseconds most) override {
        std::vector<curl_waitfd> others;
        for (const WatchedSocket& socket : sockets) {
            const int events =
                (socket.reads ? CURL_WAIT_POLLIN : 0) | (socket.writes ? CURL_WAIT_POLLOUT : 0);
            others.push_back({socket.descriptor, static_cast<short>(events), 0});
        }
        curl_.multi_poll(multi_, others.data(), static_cast<unsigned>(others.size()),
                         static_cast<int>(most.count()), nullptr);
        int running = 0;
        curl_.multi_perform(multi_, &running);
        deliver();
    }

    void abandon() override {
        for (const auto& [easy, transfer] : transfers_) {
            curl_.multi_remove_handle(multi_, easy);
            curl_.easy_reset(easy);
            spare_.push_back(easy);
        }
        transfers_.clear();
    }

    std::uint64_t bytes_read() const override { return bytes_read_; }

  private:
    CURL* take_handle() {
        if (spare_.empty()) return curl_.easy_init();
        CURL* easy = spare_.back();
        spare_.pop_back();
        curl_.easy_reset(easy);
        return easy;
    }

    void deliver() {
        int left = 0;
        while (const CURLMsg* message = curl_.multi_info_read(multi_, &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            finish(message->easy_handle, message->data.result);
        }
    }

    void finish(CURL* easy, CURLcode code) {
        const auto found = transfers_.find(easy);
        curl_.multi_remove_handle(multi_, easy);
        if (found->second->finish(code)) {
            curl_.multi_add_handle(multi_, easy);
            return;
        }
        const std::unique_ptr<Transfer> transfer = std::move(found->second);
        transfers_.erase(found);
        bytes_read_ += transfer->bytes_read();
        spare_.push_back(easy);
        transfer->deliver();
    }

    const Curl& curl_;
    HttpClientOptions options_;
    CURLSH* share_;
    CURLM* multi_;
    Issuers issuers_;
    std::map<CURL*, std::unique_ptr<Transfer>> transfers_;
    std::vector<CURL*> spare_;
    std::uint64_t bytes_read_ = 0;
};

}  // namespace

Result<std::unique_ptr<HttpClient>> make_http_client(HttpClientOptions options) {
    const auto curl = open_curl();
    if (!curl) return curl.error();
    return std::unique_ptr<HttpClient>(std::make_unique<CurlClient>(**curl, std::move(options)));
}

}  // namespace veritally
