// Identifiers and repositories, judged where more is known of them than their pages tell.

#include "link/asked_place.h"

#include <gtest/gtest.h>

#include "link/labelled_answers.h"

namespace veritally {
namespace {

std::string place(const std::string& url, bool with_token = true) {
    return asked_place(url, known_signs(), with_token).url;
}

Observation seen_at(const std::string& url, int status, const std::string& body,
                    std::vector<Hop> hops = {}) {
    const AskedPlace place = asked_place(url, known_signs(), true);
    Answer answer;
    answer.url = answer.final_url = place.url;
    answer.status = status;
    answer.body = body;
    answer.hops = std::move(hops);
    answer.headers = {
        {"content-type", place.kind == AskedKind::arxiv ? "text/html" : "application/json"}};
    return observe_place(place, answer, url, known_signs());
}

TEST(AskedPlace, IsWhereMoreIsKnown) {
    EXPECT_EQ(place("https://dx.doi.org/10.1145/x?y"), "https://doi.org/api/handles/10.1145/x?y");
    EXPECT_EQ(place("http://arxiv.org/pdf/1706.03762v5.pdf"),
              "https://export.arxiv.org/abs/1706.03762v5");
    EXPECT_EQ(place("https://arxiv.org/abs/hep-th/9901001"),
              "https://export.arxiv.org/abs/hep-th/9901001");
    const std::string page = "https://github.com/o-o/r.r",
                      api = "https://api.github.com/repos/o-o/";
    EXPECT_EQ(place(page), api + "r.r");
    EXPECT_EQ(place(page + ".git"), api + "r.r");
    EXPECT_EQ(place(page + "/blob/v1.2/a/b%20c.md?plain=1"),
              api + "r.r/contents/a/b%20c.md?ref=v1.2");
    EXPECT_EQ(place(page + "/tree/main/src/"), api + "r.r/contents/src?ref=main");
    EXPECT_EQ(place(page + "/tree/main"), api + "r.r/commits/main");
    EXPECT_EQ(place(page + "/commit/0a1b2c3d"), api + "r.r/commits/0a1b2c3d");
    EXPECT_EQ(place(page + "/pull/12"), api + "r.r/issues/12");
    EXPECT_EQ(place(page + "/releases/tag/v1.0"), api + "r.r/git/ref/tags/v1.0");
}

TEST(AskedPlace, IsTheAddressItselfWhereNothingElseSpeaksForIt) {
    for (const char* url :
         {"https://github.com/o/r/wiki/Home", "https://github.com/o", "https://doi.org/",
          "https://github.com.evil.example/o/r", "https://arxiv.org/html/1706.03762",
          "https://arxiv.org/list/cs.AR/recent", "https://github.com/o/r/compare/a...b"}) {
        EXPECT_EQ(place(url), url);
    }
    EXPECT_EQ(place("https://github.com/o/r", false), "https://github.com/o/r");
}

TEST(AskedPlace, ReadsARecordOfTheHandleSystem) {
    const std::string doi = "https://doi.org/10.1145/3079856";
    const auto record = [](const std::string& type, const std::string& value) {
        return R"({"responseCode":1,"values":[{"index":1,"type":")" + type +
               R"(","data":{"format":"string","value":")" + value + "\"}}]}";
    };
    EXPECT_EQ(seen_at(doi, 200, record("URL", "https://dl.example/x")).seen, Seen::alive);
    EXPECT_EQ(seen_at(doi, 200, record("10320/loc", "<locations/>")).seen, Seen::alive);
    EXPECT_EQ(seen_at(doi, 200, record("HS_ADMIN", "x")).seen, Seen::empty);
    const Observation withdrawn =
        seen_at(doi, 200, record("URL", "https://www.crossref.org/_deleted-doi/"));
    EXPECT_EQ(withdrawn.seen, Seen::gone);
    EXPECT_EQ(withdrawn.reason, "is an identifier that its publisher has withdrawn");
    EXPECT_EQ(seen_at(doi, 404, R"({"responseCode":100})").seen, Seen::gone);
    EXPECT_EQ(seen_at(doi, 429, "").seen, Seen::throttled);
    EXPECT_EQ(seen_at(doi, 200, "<html>").seen, Seen::transient);
    EXPECT_EQ(seen_at(doi, 200, R"({"responseCode":1,"values":[7,{"data":[]},null]})").seen,
              Seen::empty);
}

TEST(AskedPlace, APreprintThatWasWithdrawnSaysSo) {
    const std::string url = "https://arxiv.org/abs/2011.99042";
    const auto page = [](const std::string& comment, const std::string& abstract) {
        return "<html><head><title>[2011.99042] Tiling of sparse kernels</title></head><body>"
               "<h1>Tiling of sparse kernels</h1><blockquote>" +
               abstract +
               "</blockquote><table>"
               "<tr><td>Comments:</td><td>" +
               comment + "</td></tr></table></body></html>";
    };
    const std::string abstract = "We tile sparse kernels and measure nine per cent on two boards.";
    EXPECT_EQ(seen_at(url, 200, page("12 pages", abstract)).seen, Seen::alive);
    EXPECT_EQ(seen_at(url, 200, page("Section 5 of this paper was withdrawn", abstract)).seen,
              Seen::alive);
    const Observation withdrawn = seen_at(
        url, 200,
        page("This paper has been withdrawn by the author due to an error in eq. 4", abstract));
    EXPECT_EQ(withdrawn.seen, Seen::soft);
    EXPECT_EQ(withdrawn.reason, "is a preprint that was withdrawn");
    EXPECT_EQ(seen_at(url, 200, page("12 pages", "This paper was withdrawn. It was wrong.")).seen,
              Seen::soft);
    EXPECT_EQ(seen_at(url, 404, "<h1>Article not found</h1>").seen, Seen::missing);
    EXPECT_EQ(seen_at(url, 400, "<h1>not recognized</h1>").seen, Seen::missing);
}

TEST(AskedPlace, ARepositoryIsWhatReadersSeeOfIt) {
    const std::string url = "https://github.com/Old/Tool/";
    const auto answer = [](const std::string& name, const std::string& hidden) {
        return R"({"html_url":"https://github.com/)" + name + R"(","private":)" + hidden + "}";
    };
    EXPECT_EQ(seen_at(url, 200, answer("old/tool", "false")).seen, Seen::alive);
    EXPECT_EQ(seen_at(url, 200, answer("old/tool", "true")).seen, Seen::login);
    EXPECT_EQ(seen_at(url, 200, answer("new/tool", "false")).seen, Seen::alive)
        << "the page sends on by another way than for good";
    const Observation moved = seen_at(url, 200, answer("new/tool", "false"),
                                      {{"https://api.github.com/repos/Old/Tool", 301, "/x"}});
    EXPECT_EQ(moved.seen, Seen::moved);
    EXPECT_EQ(moved.moved_to, "https://github.com/new/tool");
    EXPECT_TRUE(moved.safe);
    EXPECT_EQ(seen_at(url, 200, "[{}]").seen, Seen::alive);
    EXPECT_EQ(seen_at(url, 404, R"({"message":"Not Found"})").seen, Seen::missing);
}

Answer answer_of(const std::string& url, int status, const std::string& body) {
    Answer answer;
    answer.url = answer.final_url = url;
    answer.status = status;
    answer.headers = {{"content-type", "text/html"}};
    answer.body = body;
    return answer;
}

constexpr char kBoard[] =
    "<title>The board</title><h1>The board</h1><p>It computes as much as ten others of its kind do "
    "together, and draws four kilowatts at the wall.</p>";

TEST(Observation, JudgesThePageBehindAGap) {
    Answer answer = answer_of("https://a.example/board", 200, kBoard);
    answer.failure = Failure::tls_chain;
    EXPECT_EQ(observe(answer, answer.url, known_signs()).seen, Seen::tls_chain);
    answer.hops = {{answer.url, 301, "/new-board"}};
    answer.final_url = "https://a.example/new-board";
    EXPECT_EQ(observe(answer, answer.url, known_signs()).seen, Seen::moved);
    answer = answer_of("https://a.example/board", 404, "");
    answer.failure = Failure::tls_chain;
    EXPECT_EQ(observe(answer, answer.url, known_signs()).seen, Seen::missing);
}

TEST(Observation, IsSureOfAMoveWithinOneHand) {
    const auto is_safe = [](const std::string& from, const std::string& to, int status = 301) {
        Answer answer = answer_of(from + "/board", 200, kBoard);
        answer.final_url = to + "/board";
        answer.hops = {{answer.url, status, answer.final_url}};
        const Observation seen = observe(answer, answer.url, known_signs());
        EXPECT_EQ(seen.seen, Seen::moved) << from;
        return seen.safe;
    };
    EXPECT_TRUE(is_safe("http://a.example", "https://a.example"));
    EXPECT_TRUE(is_safe("https://docs.a.example", "https://www.a.example"));
    EXPECT_FALSE(is_safe("https://a.example", "http://a.example"));
    EXPECT_FALSE(is_safe("https://a.example", "https://b.example"));
    EXPECT_FALSE(is_safe("http://a.example", "https://a.example", 200)) << "a page's own word";
    for (const char* parent : {"s3.amazonaws.com", "s3.eu-west-1.amazonaws.com", "blogspot.co.uk",
                               "over-blog.com", "kyoto.jp", "k12.ca.us", "unheard-of.example"}) {
        const std::string mine = "https://alice.", other = "https://mallory.";
        EXPECT_FALSE(is_safe(mine + parent, other + parent)) << parent;
    }
}

TEST(Observation, NamesThePrivateAddressAndWhoSendsThere) {
    Answer answer;
    answer.failure = Failure::private_address;
    const auto reason = [&](const std::string& url, const std::string& last,
                            const std::string& detail, std::vector<Hop> hops = {}) {
        answer.url = url;
        answer.final_url = last;
        answer.detail = detail;
        answer.hops = std::move(hops);
        return observe(answer, url, known_signs()).reason;
    };
    const std::string a = "https://a.example/x", b = "https://b.example/y";
    EXPECT_EQ(reason("http://10.0.0.1/", "http://10.0.0.1/", "10.0.0.1 (private)"),
              "leads to 10.0.0.1 (private)");
    EXPECT_EQ(reason("http://10.0.0.1/", "http://10.0.0.1/", "10.0.0.1"), "leads to 10.0.0.1");
    EXPECT_EQ(reason("http://[::1]/", "http://[::1]/", "::1 (loopback)"),
              "leads to ::1 (loopback)");
    EXPECT_EQ(reason(a, a, "10.0.0.1 (private)"),
              "leads to the host 'a.example' at 10.0.0.1 (private)");
    EXPECT_EQ(reason(a, "http://169.254.169.254/", "169.254.169.254 (link-local)",
                     {{a, 302, "http://169.254.169.254/"}}),
              "redirects to 169.254.169.254 (link-local)");
    EXPECT_EQ(reason(a, "http://wiki.corp/", "10.0.0.1 (private)", {{a, 302, b}, {b, 302, "z"}}),
              "redirects from 'b.example' to the host 'wiki.corp' at 10.0.0.1 (private)");
}

}  // namespace
}  // namespace veritally
