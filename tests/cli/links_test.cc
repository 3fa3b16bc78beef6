// lint --links as users run it: the program, a config, a cache and the servers of
// tests/link/server.py.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <nlohmann/json.hpp>

#include "child.h"
#include "golden.h"
#include "link/cassette.h"
#include "link/loopback.h"

namespace veritally {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;
using Json = nlohmann::json;

class LinksCommand : public testing::Test {
  protected:
    LinksCommand() {
        servers_.clear();
        write("allow.yaml", config("allow-addresses: [127.0.0.0/16], "));
    }

    /// All waiting at a hundredth.
    static std::string config(const std::string& keys) {
        return "extends: ai-compute\nlinks: {" + keys + "timeout: 300ms}\n";
    }
    std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
    void write(const std::string& name, const std::string& text) {
        std::filesystem::create_directories((folder_.path() / name).parent_path());
        write_whole(folder_.path() / name, text);
    }
    std::string read(const std::string& name) const { return read_whole(folder_.path() / name); }
    bool exists(const std::string& name) const {
        return std::filesystem::exists(folder_.path() / name);
    }

    /// An entry that cites the addresses, each of its own footnote.
    static std::string entry(const std::vector<std::string>& urls) {
        std::string cited, works;
        for (std::size_t i = 0; i < urls.size(); ++i) {
            const std::string mark = "[^" + std::to_string(i) + "]";
            cited += mark;
            works +=
                mark + ": Maker. \"Page " + std::to_string(i) + ".\" 2024. <" + urls[i] + ">\n";
        }
        return "---\nlayout: default\ntitle: A\nname: A\ncategory: individual\ncompute: 4e+14\n"
               "stakeholders: 1\n---\n\n## Description\n\nA." +
               cited + "\n\n## Scope\n\nB.\n\n## Implications\n\nC.\n\n## Works cited\n\n" + works;
    }
    void cite(const std::vector<std::string>& urls, const std::string& file = "r/e.md") {
        write(file, entry(urls));
    }
    std::string url(const std::string& path, const std::string& host = "127.0.0.2") const {
        return servers_.url(host, path);
    }

    /// Runs `veritally lint --select link WORDS… r` with a cache of the test's own.
    Ended lint(std::vector<std::string> words, const std::string& cache = "cache") const {
        words.insert(words.begin(), {"lint", "--select", "link"});
        words.push_back("r");
        return veritally(words, cache);
    }
    Ended veritally(std::vector<std::string> words, const std::string& cache = "cache") const {
        words.insert(words.begin(), program_path().string());
        return run_program_as_user(words, cache);
    }
    /// A program, with nothing of what is set around the tests.
    Ended run_program_as_user(const std::vector<std::string>& words,
                              const std::string& cache = "cache") const {
        std::vector<std::string> all{"env"};
        for (const char* name :
             {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "GITHUB_TOKEN",
              "GH_TOKEN", "VERITALLY_CACHE", "VERITALLY_LEDGER", "VERITALLY_ALLOW_ADDRESSES"}) {
            all.insert(all.end(), {"-u", name});
        }
        all.push_back("XDG_CACHE_HOME=" + path(cache));
        all.insert(all.end(), words.begin(), words.end());
        return run_child(all, folder_.path());
    }
    /// What `lint --links` with the allowing config finds, as its JSON.
    Json findings(std::vector<std::string> words = {}, const std::string& cache = "cache") const {
        words.insert(words.begin(), {"--links", "--config", "allow.yaml", "--format", "json"});
        const Ended ended = lint(words, cache);
        const Json report = Json::parse(ended.out, nullptr, false);
        EXPECT_TRUE(report.is_object()) << ended.err;
        if (!report.is_object()) return Json::array();
        return report["files"][0]["findings"];
    }
    /// Rule and level of each finding, by the path of its address.
    std::map<std::string, std::string> verdicts(const std::vector<std::string>& words = {}) const {
        std::map<std::string, std::string> all;
        for (const Json& finding : findings(words)) {
            const std::string text = finding["text"];
            all[text.substr(text.find('/', 8))] =
                finding["rule"].get<std::string>() + " " + finding["level"].get<std::string>();
        }
        return all;
    }
    /// Requests that the servers got.
    std::vector<std::string> asked() {
        std::vector<std::string> lines;
        for (const Loopback::Seen& one : servers_.seen()) {
            if (one.line != "CONNECT") lines.push_back(one.line);
        }
        return lines;
    }

