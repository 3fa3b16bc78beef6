#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "link/checker.h"

namespace veritally {

/// A network without one: answers come from a function, time passes only while the checker waits.
class FakeNetwork {
  public:
    /// What a server answers, after how long.
    struct Reply {
        HttpResponse response;
        std::chrono::milliseconds after{100};
    };
    /// One request that was sent.
    struct Sent {
        std::string url;
        std::chrono::milliseconds at;  ///< Since the start.
        HttpRequest request;
    };
    using Answering = std::function<Reply(const HttpRequest&, std::size_t nth)>;

    /// `nth` counts the requests for the URL from 1.
    explicit FakeNetwork(Answering answering) : answering_(std::move(answering)) {}

    /// Parts for a checker; they refer to this object. Every name stands for one address, which the
    /// user allows unless `is_public`; names below "missing" do not exist.
    Network parts(bool is_public = false);
    std::chrono::milliseconds elapsed() const { return clock_.elapsed; }

    std::vector<Sent> sent;
    std::size_t most_at_once = 0;
    std::size_t most_of_one_host = 0;

  private:
    class Client;
    class Names;
    struct FakeClock : Clock {
        std::chrono::milliseconds elapsed{0};
        Time now() const override { return Time() + std::chrono::hours(1) + elapsed; }
        std::int64_t calendar() const override { return 1'800'000'000 + elapsed.count() / 1'000; }
    };

    Answering answering_;
    FakeClock clock_;
};

/// An answer with nothing but a code.
FakeNetwork::Reply replies(int status, std::chrono::milliseconds after,
                           const Headers& headers = {});
/// No answer.
FakeNetwork::Reply fails(Failure failure, std::chrono::milliseconds after);

}  // namespace veritally
