#include "link/cassette.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "link/fake_fetcher.h"

namespace veritally {
namespace {

using ::testing::HasSubstr;

Answer full_answer() {
    Answer answer;
    answer.url = "https://a.example/x";
    answer.hops = {{"https://a.example/x", 301, "/y"}};
    answer.final_url = "https://a.example/y";
    answer.status = 200;
    answer.headers = {{"content-type", "text/html"}, {"set-cookie", "a=1"}, {"set-cookie", "b=2"}};
    answer.body = "<p>Größe</p>";
    answer.capped = true;
    answer.failure = Failure::truncated;
    answer.detail = "transfer closed";
    answer.protocol = "HTTP/2";
    answer.family = 6;
    answer.tries = 3;
    answer.time = 1'700'000'000;
    return answer;
}

TEST(Cassette, ReadsBackWhatItWrites) {
    std::map<std::string, Answer> answers;
    answers["https://a.example/x"] = full_answer();
    Answer bytes = full_answer();
    bytes.url = "https://b.example/";
    bytes.body = std::string("%PDF-1.4\n\xe2\xe3\xcf\xd3\0\xff", 15);
    answers[bytes.url] = bytes;
    const std::string text = write_cassette(answers);
    const auto read = read_cassette(text);
    ASSERT_TRUE(read) << read.error().line();
    EXPECT_EQ(*read, answers);
    EXPECT_EQ(write_cassette(*read), text);
}

TEST(Cassette, NamesTheLineThatIsNone) {
    EXPECT_THAT(read_cassette("\n{\"status\": 1}\n").error().line(), HasSubstr("line 2"));
    EXPECT_THAT(read_cassette("[1]").error().line(), HasSubstr("line 1"));
    EXPECT_THAT(read_cassette("{\"url\":\"x\",\"headers\":[[1,2]]}").error().line(),
                HasSubstr("line 1"));
}

TEST(Cassette, PlaysWhatWasRecordedAndSaysWhatWasNot) {
    FakeFetcher web;
    web.set("https://a.example/", 200, "here");
    CassetteRecorder recorder(web);
    const Request requests[] = {{"https://a.example/", false}};
    recorder.fetch(requests, [](Answer) {});
    CassettePlayer player(recorder.answers());
    std::vector<Answer> heard;
    const Request more[] = {{"https://a.example/", false}, {"https://b.example/", false}};
    player.fetch(more, [&](Answer answer) { heard.push_back(std::move(answer)); });
    ASSERT_EQ(heard.size(), 2u);
    EXPECT_EQ(heard[0].body, "here");
    EXPECT_EQ(heard[1].failure, Failure::not_recorded);
}

}  // namespace
}  // namespace veritally