    Loopback& servers_ = Loopback::shared();
    TemporaryFolder folder_;
};

TEST_F(LinksCommand, JudgesWhatServersAnswer) {
    cite({url("/ok"), url("/404"), url("/410"), url("/old"), url("/away"), url("/429"), url("/500"),
          url("/403"), url("/999"), url("/hang"), url("/reset"), url("/circle"), url("/empty"),
          url("/board#here"), url("/board#nowhere"), url("/truncated"), url("/wall")});
    EXPECT_THAT(
        verdicts(),
        UnorderedElementsAre(
            Pair("/404", "link/dead error"), Pair("/410", "link/dead error"),
            Pair("/old", "link/moved warning"), Pair("/429", "link/uncertain note"),
            Pair("/500", "link/uncertain note"), Pair("/403", "link/uncertain note"),
            Pair("/999", "link/uncertain note"), Pair("/hang", "link/uncertain note"),
            Pair("/reset", "link/uncertain note"), Pair("/empty", "link/uncertain note"),
            Pair("/circle", "link/too-many-redirects warning"),
            Pair("/board#nowhere", "link/fragment note"), Pair("/truncated", "link/uncertain note"),
            Pair("/wall", "link/uncertain note")));
}

TEST_F(LinksCommand, SaysWithWhatEvidence) {
    cite({url("/to/301/to/302/404")});
    const Json all = findings();
    ASSERT_EQ(all.size(), 1U);
    const Json& link = all[0]["properties"]["link"];
    EXPECT_EQ(link["verdict"], "missing");
    EXPECT_EQ(link["status"], 404);
    EXPECT_EQ(link["protocol"], "HTTP/1.1");
    EXPECT_EQ(link["family"], "IPv4");
    EXPECT_EQ(link["tries"], 2);
    ASSERT_EQ(link["hops"].size(), 2U);
    EXPECT_EQ(link["hops"][0]["status"], 301);
    EXPECT_EQ(link["hops"][1]["url"], url("/to/302/404"));
    EXPECT_THAT(all[0]["message"].get<std::string>(), HasSubstr("2 redirects"));
}

TEST_F(LinksCommand, FailsByWhatIsDeadAlone) {
    cite({url("/500"), url("/hang"), url("/429")});
    EXPECT_EQ(lint({"--links", "--config", "allow.yaml"}).exit_code, 0);
    cite({url("/500"), url("/410")});
    EXPECT_EQ(lint({"--links", "--config", "allow.yaml"}).exit_code, 1);
}

TEST_F(LinksCommand, AFoundConfigAllowsNoAddress) {
    cite({url("/ok"), "http://10.0.0.1/x"});
    write("r/.veritally.yaml",
          config("check: always, cache: ../stolen, allow-addresses: [0.0.0.0/0], "));
    const Ended ended = veritally({"lint", "--links", "--select", "link,citation/placeholder-url",
                                   "--format", "oneline", "r"});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_THAT(ended.err, HasSubstr("'links.allow-addresses' is ignored"));
    EXPECT_THAT(ended.out, HasSubstr("r/e.md:24:38: error citation/placeholder-url"));
    EXPECT_THAT(ended.out, HasSubstr("error link/private-address 'http://10.0.0.1/x'"));
    EXPECT_EQ(std::count(ended.out.begin(), ended.out.end(), '\n'), 2) << ended.out;
    EXPECT_THAT(servers_.seen(), IsEmpty());
    EXPECT_FALSE(exists("stolen"));
}

TEST_F(LinksCommand, ARedirectToAPrivateAddressIsNotFollowed) {
    cite({url("/location?" + url("/ok", "127.1.0.1")), url("/location?http://10.0.0.1/x"),
          url("/location?http://169.254.169.254/latest/meta-data/")});
    const Json all = findings();
    ASSERT_EQ(all.size(), 3U);
    for (const Json& one : all) EXPECT_EQ(one["rule"], "link/private-address") << one;
    for (const Loopback::Seen& one : servers_.seen()) EXPECT_EQ(one.address, "127.0.0.2");
}

TEST_F(LinksCommand, AReplaySaysTheSameOfAll) {
    cite({url("/ok"), url("/404"), url("/old"), url("/429"), url("/hang"), url("/board#x")});
    for (const char* format : {"text", "json", "sarif", "oneline", "markdown"}) {
        const Ended live =
            lint({"--links", "--config", "allow.yaml", "--format", format, "--record", "c.jsonl"});
        servers_.clear();
        const Ended replayed =
            lint({"--config", "allow.yaml", "--format", format, "--replay", "c.jsonl"});
        EXPECT_EQ(replayed.out, live.out) << format;
        EXPECT_EQ(replayed.err, live.err) << format;
        EXPECT_EQ(replayed.exit_code, live.exit_code);
        EXPECT_EQ(live.exit_code, 1);
        EXPECT_THAT(servers_.seen(), IsEmpty());
    }
}

TEST_F(LinksCommand, WhatIsKnownAliveIsNotAskedAgain) {
    cite({url("/ok"), url("/404")});
    findings();
    servers_.clear();
    findings();
    EXPECT_THAT(asked(), Contains(HasSubstr("/404")));
    EXPECT_THAT(asked(), Not(Contains(HasSubstr("/ok"))));
}

TEST_F(LinksCommand, OfflineTellsWhatEarlierRunsSaw) {
    cite({url("/ok"), url("/404"), url("/old")});
    findings({"--now", "2026-03-01"});
    servers_.clear();
    cite({url("/404"), url("/new")});
    const Ended ended = lint({"--offline", "--config", "allow.yaml", "--format", "oneline"});
    EXPECT_THAT(ended.out, HasSubstr("link/dead '" + url("/404") + "'"));
    EXPECT_THAT(ended.out, HasSubstr("asked on 2026-03-01"));
    EXPECT_EQ(ended.err,
              "veritally: links: nothing was asked; 1 address as of 2026-03-01; "
              "1 address was never asked\n");
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_THAT(servers_.seen(), IsEmpty());
}

TEST_F(LinksCommand, ReportsHoldWhatStandardErrorSays) {
    cite({url("/ok")});
    findings({"--now", "2026-03-01"});
    cite({url("/ok"), url("/new")});
    const std::string said =
        "links: nothing was asked; 1 address as of 2026-03-01; 1 address was never asked";
    const Ended ended =
        lint({"--offline", "--config", "allow.yaml", "--format", "json", "--output",
              "sarif:r.sarif", "--output", "markdown:r.markdown", "--output", "html:r.html"});
    EXPECT_EQ(ended.err, "veritally: " + said + "\n");
    EXPECT_EQ(Json::parse(ended.out)["summary"]["notices"],
              Json::array({{{"level", "warning"}, {"message", said}}}));
    const Json run = Json::parse(read("r.sarif"))["runs"][0];
    EXPECT_EQ(
        run["invocations"][0]["toolExecutionNotifications"],
        Json::array({{{"level", "warning"}, {"message", {{"text", "L" + said.substr(1) + "."}}}}}));
    EXPECT_EQ(run["invocations"][0]["executionSuccessful"], true);
    EXPECT_THAT(read("r.markdown"), HasSubstr("- **warning**: links\\: nothing was asked;"));
    EXPECT_THAT(read("r.html"), HasSubstr("links: nothing was asked;"));
}

TEST_F(LinksCommand, ANoticeOfThisMachineStandsInNoRecordedReport) {
    cite({url("/404")});
    const auto run = [&](const std::vector<std::string>& words) {
        write("cache/veritally/links.sqlite", std::string(5'000, 'x'));
        std::vector<std::string> all{"--links", "--config", "allow.yaml", "--format", "json"};
        all.insert(all.end(), words.begin(), words.end());
        const Ended ended = lint(all);
        EXPECT_THAT(ended.err, HasSubstr("the cache of links was damaged"));
        return Json::parse(ended.out)["summary"];
    };
    EXPECT_EQ(run({})["notices"][0]["level"], "note");
    EXPECT_FALSE(run({"--record", "c.jsonl"}).contains("notices"));
}

TEST_F(LinksCommand, TheThirdStrikeIsLouderWhereverTheLedgerIsRead) {
    cite({url("/500")});
    const auto level = [&](const std::string& day, const std::string& cache) {
        const Json all = findings({"--ledger", "ledger.txt", "--now", day}, cache);
        return all.size() == 1 ? all[0]["level"].get<std::string>() : all.dump();
    };
    EXPECT_EQ(level("2026-03-01", "one"), "note");
    EXPECT_EQ(level("2026-03-02", "two"), "note") << "no three days later";
    EXPECT_EQ(level("2026-03-05", "three"), "note");
    EXPECT_EQ(level("2026-03-09", "four"), "warning");
    const std::string ledger = read("ledger.txt");
    EXPECT_THAT(ledger, HasSubstr(url("/500")));
    cite({url("/ok"), url("/404")});
    findings({"--ledger", "ledger.txt"}, "five");
    EXPECT_THAT(read("ledger.txt"), HasSubstr(url("/500"))) << "what is not cited here stays";
    EXPECT_THAT(read("ledger.txt"), HasSubstr(url("/404")));
}

TEST_F(LinksCommand, TenShardsJoinedAreOneRun) {
    for (int i = 0; i < 30; ++i) {
        const std::string own = "?" + std::to_string(i);
        cite({url("/ok"), url("/404" + own), url((i % 2 == 0 ? "/410" : "/500") + own)},
             "r/" + std::to_string(i) + ".md");
    }
    const auto run = [&](const std::string& name, std::vector<std::string> words) {
        words.insert(words.begin(),
                     {"--links", "--config", "allow.yaml", "--now", "2026-03-01", "--ledger",
                      name + ".ledger", "--output", "json:" + name + ".json"});
        EXPECT_EQ(lint(words, name).exit_code, 1);
    };
    const auto known = [&](const std::string& file) {
        return Json::parse(run_child({"env", "VERITALLY_CACHE=" + path(file),
                                      program_path().string(), "cache", "--format", "json"},
                                     folder_.path())
                               .out)["links"];
    };
    run("whole", {});
    std::vector<std::string> reports{"merge"}, ledgers{"merge"}, caches{"merge"};
    for (int i = 10; i > 0; --i) {
        const std::string name = "part" + std::to_string(i);
        run(name, {"--shard", std::to_string(i) + "/10"});
        reports.push_back(name + ".json");
        ledgers.push_back(name + ".ledger");
        caches.push_back(name + "/veritally/links.sqlite");
    }
    EXPECT_EQ(veritally(reports).out == read("whole.json"), true);
    EXPECT_EQ(veritally(ledgers).out, read("whole.ledger"));
    const std::string before = read(caches.back());
    EXPECT_EQ(veritally(caches).err,
              "veritally: a cache is no text to print; name a file with --output\n");
    caches.insert(caches.end(), {"--output", "all.sqlite"});
    const Ended joined = veritally(caches);
    EXPECT_EQ(joined.exit_code, 0) << joined.err;
    EXPECT_EQ(known("all.sqlite").size(), 61U);
    EXPECT_EQ(known("all.sqlite"), known("whole/veritally/links.sqlite"));
    EXPECT_EQ(read("part1/veritally/links.sqlite"), before);
}

TEST_F(LinksCommand, WhatIsNoCacheOrLedgerIsNotJoined) {
    write("a.ledger", "# veritally link ledger 1\nhttp://a.test/\t1\t5\t5\t0\n");
    write("b.ledger", "# veritally link ledger 1\nhttp://a.test/\tmany\n");
    write("c.json", "{}");
    write("a.sqlite", std::string("SQLite format 3\0", 16) + std::string(500, 'x'));
    const auto refused = [&](const std::vector<std::string>& files) {
        std::vector<std::string> words{"merge"};
        words.insert(words.end(), files.begin(), files.end());
        words.insert(words.end(), {"--output", "out"});
        const Ended ended = veritally(words);
        EXPECT_EQ(ended.exit_code, 2);
        EXPECT_FALSE(exists("out"));
        return ended.err;
    };
    EXPECT_THAT(refused({"a.ledger", "b.ledger"}), HasSubstr("b.ledger: line 2 is none"));
    EXPECT_THAT(refused({"a.ledger", "c.json"}), HasSubstr("c.json: is no ledger"));
    EXPECT_THAT(refused({"a.sqlite"}), HasSubstr("a.sqlite: is no cache of links"));
    EXPECT_THAT(refused({"c.json", "a.ledger"}), HasSubstr("a.ledger: is no JSON"));
    EXPECT_EQ(veritally({"merge", "a.ledger", "a.ledger"}).out.substr(90),
              "\nhttp://a.test/\t1\t5\t5\t0\n");
}

TEST_F(LinksCommand, JudgesIdentifiersAndRepositoriesFromACassette) {
    const std::string doi = "https://doi.org/10.5555/lost", api = "https://api.github.com/repos/";
    std::map<std::string, Answer> answers;
    const auto add = [&](const std::string& asked, int status, const std::string& body,
                         const std::string& type = "application/json") {
        Answer& answer = answers[asked];
        answer.url = answer.final_url = asked;
        answer.status = status;
        answer.body = body;
        answer.headers = {{"content-type", type}};
        answer.tries = 1;
        answer.time = 1'700'000'000;
    };
    const std::string found =
        "<title>Tiling</title><h1>Tiling of kernels</h1><p>We tile them and "
        "measure nine per cent on two boards.</p>";
    add("https://doi.org/api/handles/10.5555/lost", 404, R"({"responseCode":100})");
    add("https://export.arxiv.org/abs/1706.03762v7", 200, found, "text/html");
    add("https://export.arxiv.org/abs/2011.99042", 200,
        found + "<p>Comments: This paper has been withdrawn by the author.</p>", "text/html");
    add(api + "maker/board/issues/7", 200, "{}");
    add(api + "maker/board/contents/a.md?ref=main", 404, R"({"message":"Not Found"})");
    add("https://github.com/maker/board/blob/main/a.md", 404, found, "text/html");
    add(api + "maker/old", 200, R"({"html_url":"https://github.com/maker/new"})");
    answers[api + "maker/old"].hops = {{api + "maker/old", 301, "/repositories/1"}};
    write("c.jsonl", write_cassette(answers));
    cite({doi, "https://arxiv.org/pdf/1706.03762v7", "https://arxiv.org/abs/2011.99042",
          "https://github.com/maker/board/issues/7",
          "https://github.com/maker/board/blob/main/a.md", "https://github.com/maker/old"});
    const Ended ended = lint({"--replay", "c.jsonl", "--format", "json"});
    std::map<std::string, std::string> said;
    const Json report = Json::parse(ended.out);
    for (const Json& one : report["files"][0]["findings"]) said[one["text"]] = one["message"];
    EXPECT_THAT(
        said,
        UnorderedElementsAre(
            Pair(doi, HasSubstr("is an identifier that its resolver does not know")),
            Pair("https://arxiv.org/abs/2011.99042", HasSubstr("is a preprint that was withdrawn")),
            Pair("https://github.com/maker/board/blob/main/a.md", HasSubstr("answers 404")),
            Pair("https://github.com/maker/old", HasSubstr("https://github.com/maker/new"))));
    EXPECT_EQ(ended.err, "");
}

TEST_F(LinksCommand, EndsWhenItsTimeIsOver) {
    write("allow.yaml", "links: {allow-addresses: [127.0.0.0/16], timeout: 2m}\n");
    cite({url("/ok"), url("/hang", "127.0.0.3"), url("/slow-body", "127.0.0.4")});
    const auto began = std::chrono::steady_clock::now();
    const Ended ended = lint({"--links", "--config", "allow.yaml", "--budget", "2s"});
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::minutes(1));
    EXPECT_EQ(ended.exit_code, 0) << ended.out;
    EXPECT_THAT(ended.err, HasSubstr("the time or size that a run may take is used up: 2 addresses "
                                     "were not judged, the first " +
                                     url("/hang", "127.0.0.3")));
}

TEST_F(LinksCommand, EndsAtOnceWhenTheUserSaysSo) {
    write("allow.yaml", "links: {allow-addresses: [127.0.0.0/16], timeout: 30s}\n");
    cite({url("/410"), url("/hang", "127.0.0.3"), url("/slow-headers", "127.0.0.4")});
    const auto began = std::chrono::steady_clock::now();
    const Ended ended =
        run_program_as_user({"timeout", "--foreground", "--preserve-status", "-s", "INT", "3",
                             program_path().string(), "lint", "--select", "link", "--links",
                             "--config", "allow.yaml", "--format", "oneline", "r"});
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20));
    EXPECT_EQ(ended.exit_code, 2);
    EXPECT_THAT(ended.out, HasSubstr("link/dead '" + url("/410")));
    EXPECT_THAT(ended.err, HasSubstr("ended early: 2 addresses were not judged"));
    EXPECT_THAT(veritally({"cache"}).out, HasSubstr("1 address,"));
}

TEST_F(LinksCommand, OnlyWhatStandsOnChangedLinesCostsARequest) {
    const auto git = [&](std::vector<std::string> words) {
        words.insert(words.begin(),
                     {"git", "-C", "r", "-c", "user.name=T", "-c", "user.email=t@t.test"});
        const Ended ended = run_child(words, folder_.path());
        EXPECT_EQ(ended.exit_code, 0) << ended.err;
    };
    cite({url("/ok"), url("/404")});
    git({"init", "-q"});
    git({"add", "-A"});
    git({"commit", "-qm", "x"});
    cite({url("/ok"), url("/404"), url("/410")});
    const Ended ended = run_program_as_user(
        {"sh", "-c",
         "cd r && exec " + program_path().string() +
             " lint --select link --links --config ../allow.yaml --changed-since HEAD"
             " --format oneline"});
    EXPECT_EQ(ended.exit_code, 1) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("link/dead '" + url("/410")));
    EXPECT_EQ(std::count(ended.out.begin(), ended.out.end(), '\n'), 1) << ended.out;
    EXPECT_THAT(asked(), testing::ElementsAre(HasSubstr("GET /410 ")));
}

