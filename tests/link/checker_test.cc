// LinkChecker over the real c-ares and libcurl, against the servers of tests/link/server.py.

#include "link/checker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "link/loopback.h"

namespace veritally {
namespace {

using std::chrono::milliseconds;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// All waiting at a thirtieth.
constexpr milliseconds kTimeout{1'000};
/// What hangs so long is not waited for, on a slow machine either.
constexpr milliseconds kNever{120'000};

class LinkCheckerTest : public testing::Test {
  protected:
    LinkCheckerTest() {
        servers_.clear();
        options_.limits.timeout = kTimeout;
        options_.limits.allowed_addresses = {"127.0.0.0/16", "::1"};
        options_.controls = {servers_.url("127-0-0-9.test", "/ok")};
        network_.name_server = servers_.name_server();
        network_.authorities_file = servers_.file("root.pem");
    }

    std::map<std::string, Answer> ask(const std::vector<std::string>& urls) {
        std::map<std::string, Answer> answers;
        std::vector<Request> requests;
        for (const std::string& url : urls) requests.push_back({url});
        auto checker = make_link_checker(options_, network_);
        EXPECT_TRUE(checker.ok()) << (checker.ok() ? "" : checker.error().line());
        if (!checker.ok()) return answers;
        std::size_t calls = 0;
        (*checker)->fetch(requests, [&](Answer answer) {
            ++calls;
            answers[answer.url] = std::move(answer);
        });
        EXPECT_EQ(calls, urls.size());
        return answers;
    }

    Answer ask(const std::string& url) {
        const std::vector<std::string> urls{url};
        return ask(urls)[url];
    }

    std::string url(const std::string& path, const std::string& host = "127.0.0.2") const {
        return servers_.url(host, path);
    }

    /// Requests that a server saw, without connections and controls.
    std::vector<Loopback::Seen> requests_seen() {
        std::vector<Loopback::Seen> requests;
        for (Loopback::Seen& seen : servers_.seen()) {
            if (seen.line != "CONNECT" && seen.address != "127.0.0.9") {
                requests.push_back(std::move(seen));
            }
        }
        return requests;
    }

    Loopback& servers_ = Loopback::shared();
    CheckerOptions options_;
    NetworkOptions network_;
};

// Codes.

struct CodeCase {
    int status, tries;
};

TEST_F(LinkCheckerTest, TriesEachCodeAsOftenAsItsRowSays) {
    const CodeCase cases[] = {{200, 1}, {204, 1}, {205, 1}, {401, 1}, {402, 2}, {403, 2},
                              {404, 2}, {405, 2}, {406, 2}, {410, 1}, {412, 2}, {418, 2},
                              {451, 2}, {500, 3}, {501, 1}, {502, 3}, {503, 3}, {504, 3},
                              {520, 1}, {527, 1}, {530, 1}, {999, 1}};
    std::vector<std::string> urls;
    for (const CodeCase& one : cases) {
        urls.push_back(url("/" + std::to_string(one.status),
                           "127.0.1." + std::to_string(one.status % 250 + 1)));
    }
    const auto answers = ask(urls);
    for (std::size_t i = 0; i < urls.size(); ++i) {
        const Answer& answer = answers.at(urls[i]);
        EXPECT_EQ(answer.status, cases[i].status);
        EXPECT_EQ(answer.tries, cases[i].tries) << answer.status;
        EXPECT_EQ(answer.failure, Failure::none) << answer.status;
        EXPECT_EQ(answer.protocol, "HTTP/1.1");
        EXPECT_EQ(answer.family, 4);
        EXPECT_EQ(answer.final_url, urls[i]);
    }
}

TEST_F(LinkCheckerTest, TakesTheSecondTryThatSucceeds) {
    for (int status : {403, 404, 500, 503}) {
        const Answer answer = ask(url("/once/" + std::to_string(status)));
        EXPECT_EQ(answer.status, 200) << status;
        EXPECT_EQ(answer.tries, 2) << status;
    }
    const Answer answer = ask(url("/browser-only"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.tries, 2);
}

TEST_F(LinkCheckerTest, WaitsBetweenTries) {
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(ask(url("/404")).tries, 2);
    EXPECT_GE(std::chrono::steady_clock::now() - began, milliseconds(165));  // 5 s / 30
}

TEST_F(LinkCheckerTest, TriesNoMoreThanTheUserAllows) {
    options_.limits.retries = 0;
    EXPECT_EQ(ask(url("/404")).tries, 1);
    options_.limits.retries = 1;
    EXPECT_EQ(ask(url("/500")).tries, 2);
}

TEST_F(LinkCheckerTest, AsksAnAuxiliaryAddressOnce) {
    auto checker = make_link_checker(options_, network_);
    ASSERT_TRUE(checker.ok());
    const std::vector<Request> requests{{url("/404"), true}};
    int tries = 0;
    (*checker)->fetch(requests, [&](const Answer& answer) { tries = answer.tries; });
    EXPECT_EQ(tries, 1);
}

// Bodies.

TEST_F(LinkCheckerTest, ReadsBodiesUpToTheCap) {
    EXPECT_THAT(ask(url("/ok")).body, HasSubstr("Some words"));
    EXPECT_EQ(ask(url("/empty")).body, "");
    const Answer exact = ask(url("/exact"));
    EXPECT_EQ(exact.body.size(), kMaxBody);
    EXPECT_FALSE(exact.capped);
    for (const char* path : {"/big", "/endless"}) {
        const Answer answer = ask(url(path));
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.failure, Failure::none) << path << ": " << answer.detail;
        EXPECT_EQ(answer.body.size(), kMaxBody);
        EXPECT_TRUE(answer.capped);
    }
}

TEST_F(LinkCheckerTest, DecodesWithinTheCap) {
    EXPECT_THAT(ask(url("/gzip")).body, HasSubstr("Some words"));
    const Answer bomb = ask(url("/bomb"));
    EXPECT_EQ(bomb.failure, Failure::none);
    EXPECT_EQ(bomb.body.size(), kMaxBody);
    EXPECT_TRUE(bomb.capped);
    EXPECT_EQ(ask(url("/bad-gzip")).failure, Failure::bad_answer);
}

struct FailureCase {
    std::string path;
    Failure failure;
    int tries;
};

TEST_F(LinkCheckerTest, NamesWhatBecameOfABrokenAnswer) {
    const FailureCase cases[] = {{"/reset", Failure::reset, 3},
                                 {"/close", Failure::reset, 3},
                                 {"/truncated", Failure::truncated, 3},
                                 {"/truncated-chunks", Failure::truncated, 3},
                                 {"/bad-chunks", Failure::truncated, 3},
                                 {"/cut-headers", Failure::reset, 3},
                                 {"/not-http", Failure::bad_answer, 2},
                                 {"/http09", Failure::bad_answer, 2},
                                 {"/bad-status", Failure::bad_answer, 2},
                                 {"/huge-headers", Failure::bad_answer, 2},
                                 {"/long-header", Failure::bad_answer, 2},
                                 {"/slow-headers", Failure::timeout, 2},
                                 {"/slow-body", Failure::timeout, 2},
                                 {"/hang", Failure::timeout, 2}};
    std::vector<std::string> urls;
    for (std::size_t i = 0; i < std::size(cases); ++i) {
        urls.push_back(url(cases[i].path, "127.0.2." + std::to_string(i + 1)));
    }
    const auto answers = ask(urls);
    for (std::size_t i = 0; i < urls.size(); ++i) {
        const Answer& answer = answers.at(urls[i]);
        EXPECT_EQ(failure_name(answer.failure), failure_name(cases[i].failure))
            << cases[i].path << ": " << answer.detail;
        EXPECT_EQ(answer.tries, cases[i].tries) << cases[i].path;
        EXPECT_NE(answer.detail, "") << cases[i].path;
    }
}

TEST_F(LinkCheckerTest, RecoversFromOneReset) {
    const Answer answer = ask(url("/drop-once"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.tries, 2);
    EXPECT_EQ(answer.failure, Failure::none);
}

// Redirects.

TEST_F(LinkCheckerTest, FollowsHopByHop) {
    for (int status : {301, 302, 303, 307, 308}) {
        const Answer answer = ask(url("/to/" + std::to_string(status) + "/ok"));
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.tries, 1);
        const std::vector<Hop> hops{{answer.url, status, "/ok"}};
        EXPECT_EQ(answer.hops, hops);
        EXPECT_EQ(answer.final_url, url("/ok"));
    }
    EXPECT_EQ(ask(url("/chain/9")).hops.size(), 9U);
    EXPECT_EQ(ask(url("/chain/9")).status, 200);
}

TEST_F(LinkCheckerTest, ResolvesWhatALocationSays) {
    EXPECT_EQ(ask(url("/location?ok%23part")).final_url, url("/ok#part"));
    EXPECT_EQ(ask(url("/location?//127.0.0.3:" + std::to_string(servers_.port("http")) + "/ok"))
                  .final_url,
              url("/ok", "127.0.0.3"));
    for (const char* target : {"ftp://x.org/", "javascript:alert(1)", "http://me:pw@x.org/"}) {
        const Answer answer = ask(url("/location?" + std::string(target)));
        EXPECT_EQ(answer.failure, Failure::invalid_url) << target;
        EXPECT_EQ(answer.final_url, target);
        EXPECT_EQ(answer.hops.size(), 1U);
    }
    EXPECT_EQ(ask(url("/no-location")).status, 302);
}

TEST_F(LinkCheckerTest, FollowsAPageThatSendsItsReadersOn) {
    const Answer gone = ask(url("/refresh?/404"));
    EXPECT_EQ(gone.status, 404);
    EXPECT_EQ(gone.final_url, url("/404"));
    ASSERT_EQ(gone.hops.size(), 1U);
    EXPECT_TRUE(gone.hops[0].is_refresh());
    EXPECT_EQ(ask(url("/refresh?/refresh%3F/ok")).hops.size(), 2U);
    EXPECT_EQ(ask(url("/refresh?/refresh")).status, 200);
    servers_.clear();
    const Answer inside = ask(url("/refresh?http://10.0.0.1/board"));
    EXPECT_EQ(failure_name(inside.failure), "private_address");
}

TEST_F(LinkCheckerTest, EndsLoopsAfterATryWithCookies) {
    for (const char* path : {"/circle", "/endless-hops", "/chain/21"}) {
        const Answer answer = ask(url(path));
        EXPECT_EQ(answer.failure, Failure::redirect_loop) << path;
        EXPECT_EQ(answer.tries, 2) << path;
    }
    EXPECT_EQ(ask(url("/chain/20")).status, 200) << "browsers follow as many";
    const Answer wall = ask(url("/cookie-wall"));
    EXPECT_EQ(wall.status, 200);
    EXPECT_EQ(wall.tries, 2);
}

TEST_F(LinkCheckerTest, CookiesNeverLeaveTheirOrigin) {
    const std::string away = "/cookie-away?" + url("/circle", "127.0.0.4");
    EXPECT_EQ(ask(url(away)).failure, Failure::redirect_loop);
    for (const Loopback::Seen& seen : requests_seen()) {
        EXPECT_EQ(seen.headers.count("cookie"), 0U) << seen.address << " " << seen.line;
    }
}

TEST_F(LinkCheckerTest, HeadersOfOneHostGoThereOverTlsAlone) {
    options_.host_headers = {{"127-0-0-5.tls.test", "Authorization", "Bearer token"}};
    const std::string secure = servers_.url("127-0-0-5.tls.test", "/echo", "tls");
    const std::string plain = url("/echo", "127-0-0-5.tls.test");
    const std::string other = servers_.url("127-0-0-6.tls.test", "/echo", "tls");
    const std::string away = servers_.url("127-0-0-5.tls.test", "/location?" + other, "tls");
    const auto answers = ask(std::vector<std::string>{secure, plain, other, away});
    EXPECT_THAT(answers.at(secure).body, HasSubstr("Bearer token"));
    EXPECT_THAT(answers.at(plain).body, Not(HasSubstr("token")));
    EXPECT_THAT(answers.at(other).body, Not(HasSubstr("token")));
    EXPECT_EQ(answers.at(away).final_url, other);
    EXPECT_THAT(answers.at(away).body, Not(HasSubstr("token")));
}

// The guard.

TEST_F(LinkCheckerTest, OpensNoConnectionToWhatIsPrivate) {
    options_.limits.allowed_addresses = {};
    const std::string port = ":" + std::to_string(servers_.port("http")) + "/ok";
    std::vector<std::string> urls;
    for (const char* host :
         {"127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "0.0.0.0", "[::1]", "[::]",
          "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "127-0-0-1.test",
          "ten.test", "mapped.test", "metadata.test", "both-7.test"}) {
        urls.push_back(std::string("http://") + host + port);
    }
    for (const auto& [url, answer] : ask(urls)) {
        EXPECT_EQ(failure_name(answer.failure), "private_address") << url << answer.detail;
        EXPECT_EQ(answer.status, 0) << url;
        EXPECT_EQ(answer.tries, 0) << url;
        EXPECT_EQ(answer.family, 0) << url;
    }
    EXPECT_THAT(servers_.seen(), IsEmpty());
}

TEST_F(LinkCheckerTest, OpensNoConnectionToARedirectToWhatIsPrivate) {
    options_.limits.allowed_addresses = {"127.0.0.0/24"};
    for (const char* host :
         {"127.0.7.1", "127-0-7-1.test", "[::1]", "[::ffff:127.0.7.1]", "2130708225", "ten.test"}) {
        const std::string target = servers_.url(host, "/ok");
        const Answer answer = ask(url("/location?" + target));
        EXPECT_EQ(failure_name(answer.failure), "private_address") << host;
        EXPECT_EQ(answer.hops.size(), 1U) << host;
        EXPECT_EQ(answer.tries, 1) << host;
    }
    for (const Loopback::Seen& seen : servers_.seen()) EXPECT_EQ(seen.address, "127.0.0.2");
}

TEST_F(LinkCheckerTest, LooksANameUpOnceSoThatItCannotRebind) {
    options_.limits.allowed_addresses = {"127.0.9.1"};
    std::vector<std::string> urls;
    for (int i = 0; i < 20; ++i) urls.push_back(url("/404?" + std::to_string(i), "rebind.test"));
    for (const auto& [url, answer] : ask(urls)) EXPECT_EQ(answer.status, 404) << answer.detail;
    const std::vector<std::string> names = servers_.lookups();
    EXPECT_EQ(std::count(names.begin(), names.end(), "rebind.test"), 2);  // A and AAAA
    for (const Loopback::Seen& seen : servers_.seen()) EXPECT_EQ(seen.address, "127.0.9.1");
}

TEST_F(LinkCheckerTest, TakesTheAddressesThatPass) {
    options_.limits.allowed_addresses = {"127.0.0.77"};
    EXPECT_EQ(ask(url("/ok", "mixed.test")).status, 200);
    for (const Loopback::Seen& seen : servers_.seen()) EXPECT_EQ(seen.address, "127.0.0.77");
}

// Names and connections.

TEST_F(LinkCheckerTest, TellsANameThatDoesNotExistFromAServerThatDoesNotKnow) {
    const std::string missing = url("/ok", "nothing.test"), empty = url("/ok", "empty.test");
    const std::string broken = url("/ok", "servfail.test"), silent = url("/ok", "silent.test");
    const auto answers = ask(std::vector<std::string>{missing, empty, broken, silent});
    EXPECT_EQ(failure_name(answers.at(missing).failure), "name_not_found");
    EXPECT_EQ(answers.at(missing).tries, 2);
    EXPECT_EQ(failure_name(answers.at(empty).failure), "name_not_found");
    EXPECT_EQ(failure_name(answers.at(broken).failure), "name_unresolved");
    EXPECT_EQ(answers.at(broken).tries, 3);
    EXPECT_EQ(failure_name(answers.at(silent).failure), "name_unresolved");
    EXPECT_NE(answers.at(silent).detail, answers.at(broken).detail);
}

TEST_F(LinkCheckerTest, TriesARefusedConnectionThreeTimes) {
    const Answer answer = ask(servers_.url("127.0.0.1", "/ok", "refused"));
    EXPECT_EQ(failure_name(answer.failure), "refused");
    EXPECT_EQ(answer.tries, 3);
    EXPECT_EQ(answer.status, 0);
}

TEST_F(LinkCheckerTest, DoesNotAskTheRestOfAHostThatRefuses) {
    std::vector<std::string> urls;
    for (int i = 0; i < 50; ++i) {
        urls.push_back(servers_.url("127.0.0.1", "/" + std::to_string(i), "refused"));
    }
    urls.push_back(url("/ok", "127.0.0.1"));  // Another port of the same host answers.
    const auto answers = ask(urls);
    std::size_t unasked = 0;
    for (const auto& [url, answer] : answers) {
        if (url == urls.back()) continue;
        EXPECT_EQ(failure_name(answer.failure), answer.tries == 0 ? "not_asked" : "refused") << url;
        if (answer.tries == 0) ++unasked;
    }
    EXPECT_GE(unasked, 40U);
    EXPECT_EQ(answers.at(urls.back()).status, 200);
}

TEST_F(LinkCheckerTest, ReachesIpv4WhereIpv6DoesNotAnswer) {
    options_.limits.allowed_addresses.emplace_back("::2");
    const Answer answer = ask(url("/ok", "dead6.test"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.family, 4);
}

TEST_F(LinkCheckerTest, SaysWhichFamilyAnswered) {
    if (!servers_.has("http6")) GTEST_SKIP() << "no IPv6 here";
    EXPECT_EQ(ask(url("/ok", "[::1]")).family, 6);
    // The second try goes over IPv4 where a name has both.
    EXPECT_EQ(ask(url("/once/500", "both-3.test")).family, 4);
}

// TLS.

TEST_F(LinkCheckerTest, TellsWhatIsWrongWithACertificate) {
    const std::pair<const char*, const char*> cases[] = {{"tls", "none"},
                                                         {"expired", "tls_expired"},
                                                         {"wrong", "tls_name"},
                                                         {"other", "tls_issuer"},
                                                         {"alone", "tls_issuer"},
                                                         {"gap", "tls_chain"},
                                                         {"gap-wrong", "tls_name"},
                                                         {"gap-expired", "tls_expired"},
                                                         {"gap-other", "tls_issuer"},
                                                         {"gap-anchored", "tls_issuer"},
                                                         {"gap-2", "tls_chain"},
                                                         {"gap-4", "tls_chain"},
                                                         {"gap-5", "tls_issuer"},
                                                         {"gap-lost", "tls_gap"}};
    std::vector<std::string> urls;
    for (const auto& [port, failure] : cases) {
        urls.push_back(servers_.url("127-0-0-8.tls.test", "/ok", port));
    }
    const auto answers = ask(urls);
    for (std::size_t i = 0; i < urls.size(); ++i) {
        const Answer& answer = answers.at(urls[i]);
        EXPECT_EQ(failure_name(answer.failure), cases[i].second)
            << cases[i].first << ": " << answer.detail;
        EXPECT_EQ(answer.tries, 1) << cases[i].first;
        const std::string port = cases[i].first;
        const bool answered = port == "tls" || std::string(cases[i].second) == "tls_chain";
        EXPECT_EQ(answer.status, answered ? 200 : 0) << port;
    }
}

TEST_F(LinkCheckerTest, KeepsWhatIsSaidBehindAGap) {
    for (int status : {404, 410, 500}) {
        const std::string path = "/" + std::to_string(status);
        const Answer answer = ask(servers_.url("127-0-0-8.tls.test", path, "gap"));
        EXPECT_EQ(failure_name(answer.failure), "tls_chain");
        EXPECT_EQ(answer.status, status);
    }
}

TEST_F(LinkCheckerTest, FetchesNoIssuerFromWhatIsPrivate) {
    options_.limits.allowed_addresses = {"127.0.0.8"};
    const Answer answer = ask(servers_.url("127-0-0-8.tls.test", "/ok", "gap"));
    EXPECT_EQ(failure_name(answer.failure), "tls_gap") << answer.detail;
    for (const Loopback::Seen& seen : servers_.seen()) EXPECT_NE(seen.address, "127.0.0.1");
}

TEST_F(LinkCheckerTest, SendsNoSecretWhereTheChainHasAGap) {
    options_.host_headers = {{"127-0-0-8.tls.test", "Authorization", "Bearer token"}};
    const Answer answer = ask(servers_.url("127-0-0-8.tls.test", "/echo", "gap"));
    EXPECT_EQ(failure_name(answer.failure), "tls_chain");
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, Not(HasSubstr("token")));
}

// HTTP/2.

TEST_F(LinkCheckerTest, SpeaksHttp2) {
    ASSERT_TRUE(servers_.has("http2")) << "nghttpd is not there";
    std::vector<std::string> urls;
    for (int i = 0; i < 100; ++i) {
        urls.push_back(servers_.url("127.0.0.1", "/ok?" + std::to_string(i), "http2"));
    }
    urls.push_back(servers_.url("127.0.0.1", "/big", "http2"));
    for (const auto& [url, answer] : ask(urls)) {
        EXPECT_EQ(answer.status, 200) << answer.detail;
        EXPECT_EQ(answer.failure, Failure::none);
        EXPECT_EQ(answer.protocol, "HTTP/2");
        EXPECT_EQ(answer.capped, url == urls.back());
    }
}

TEST_F(LinkCheckerTest, KeepsTheAnswerWhereTheNextTryGetsNone) {
    ASSERT_TRUE(servers_.has("http2")) << "nghttpd is not there";
    // The second try is in HTTP/1.1, which this server does not speak.
    const Answer answer = ask(servers_.url("127.0.0.1", "/missing", "http2"));
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.failure, Failure::none);
    EXPECT_EQ(answer.protocol, "HTTP/2");
    EXPECT_GE(answer.tries, 2);
}

// Throttling.

TEST_F(LinkCheckerTest, WaitsAsAThrottlingHostAsks) {
    const auto began = std::chrono::steady_clock::now();
    const Answer answer = ask(url("/busy/1?1"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.tries, 2);
    EXPECT_GE(std::chrono::steady_clock::now() - began, milliseconds(1'000));
    EXPECT_EQ(ask(url("/busy/1", "127.0.0.4")).tries, 2);
    EXPECT_EQ(ask(url("/busy-date")).tries, 2);
}

TEST_F(LinkCheckerTest, WaitsNoLongerThanTheCap) {
    const auto began = std::chrono::steady_clock::now();
    const Answer answer = ask(url("/busy/9?86400"));
    EXPECT_EQ(answer.status, 429);
    EXPECT_LE(answer.tries, 3);
    // Two waits of 60 s / 30, not of a day / 30.
    EXPECT_LE(std::chrono::steady_clock::now() - began, std::chrono::minutes(2));
}

TEST_F(LinkCheckerTest, LetsNoThrottledHostHoldUpOthers) {
    std::vector<std::string> urls{url("/busy/1?2", "127.0.0.3")};
    for (int i = 0; i < 20; ++i) urls.push_back(url("/ok?" + std::to_string(i), "127.0.0.4"));
    std::vector<Request> requests;
    for (const std::string& one : urls) requests.push_back({one});
    std::vector<std::string> order;
    auto checker = make_link_checker(options_, network_);
    ASSERT_TRUE(checker.ok());
    (*checker)->fetch(requests, [&](const Answer& answer) { order.push_back(answer.url); });
    ASSERT_EQ(order.size(), urls.size());
    EXPECT_EQ(order.back(), urls.front());
}

// The run.

TEST_F(LinkCheckerTest, EndsWithItsBudget) {
    options_.limits.budget = milliseconds(1'500);
    options_.limits.timeout = kNever;
    const std::string fast = url("/ok"), slow = url("/hang", "127.0.0.3");
    const auto began = std::chrono::steady_clock::now();
    const auto answers = ask(std::vector<std::string>{fast, slow});
    EXPECT_LT(std::chrono::steady_clock::now() - began, kNever / 2);
    EXPECT_EQ(answers.at(fast).status, 200);
    EXPECT_EQ(failure_name(answers.at(slow).failure), "out_of_time");
}

TEST_F(LinkCheckerTest, EndsAtOnceWhenInterrupted) {
    bool stop = false;
    options_.limits.interrupted = [&] { return stop; };
    options_.limits.timeout = kNever;
    auto checker = make_link_checker(options_, network_);
    ASSERT_TRUE(checker.ok());
    const std::vector<Request> requests{
        {url("/ok")}, {url("/hang", "127.0.0.3")}, {url("/404", "127.0.0.4")}};
    std::map<std::string, Failure> failures;
    const auto began = std::chrono::steady_clock::now();
    (*checker)->fetch(requests, [&](const Answer& answer) {
        failures[answer.url] = answer.failure;
        stop = true;
    });
    EXPECT_LT(std::chrono::steady_clock::now() - began, kNever / 2);
    EXPECT_EQ(failure_name(failures[requests[0].url]), "none");
    EXPECT_EQ(failure_name(failures[requests[1].url]), "interrupted");
    EXPECT_EQ(failure_name(failures[requests[2].url]), "interrupted");
}

TEST_F(LinkCheckerTest, EndsWithItsBytes) {
    options_.most_bytes = 200'000;
    options_.limits.per_host = 1;
    std::vector<std::string> urls;
    for (int i = 0; i < 20; ++i) urls.push_back(url("/exact?" + std::to_string(i)));
    std::size_t unasked = 0;
    for (const auto& [url, answer] : ask(urls)) {
        if (answer.failure == Failure::out_of_time) ++unasked;
    }
    EXPECT_GE(unasked, 15U);
    EXPECT_LT(unasked, 18U);
}

TEST_F(LinkCheckerTest, KeepsToTheLimitOfAHost) {
    options_.limits.per_host = 3;
    std::vector<std::string> urls;
    for (int i = 0; i < 30; ++i) urls.push_back(url("/delay/10?" + std::to_string(i)));
    ask(urls);
    std::size_t connections = 0;
    for (const Loopback::Seen& seen : servers_.seen()) connections += seen.line == "CONNECT";
    EXPECT_LE(connections, 3U);
    EXPECT_EQ(requests_seen().size(), 30U);
}

TEST_F(LinkCheckerTest, RefusesWhatCannotBeAsked) {
    const Answer answer = ask(std::string("http://x..org/"));
    EXPECT_EQ(failure_name(answer.failure), "invalid_url");
    EXPECT_EQ(answer.tries, 0);
}

TEST_F(LinkCheckerTest, AnswersOneFetchAfterAnother) {
    auto checker = make_link_checker(options_, network_);
    ASSERT_TRUE(checker.ok());
    for (int round = 0; round < 3; ++round) {
        const std::vector<Request> requests{{url("/ok?" + std::to_string(round))}};
        int status = 0;
        (*checker)->fetch(requests, [&](const Answer& answer) { status = answer.status; });
        EXPECT_EQ(status, 200);
    }
    std::size_t connections = 0;
    for (const Loopback::Seen& seen : servers_.seen()) connections += seen.line == "CONNECT";
    EXPECT_EQ(connections, 1U);
}

// Without a network.

TEST_F(LinkCheckerTest, JudgesNothingPublicWithoutANetwork) {
    options_.controls = {url("/ok", "servfail.test")};
    const std::string missing = url("/ok", "nothing.test"), broken = url("/ok", "servfail.test");
    const std::string here = url("/404"), refused = servers_.url("127.0.0.1", "/ok", "refused");
    const std::string inside = url("/ok", "[::ffff:10.0.0.1]");
    const auto answers = ask(std::vector<std::string>{missing, broken, here, refused, inside});
    EXPECT_EQ(failure_name(answers.at(missing).failure), "no_network");
    EXPECT_EQ(failure_name(answers.at(broken).failure), "no_network");
    EXPECT_EQ(answers.at(here).status, 404);
    EXPECT_EQ(failure_name(answers.at(refused).failure), "refused");
    EXPECT_EQ(failure_name(answers.at(inside).failure), "private_address");
}

TEST_F(LinkCheckerTest, AsksNoControlWithoutNeed) {
    ask(url("/404"));
    ask(servers_.url("127.0.0.1", "/ok", "refused"));
    EXPECT_THAT(servers_.lookups(), Not(Contains("127-0-0-9.test")));
}

TEST_F(LinkCheckerTest, KeepsAMissingNameWhereNamesAreLookedUp) {
    options_.controls = {servers_.url("127-0-0-9.test", "/ok", "refused")};
    EXPECT_EQ(failure_name(ask(url("/ok", "nothing.test")).failure), "name_not_found");
}

TEST_F(LinkCheckerTest, SaysWhatIsWrongWithARange) {
    options_.limits.allowed_addresses = {"127.0.0.1/99"};
    const auto checker = make_link_checker(options_, network_);
    ASSERT_FALSE(checker.ok());
    EXPECT_THAT(checker.error().line(), HasSubstr("'127.0.0.1/99' is no IP address or range"));
}

}  // namespace
}  // namespace veritally
