// How LinkChecker spends its time, on a clock of the tests: minutes pass in no time.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "link/fake_network.h"

namespace veritally {
namespace {

using std::chrono::milliseconds;
using testing::Each;
using testing::ElementsAre;
using testing::SizeIs;

std::vector<Request> pages_of(const std::string& host, int count) {
    std::vector<Request> requests;
    for (int i = 0; i < count; ++i)
        requests.push_back({"http://" + host + "/" + std::to_string(i)});
    return requests;
}

void append(std::vector<Request>& all, const std::vector<Request>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

std::map<std::string, Answer> ask(FakeNetwork& network, const std::vector<Request>& requests,
                                  CheckerOptions options = {}, bool is_public = false) {
    LinkChecker checker(std::move(options), network.parts(is_public));
    std::map<std::string, Answer> answers;
    checker.fetch(requests, [&](Answer answer) {
        const std::string url = answer.url;
        EXPECT_TRUE(answers.emplace(url, std::move(answer)).second) << url;
    });
    EXPECT_EQ(answers.size(), requests.size());
    return answers;
}

std::vector<milliseconds> times_of(const FakeNetwork& network, const std::string& url) {
    std::vector<milliseconds> times;
    for (const FakeNetwork::Sent& sent : network.sent) {
        if (sent.url == url) times.push_back(sent.at);
    }
    return times;
}

int page_of(const HttpRequest& request) {
    return std::atoi(request.url.target.c_str() + 1);
}

TEST(LinkPace, AsksEightOfAHostAtOnce) {
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(200, milliseconds(50)); });
    ask(network, pages_of("a", 400));
    EXPECT_EQ(network.most_of_one_host, 8U);
    EXPECT_EQ(network.elapsed(), milliseconds(400 / 8 * 50));
}

TEST(LinkPace, KeepsToTheGlobalCap) {
    std::vector<Request> requests;
    for (int i = 0; i < 100; ++i) append(requests, pages_of("h" + std::to_string(i), 10));
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(200, milliseconds(50)); });
    ask(network, requests);
    EXPECT_EQ(network.most_at_once, 256U);
}