TEST_F(LinksCommand, NoSecretIsAskedOrKeptHoweverItIsWritten) {
    const std::string secret = "hunter2secret";
    std::vector<std::string> cited;
    for (const char* form :
         {"u=https%3A%2F%2Fb.example%2F%3Fsig%3D", "u=https%253A%252F%252Fb.example%253Fsig%253D",
          "a=b%26token=", "oauth_token=", "x-api-key=", "csrf_token=", "apikey[]=", "%74oken=",
          "access_token%5B%5D=", "hdnea=exp=1~hmac=", "ticket=ST-"}) {
        cited.push_back(url("/404?" + (form + secret)));
    }
    cited.push_back(url("/404?u=https%3A%2F%2Fme%3A" + secret + "%40b.example%2F"));
    cited.push_back(url("/410"));
    cite(cited);
    const Ended ended = lint({"--links", "--config", "allow.yaml", "--record", "c.jsonl",
                              "--ledger", "l.txt", "--output", "json:r.json"});
    EXPECT_THAT(asked(), Not(Contains(HasSubstr("GET /404?"))));
    EXPECT_EQ((ended.out + ended.err + read("c.jsonl") + read("l.txt") + read("r.json") +
               read("cache/veritally/links.sqlite"))
                  .find(secret),
              std::string::npos);
}

