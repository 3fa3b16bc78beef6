#include "link/verifier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "link/fake_fetcher.h"
#include "link/labelled_answers.h"

namespace veritally {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kPage[] = "https://site.example/report";
constexpr char kGood[] =
    "<title>Report</title><h1>Report</h1><p id=sums>Sums of all machines in the hall, by year.</p>"
    "<p>In the first year there were nine of them, and each drew four kilowatts at the wall.</p>";
constexpr std::int64_t kDay = 24 * 3600;

/// One address, asked on several days.
class Visits {
  public:
    LinkStatus on(std::int64_t day, const std::set<std::string>& fragments = {""}) {
        VerifierOptions options;
        options.now = 1'700'000'000 + day * kDay;
        options.archive = false;
        options.offline = offline;
        Verifier verifier(&fetcher, &known_signs(), options);
        return verifier.verify({{kPage, fragments}}, records)[kPage];
    }
    FakeFetcher fetcher;
    std::map<std::string, LinkRecord> records;
    bool offline = false;
};

TEST(Verifier, FindsANewLinkDeadAtOnce) {
    Visits visits;
    visits.fetcher.set(kPage, 404, "");
    EXPECT_TRUE(is_dead(visits.on(0)));
    EXPECT_TRUE(is_dead(visits.on(1)));
}

TEST(Verifier, SuspectsALinkThatWasAliveUntilItsThirdStrike) {
    Visits visits;
    visits.fetcher.set(kPage, 200, kGood);
    EXPECT_EQ(visits.on(0).seen, Seen::alive);
    visits.fetcher.set(kPage, 404, "");
    EXPECT_FALSE(is_dead(visits.on(8)));
    EXPECT_EQ(visits.on(9).strikes, 1) << "a day later is no other strike";
    EXPECT_EQ(visits.on(11).strikes, 2);
    EXPECT_FALSE(is_dead(visits.on(12)));
    EXPECT_TRUE(is_dead(visits.on(14)));
}

TEST(Verifier, ClearsStrikesWithOneSuccess) {
    Visits visits;
    visits.fetcher.set(kPage, 200, kGood);
    visits.on(0);
    visits.fetcher.set(kPage, 404, "");
    visits.on(8);
    EXPECT_EQ(visits.on(12).strikes, 2);
    visits.fetcher.set(kPage, 200, kGood);
    EXPECT_EQ(visits.on(16).strikes, 0);
    visits.fetcher.set(kPage, 404, "");
    EXPECT_EQ(visits.on(24).strikes, 1);
}

TEST(Verifier, ServesWhatIsAliveFromMemoryForAWeekAndFailuresNever) {
    Visits visits;
    visits.fetcher.set(kPage, 200, kGood);
    visits.on(0);
    EXPECT_TRUE(visits.on(6).remembered);
    EXPECT_THAT(visits.fetcher.asked, SizeIs(1));
    EXPECT_FALSE(visits.on(7).remembered);
    visits.fetcher.set(kPage, 500, "");
    visits.on(20);
    visits.on(20);
    EXPECT_THAT(visits.fetcher.asked, SizeIs(4));
}

TEST(Verifier, NeverCountsAWallOrALoginAsAStrike) {
    for (int status : {401, 403, 429, 999}) {
        Visits visits;
        visits.fetcher.set(kPage, status, "");
        for (int day = 0; day < 20; day += 4) EXPECT_EQ(visits.on(day).strikes, 0) << status;
    }
}

TEST(Verifier, CountsStrikesOfWhatMayPass) {
    Visits visits;
    visits.fetcher.set(kPage, 503, "");
    visits.on(0);
    visits.on(3);
    const LinkStatus third = visits.on(6);
    EXPECT_EQ(third.seen, Seen::transient);
    EXPECT_EQ(third.strikes, kMostStrikes);
    EXPECT_FALSE(is_dead(third));
}

TEST(Verifier, AsksNothingOffline) {
    Visits visits;
    visits.fetcher.set(kPage, 404, "");
    visits.on(0);
    visits.offline = true;
    const LinkStatus status = visits.on(30);
    EXPECT_THAT(visits.fetcher.asked, SizeIs(1));
    EXPECT_TRUE(status.remembered);
    EXPECT_EQ(status.seen, Seen::missing);
    EXPECT_EQ(status.asked, 1'700'000'000);
}

TEST(Verifier, LearnsNothingFromWhatWasNotJudged) {
    Visits visits;
    visits.fetcher.set(kPage, 200, kGood);
    visits.on(0);
    visits.fetcher.answers[kPage].failure = Failure::no_network;
    const LinkRecord before = visits.records[kPage];
    EXPECT_EQ(visits.on(30).seen, Seen::not_judged);
    EXPECT_EQ(visits.records[kPage], before);
}

TEST(Verifier, ChecksFragmentsWithOneRequest) {
    Visits visits;
    visits.fetcher.set(kPage, 200, kGood);
    const LinkStatus status = visits.on(0, {"", "sums", "means", ":~:text=nine%20of%20them"});
    EXPECT_THAT(visits.fetcher.asked, SizeIs(1));
    EXPECT_THAT(status.fragment_faults, SizeIs(1));
    EXPECT_EQ(status.fragment_faults.at("means"), "has no place named 'means'");
}

TEST(Verifier, RemembersWhatAPageLacksAndAsksAboutWhatIsNew) {
    Visits visits;
    visits.fetcher.set(kPage, 200, kGood);
    visits.on(0, {"sums", "means"});
    EXPECT_THAT(visits.on(1, {"sums", "means"}).fragment_faults, SizeIs(1));
    EXPECT_THAT(visits.fetcher.asked, SizeIs(1));
    EXPECT_THAT(visits.on(1, {"modes"}).fragment_faults, Contains(testing::Key("modes")));
    EXPECT_THAT(visits.fetcher.asked, SizeIs(2));
    visits.offline = true;
    EXPECT_THAT(visits.on(2, {"means", "modes"}).fragment_faults, SizeIs(2));
}

TEST(Verifier, StrikesNothingThatWasNotAsked) {
    Visits visits;
    visits.fetcher.answers[kPage].failure = Failure::not_asked;
    for (std::int64_t day : {0, 4, 8}) EXPECT_EQ(visits.on(day).seen, Seen::not_judged);
    EXPECT_EQ(visits.records[kPage].strikes, 0);
}

TEST(Verifier, AsksAnAddressBesideASoft404) {
    const std::string sibling = sibling_of(kPage);
    EXPECT_TRUE(sibling.starts_with("https://site.example/"));
    EXPECT_EQ(sibling, sibling_of(kPage));
    Visits visits;
    visits.fetcher.set(kPage, 200, "<title>Page not found</title><h1>Page not found</h1>");
    EXPECT_FALSE(visits.on(0).like_sibling);
    EXPECT_THAT(visits.fetcher.asked, ElementsAre(kPage, sibling));
    visits.fetcher.set(sibling, 200, "<title>Page not found</title><h1>Page not found</h1>");
    EXPECT_TRUE(visits.on(1).like_sibling);
}

TEST(Verifier, JudgesADoiAtItsResolver) {
    FakeFetcher fetcher;
    const std::string place = "https://doi.org/api/handles/10.1145/3079856.3080246";
    fetcher.set(place, 200, R"({"responseCode":1,"handle":"10.1145/3079856.3080246"})",
                "application/json");
    fetcher.set("https://doi.org/api/handles/10.1145/none", 404, R"({"responseCode":100})",
                "application/json");
    std::map<std::string, LinkRecord> records;
    VerifierOptions options;
    options.archive = false;
    Verifier verifier(&fetcher, &known_signs(), options);
    LinkStatuses statuses = verifier.verify({{"https://doi.org/10.1145/3079856.3080246", {""}},
                                             {"https://dx.doi.org/10.1145/none", {""}}},
                                            records);
    EXPECT_EQ(statuses["https://doi.org/10.1145/3079856.3080246"].seen, Seen::alive);
    EXPECT_EQ(statuses["https://dx.doi.org/10.1145/none"].seen, Seen::gone);
    EXPECT_THAT(fetcher.asked, SizeIs(2));
}

TEST(Verifier, WhatLiesInAPrivateRepositoryIsSeenByNoReader) {
    FakeFetcher fetcher;
    const std::string api = "https://api.github.com/repos/o/", site = "https://github.com/o/";
    fetcher.set(api + "r", 200, R"({"private":true})", "application/json");
    fetcher.set(api + "r/contents/a.md?ref=main", 200, "{}", "application/json");
    fetcher.set(api + "s", 200, R"({"private":false})", "application/json");
    fetcher.set(api + "s/issues/7", 200, "{}", "application/json");
    fetcher.set(api + "t", 403, "{}", "application/json");
    fetcher.set(api + "t/issues/8", 200, "{}", "application/json");
    std::map<std::string, LinkRecord> records;
    VerifierOptions options;
    options.archive = false;
    options.with_token = true;
    Verifier verifier(&fetcher, &known_signs(), options);
    LinkStatuses statuses = verifier.verify({{site + "r/blob/main/a.md", {""}},
                                             {site + "s", {""}},
                                             {site + "s/issues/7", {""}},
                                             {site + "t/issues/8", {""}},
                                             {api + "r", {""}}},
                                            records);
    EXPECT_EQ(statuses[site + "r/blob/main/a.md"].seen, Seen::login);
    EXPECT_EQ(statuses[site + "r/blob/main/a.md"].reason, "lies in a private repository");
    EXPECT_EQ(statuses[api + "r"].seen, Seen::login);
    EXPECT_EQ(statuses[api + "r"].reason, "is a private repository");
    EXPECT_EQ(statuses[site + "s"].seen, Seen::alive);
    EXPECT_EQ(statuses[site + "s/issues/7"].seen, Seen::alive);
    EXPECT_EQ(statuses[site + "t/issues/8"].seen, Seen::alive) << "nothing says that it is not";
    EXPECT_THAT(fetcher.asked, SizeIs(6)) << "each place once";
}

TEST(Verifier, AsksThePageWhereTheApiDeniesIt) {
    FakeFetcher fetcher;
    const std::string there = "https://github.com/o/r", slash = there + "/blob/fix/it/a.md",
                      gone = there + "/issues/7", api = "https://api.github.com/repos/o/r";
    fetcher.set(api, 200, R"({"html_url":"https://github.com/o/r"})", "application/json");
    fetcher.set(slash, 200, kGood);
    std::map<std::string, LinkRecord> records;
    VerifierOptions options;
    options.archive = false;
    options.with_token = true;
    Verifier verifier(&fetcher, &known_signs(), options);
    LinkStatuses statuses =
        verifier.verify({{there, {""}}, {slash, {"sums", "means"}}, {gone, {""}}}, records);
    EXPECT_EQ(statuses[there].seen, Seen::alive);
    EXPECT_EQ(statuses[there].asked_at, api);
    EXPECT_EQ(statuses[slash].seen, Seen::alive);
    EXPECT_EQ(statuses[slash].asked_at, "");
    EXPECT_THAT(statuses[slash].fragment_faults, SizeIs(1));
    EXPECT_EQ(statuses[gone].seen, Seen::missing);
    EXPECT_EQ(records[gone].strikes, 1);
    EXPECT_THAT(fetcher.asked, SizeIs(5));
    EXPECT_THAT(fetcher.asked, testing::Not(testing::Contains(there)));
}

TEST(Verifier, SuggestsACopyOfWhatIsDead) {
    FakeFetcher fetcher;
    fetcher.set(snapshot_query(kPage), 200,
                R"({"archived_snapshots":{"closest":{"available":true,"url":)"
                R"("http://web.archive.org/web/2020/https://site.example/report"}}})",
                "application/json");
    std::map<std::string, LinkRecord> records;
    Verifier verifier(&fetcher, &known_signs(), {});
    LinkStatuses statuses =
        verifier.verify({{kPage, {""}}, {"http://127.0.0.1:80/x", {""}}}, records);
    EXPECT_EQ(statuses[kPage].snapshot,
              "https://web.archive.org/web/2020/https://site.example/report");
    EXPECT_THAT(fetcher.asked, SizeIs(3)) << "none for an address that only we can reach";
}

TEST(Snapshot, TellsNobodyOfTheUsersOwnNetwork) {
    FakeFetcher fetcher;
    fetcher.set("http://wiki.site.example/plan", 404, "");
    fetcher.answers["http://wiki.site.example/plan"].allowed = true;
    std::map<std::string, LinkRecord> records;
    Verifier(&fetcher, &known_signs(), {})
        .verify({{"http://wiki.site.example/plan", {""}}}, records);
    EXPECT_THAT(fetcher.asked, SizeIs(1));
}

TEST(Snapshot, IsAskedForWithTheWholeAddress) {
    EXPECT_EQ(snapshot_query("http://a.example/?t=AT%26T&x=1"),
              "https://archive.org/wayback/available?url=http://a.example/%3Ft%3DAT%2526T%26x%3D1");
}

TEST(Snapshot, ReadsNothingElse) {
    EXPECT_EQ(read_snapshot("{}"), "");
    EXPECT_EQ(read_snapshot("["), "");
    EXPECT_EQ(
        read_snapshot(R"({"archived_snapshots":{"closest":{"url":"https://evil.example/"}}})"), "");
}

}  // namespace
}  // namespace veritally