TEST(LinkPace, StartsWithTheHostThatEndsLast) {
    std::vector<Request> requests;
    for (int i = 0; i < 300; ++i) append(requests, pages_of("h" + std::to_string(i), 1));
    append(requests, pages_of("large", 80));
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(200, milliseconds(100)); });
    CheckerOptions options;
    options.limits.total = 16;
    ask(network, requests, options);
    // 380 requests of 100 ms, 16 at once: 24 rounds at best. The large host alone takes 10 of them.
    EXPECT_LE(network.elapsed(), milliseconds(2'600));
}

TEST(LinkPace, LetsNoSlowHostsHoldUpTheOthers) {
    std::vector<Request> requests;
    for (int i = 0; i < 60; ++i) append(requests, pages_of("slow" + std::to_string(i), 20));
    append(requests, pages_of("fast", 800));
    FakeNetwork network([](const HttpRequest& request, std::size_t) {
        const bool slow = request.url.host.starts_with("slow");
        return replies(200, milliseconds(slow ? 29'000 : 50));
    });
    CheckerOptions options;
    LinkChecker checker(options, network.parts());
    milliseconds fast_done{0};
    checker.fetch(requests, [&](const Answer& answer) {
        if (answer.url.starts_with("http://fast/")) fast_done = network.elapsed();
    });
    EXPECT_LE(fast_done, milliseconds(6'000));  // 800 / 8 × 50 ms = 5 s
}

TEST(LinkPace, TriesA404AgainAfterFiveSeconds) {
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(404, milliseconds(100)); });
    const auto answers = ask(network, pages_of("a", 1));
    EXPECT_EQ(answers.at("http://a/0").tries, 2);
    EXPECT_THAT(times_of(network, "http://a/0"), ElementsAre(milliseconds(0), milliseconds(5'100)));
    EXPECT_FALSE(network.sent[0].request.http1);
    EXPECT_TRUE(network.sent[1].request.http1);
    EXPECT_NE(network.sent[0].request.headers, network.sent[1].request.headers);
}

TEST(LinkPace, TriesAServerErrorAfterTwoSecondsAndAtTheEnd) {
    std::vector<Request> requests = pages_of("bad", 1);
    append(requests, pages_of("a", 800));
    FakeNetwork network([](const HttpRequest& request, std::size_t) {
        return replies(request.url.host == "bad" ? 503 : 200, milliseconds(500));
    });
    ask(network, requests);
    const auto times = times_of(network, "http://bad/0");
    ASSERT_THAT(times, SizeIs(3));
    EXPECT_EQ(times[1], milliseconds(2'500));
    EXPECT_EQ(times[2], milliseconds(50'000));  // All of `a` takes that long.
}

TEST(LinkPace, WaitsEightSecondsForTheEndAtLeast) {
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(502, milliseconds(100)); });
    ask(network, pages_of("a", 1));
    EXPECT_THAT(times_of(network, "http://a/0"),
                ElementsAre(milliseconds(0), milliseconds(2'100), milliseconds(10'200)));
}

TEST(LinkPace, GivesTheSecondTryTwiceTheTime) {
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(200, milliseconds(45'000)); });
    const auto answers = ask(network, pages_of("a", 1));
    EXPECT_EQ(answers.at("http://a/0").status, 200);
    EXPECT_EQ(answers.at("http://a/0").tries, 2);
    EXPECT_EQ(network.sent[0].request.timeout, milliseconds(30'000));
    EXPECT_EQ(network.sent[1].request.timeout, milliseconds(60'000));
    EXPECT_EQ(network.elapsed(), milliseconds(30'000 + 2'000 + 45'000));
}

TEST(LinkPace, ScalesWithTheTimeout) {
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(404, milliseconds(0)); });
    CheckerOptions options;
    options.limits.timeout = milliseconds(3'000);
    ask(network, pages_of("a", 1), options);
    EXPECT_THAT(times_of(network, "http://a/0"), ElementsAre(milliseconds(0), milliseconds(500)));
}

TEST(LinkPace, ParksAHostForAsLongAsItAsks) {
    FakeNetwork network([](const HttpRequest& request, std::size_t nth) {
        const bool busy = page_of(request) == 0 && nth == 1;
        return busy ? replies(429, milliseconds(10), {{"retry-after", "20"}})
                    : replies(200, milliseconds(100));
    });
    const auto answers = ask(network, pages_of("a", 30));
    EXPECT_EQ(answers.at("http://a/0").status, 200);
    EXPECT_EQ(answers.at("http://a/0").tries, 2);
    for (const FakeNetwork::Sent& sent : network.sent) {
        const bool parked = sent.at > milliseconds(10) && sent.at < milliseconds(20'010);
        EXPECT_FALSE(parked) << sent.url << " at " << sent.at.count();
    }
}

TEST(LinkPace, WaitsLongerEachTimeWhereAHostDoesNotSay) {
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(429, milliseconds(0)); });
    const auto answers = ask(network, pages_of("a", 1));
    EXPECT_EQ(answers.at("http://a/0").status, 429);
    EXPECT_THAT(times_of(network, "http://a/0"),
                ElementsAre(milliseconds(0), milliseconds(5'000), milliseconds(15'000)));
}

TEST(LinkPace, GivesUpAHostThatThrottlesForever) {
    FakeNetwork network([](const HttpRequest&, std::size_t) {
        return replies(429, milliseconds(10), {{"retry-after", "86400"}});
    });
    const auto answers = ask(network, pages_of("a", 500));
    EXPECT_LE(network.elapsed(), milliseconds(200'000));
    EXPECT_LE(network.sent.size(), 30U);
    for (const auto& [url, answer] : answers) {
        EXPECT_EQ(answer.status, answer.tries > 0 ? 429 : 0) << url;
        EXPECT_EQ(answer.failure, answer.tries > 0 ? Failure::none : Failure::not_asked) << url;
    }
}

TEST(LinkPace, AsksAThrottlingHostOneByOne) {
    bool first = true;
    FakeNetwork busy([&](const HttpRequest&, std::size_t) {
        return std::exchange(first, false) ? replies(429, milliseconds(1))
                                           : replies(200, milliseconds(10));
    });
    ask(busy, pages_of("a", 17));
    std::map<milliseconds, int> starts;
    for (const FakeNetwork::Sent& sent : busy.sent) {
        if (sent.at > milliseconds(100)) ++starts[sent.at];
    }
    EXPECT_EQ(starts.begin()->second, 1);
}

TEST(LinkPace, DoesNotWaitForAHostThatNeverAnswers) {
    FakeNetwork network([](const HttpRequest&, std::size_t) {
        return fails(Failure::timeout, milliseconds(30'000));
    });
    const auto answers = ask(network, pages_of("dead", 1'000));
    EXPECT_LE(network.elapsed(), milliseconds(120'000));
    EXPECT_LE(network.sent.size(), 20U);
    for (const auto& [url, answer] : answers) {
        EXPECT_EQ(answer.failure, answer.tries > 0 ? Failure::timeout : Failure::not_asked) << url;
    }
}

TEST(LinkPace, HalvesThePaceOfAHostThatStruggles) {
    FakeNetwork network([](const HttpRequest& request, std::size_t) {
        return replies(page_of(request) < 8 ? 503 : 200, milliseconds(1'000));
    });
    ask(network, pages_of("a", 40));
    std::map<milliseconds, int> starts;
    for (const FakeNetwork::Sent& sent : network.sent) ++starts[sent.at];
    EXPECT_EQ(starts[milliseconds(0)], 8);
    EXPECT_LE(starts[milliseconds(1'000)], 1);
}

TEST(LinkPace, EndsAtTheBudget) {
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(200, milliseconds(1'000)); });
    CheckerOptions options;
    options.limits.budget = milliseconds(5'500);
    const auto answers = ask(network, pages_of("a", 100), options);
    EXPECT_EQ(network.elapsed(), milliseconds(5'500));
    std::size_t good = 0, late = 0;
    for (const auto& [url, answer] : answers) {
        good += answer.status == 200;
        late += answer.failure == Failure::out_of_time;
    }
    EXPECT_EQ(good, 40U);
    EXPECT_EQ(late, 60U);
}

TEST(LinkPace, AsksAMissingNameTwiceForAllItsPages) {
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(200, milliseconds(10)); });
    std::vector<Request> requests = pages_of("missing", 50);
    append(requests, pages_of("a", 1));
    for (const auto& [url, answer] : ask(network, requests, {}, true)) {
        if (url == "http://a/0") continue;
        EXPECT_EQ(answer.failure, Failure::name_not_found);
        EXPECT_EQ(answer.tries, 2);
    }
    for (const FakeNetwork::Sent& sent : network.sent) EXPECT_NE(sent.request.url.host, "missing");
    EXPECT_EQ(network.elapsed(), milliseconds(3'000));
}

TEST(LinkPace, FindsOutAtOnceThatTheNetworkIsDown) {
    FakeNetwork network([](const HttpRequest&, std::size_t) {
        return fails(Failure::unreachable, milliseconds(10));
    });
    std::vector<Request> requests;
    for (int i = 0; i < 500; ++i) append(requests, pages_of("h" + std::to_string(i), 4));
    const auto answers = ask(network, requests, {}, true);
    for (const auto& [url, answer] : answers) EXPECT_EQ(answer.failure, Failure::no_network) << url;
    EXPECT_LE(network.elapsed(), milliseconds(2'000));
    EXPECT_LE(network.sent.size(), 600U);
}

TEST(LinkPace, BelievesAFailureOnceAnythingPublicAnswers) {
    FakeNetwork network([](const HttpRequest& request, std::size_t) {
        return request.url.host == "up" ? replies(404, milliseconds(500))
                                        : fails(Failure::refused, milliseconds(10));
    });
    std::vector<Request> requests = pages_of("down", 1);
    append(requests, pages_of("up", 1));
    const auto answers = ask(network, requests, {}, true);
    EXPECT_EQ(answers.at("http://down/0").failure, Failure::refused);
    EXPECT_EQ(answers.at("http://down/0").tries, 3);
}

TEST(LinkPace, ReportsProgressAFewTimesASecond) {
    FakeNetwork network(
        [](const HttpRequest&, std::size_t) { return replies(200, milliseconds(100)); });
    std::vector<FetchProgress> seen;
    CheckerOptions options;
    options.limits.progress = [&](const FetchProgress& progress) { seen.push_back(progress); };
    ask(network, pages_of("a", 80), options);
    ASSERT_THAT(seen, testing::Not(testing::IsEmpty()));
    EXPECT_LE(seen.size(), 5U);
    for (const FetchProgress& progress : seen) EXPECT_EQ(progress.total, 80U);
    for (std::size_t i = 1; i < seen.size(); ++i) EXPECT_GE(seen[i].done, seen[i - 1].done);
}

TEST(LinkPace, TellsHowManyHostsWait) {
    FakeNetwork network([](const HttpRequest&, std::size_t nth) {
        return nth == 1 ? replies(429, milliseconds(10)) : replies(200, milliseconds(10));
    });
    std::size_t most = 0;
    CheckerOptions options;
    options.limits.progress = [&](const FetchProgress& progress) {
        most = std::max(most, progress.waiting_hosts);
    };
    std::vector<Request> requests = pages_of("a", 1);
    append(requests, pages_of("b", 1));
    ask(network, requests, options);
    EXPECT_EQ(most, 2U);
}

/// Whatever hosts do, each address gets one answer, the limits hold and the run ends.
TEST(LinkPaceLaws, HoldOnRandomNetworks) {
    constexpr int kCodes[] = {200, 200, 200, 301, 403, 404, 410, 429, 500, 503, 999};
    constexpr Failure kFailures[] = {Failure::refused,   Failure::reset,    Failure::timeout,
                                     Failure::truncated, Failure::tls_name, Failure::bad_answer};
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::srand(seed);
        FakeNetwork network([&](const HttpRequest& request, std::size_t) {
            const milliseconds after(std::rand() % 2'000);
            if (std::rand() % 4 == 0 || request.url.host == "h0") {
                return fails(kFailures[static_cast<std::size_t>(std::rand()) % 6], after);
            }
            const int code = kCodes[static_cast<std::size_t>(std::rand()) % 11];
            const std::string to = "http://h" + std::to_string(std::rand() % 12) + "/" +
                                   std::to_string(std::rand() % 20);
            if (code == 301) return replies(code, after, {{"location", to}});
            return replies(code, after, {{"retry-after", std::to_string(std::rand() % 100)}});
        });
        std::vector<Request> requests;
        for (int host = 0; host < 10; ++host) {
            append(requests, pages_of("h" + std::to_string(host), std::rand() % 30));
        }
        append(requests, pages_of("missing", 3));
        append(requests, pages_of("private", 3));
        CheckerOptions options;
        options.limits.total = 1 + std::rand() % 40;
        options.limits.per_host = 1 + std::rand() % 8;
        const bool is_public = std::rand() % 2 == 0;
        const auto answers = ask(network, requests, options, is_public);
        EXPECT_LE(network.most_at_once, static_cast<std::size_t>(options.limits.total)) << seed;
        EXPECT_LE(network.most_of_one_host, static_cast<std::size_t>(options.limits.per_host))
            << seed;
        EXPECT_LE(network.elapsed(), std::chrono::minutes(60)) << seed;
        for (const auto& [url, answer] : answers) {
            EXPECT_TRUE(answer.status != 0 || answer.failure != Failure::none) << url;
            EXPECT_LE(answer.tries, 3) << url;
        }
    }
}

}  // namespace
}  // namespace veritally