TEST_F(LinksCommand, ACassetteHoldsNoTokensOfHeadersOrBodies) {
    cite({url("/tokens")});
    lint({"--links", "--config", "allow.yaml", "--record", "c.jsonl"});
    EXPECT_THAT(read("c.jsonl"), HasSubstr("content-type"));
    EXPECT_THAT(read("c.jsonl"), Not(HasSubstr("hunter2secret")));
}

TEST_F(LinksCommand, NoSecretOfARedirectIsShownOrKept) {
    const std::string secret = "hunter2secret";
    cite({url("/signed?" + secret), url("/door?" + secret)});
    std::vector<std::string> words{"--links", "--config", "allow.yaml", "--record",
                                   "c.jsonl", "--ledger", "l.txt"};
    const std::vector<std::string> formats{"text",   "oneline", "json",   "sarif",    "github",
                                           "gitlab", "junit",   "rdjson", "markdown", "html"};
    for (const std::string& format : formats) {
        words.insert(words.end(), {"--output", format + ":r." + format});
    }
    const Ended ended = lint(words);
    EXPECT_THAT(read("r.json"), HasSubstr("link/dead"));
    EXPECT_THAT(read("c.jsonl"), HasSubstr("X-Amz-Signature=*"));
    std::string all =
        ended.out + ended.err + read("c.jsonl") + read("cache/veritally/links.sqlite");
    for (const std::string& format : formats) all += read("r." + format);
    EXPECT_EQ(all.find("=" + secret), std::string::npos);
    EXPECT_EQ(all.find(":" + secret), std::string::npos);
}

TEST_F(LinksCommand, TwoProcessesShareACache) {
    std::vector<std::string> urls;
    for (int i = 0; i < 200; ++i) urls.push_back(url("/ok?" + std::to_string(i)));
    cite({urls.begin(), urls.begin() + 120}, "a/e.md");
    cite({urls.begin() + 80, urls.end()}, "b/e.md");
    const auto run = [&](const char* folder) {
        return veritally({"lint", "--links", "--config", "allow.yaml", "--select", "link", folder});
    };
    auto other = std::async(std::launch::async, run, "a");
    const Ended one = run("b"), two = other.get();
    EXPECT_EQ(one.exit_code, 0) << one.out << one.err;
    EXPECT_EQ(two.exit_code, 0) << two.out << two.err;
    EXPECT_THAT(veritally({"cache"}).out, HasSubstr("200 addresses"));
}

TEST_F(LinksCommand, ADamagedCacheIsSetAside) {
    cite({url("/ok"), url("/404")});
    const std::string damaged = std::string(5'000, 'x');
    write("cache/veritally/links.sqlite", damaged);
    const Ended ended = lint({"--links", "--config", "allow.yaml", "--format", "oneline"});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_EQ(ended.err, "veritally: the cache of links was damaged: it is kept as " +
                             path("cache/veritally/links.sqlite.damaged") +
                             ", and a new one begun\n");
    EXPECT_THAT(ended.out, HasSubstr("link/dead"));
    EXPECT_EQ(read("cache/veritally/links.sqlite.damaged"), damaged);
    EXPECT_EQ(lint({"--links", "--config", "allow.yaml"}).err, "");
    EXPECT_THAT(veritally({"cache"}).out, HasSubstr("2 addresses"));
}

TEST_F(LinksCommand, ACacheDamagedInItsMiddleIsSetAside) {
    std::vector<std::string> urls;
    for (int i = 0; i < 300; ++i) urls.push_back(url("/ok?" + std::to_string(i)));
    cite(urls);
    EXPECT_THAT(findings(), IsEmpty());
    std::string bytes = read("cache/veritally/links.sqlite");
    ASSERT_GT(bytes.size(), 20'000U);
    std::fill(bytes.begin() + 4'096, bytes.end(), '\xA5');
    write("cache/veritally/links.sqlite", bytes);
    const Ended ended = lint({"--links", "--config", "allow.yaml"});
    EXPECT_EQ(ended.exit_code, 0) << ended.out;
    EXPECT_THAT(ended.err, HasSubstr("the cache of links was damaged"));
    EXPECT_THAT(veritally({"cache"}).out, HasSubstr("300 addresses"));
}

TEST_F(LinksCommand, WithoutAPlaceForTheCacheTheRunGoesOn) {
    cite({url("/404")});
    write("cache", "a file");
    const Ended ended = lint({"--links", "--config", "allow.yaml", "--format", "oneline"});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_THAT(ended.err, HasSubstr("This run goes without"));
    EXPECT_THAT(ended.out, HasSubstr("link/dead"));
}

TEST_F(LinksCommand, NoCacheIsMadeWhereNothingIsLearnt) {
    cite({"https://www.goodwin-boards.com/ok"});
    write("r/n.md", entry({}));
    lint({});
    lint({"--offline"});
    write("allow.yaml", "links: {skip: [goodwin]}\n");
    lint({"--links", "--config", "allow.yaml"});
    EXPECT_FALSE(exists("cache"));
}

TEST_F(LinksCommand, ARunCutShortLeavesNoCache) {
    write("allow.yaml", "links: {allow-addresses: [127.0.0.0/16], timeout: 30s}\n");
    cite({url("/hang")});
    const Ended ended = lint({"--links", "--config", "allow.yaml", "--budget", "200ms"});
    EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
    EXPECT_FALSE(exists("cache"));
}

}  // namespace
}  // namespace veritally
