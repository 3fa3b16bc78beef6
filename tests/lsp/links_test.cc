// What the server says of links: from what is known at once, from the network only when asked.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "lsp/client.h"

namespace veritally {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kUri = "file:///x/box.md";
constexpr const char* kGone = "https://boxmakers.org/gone";

std::string entry(const std::string& more = "") {
    return "---\nlayout: default\ntitle: Box\nname: Box\ncategory: cloud\ncompute: 6.24e+14\n"
           "stakeholders: 1\n---\n\n## Description\n\nThe box is a box.[^box] " +
           more + "\n\n## Works cited\n\n[^box]: Box Makers. \"Box.\" 2024. <" + kGone + ">\n";
}

/// Stands for the cache and the network: which of them knows of the address is up to the test.
class Judge {
  public:
    LinkStatuses cache, network;
    std::vector<bool> asked;  ///< The network, by call.

    Result<LinkAnswer> operator()(const LinkQuestion& question, bool asks) {
        std::lock_guard lock(mutex_);
        asked.push_back(asks);
        if (asks && failure) return *failure;
        LinkAnswer answer;
        for (const auto& [url, fragments] : question.cited) {
            const LinkStatuses& source = asks ? network : cache;
            const auto found = source.find(url);
            answer.statuses[url] = found == source.end() ? LinkStatus() : found->second;
        }
        return answer;
    }
    Status failure;

  private:
    std::mutex mutex_;
};

LinkStatus dead() {
    LinkStatus status;
    status.seen = Seen::gone;
    status.reason = "gone";
    status.status = 410;
    status.asked = 1'790'000'000;
    return status;
}

class EditorLinks : public ::testing::Test {
  protected:
    MemoryFileSystem files_;
    Judge judge_;
    Client client_{files_,
                   {},
                   [this](const LinkQuestion& question, bool asks, const std::stop_token&) {
                       return judge_(question, asks);
                   },
                   [this](std::function<void()> work) {
                       std::lock_guard lock(mutex_);
                       work_ = std::move(work);
                       posted_.notify_all();
                   }};

    void SetUp() override { client_.start(); }

    static std::vector<std::string> codes(const Json& diagnostics) {
        std::vector<std::string> codes;
        for (const Json& one : diagnostics) codes.push_back(json_text(one, "code"));
        return codes;
    }
    static std::vector<std::string> codes_in(const std::vector<Json>& messages) {
        for (const Json& message : messages) {
            if (message.value("method", "") != "textDocument/publishDiagnostics") continue;
            return codes(message["params"]["diagnostics"]);
        }
        return {"nothing was published"};
    }
    std::vector<Json> change(const std::string& text) {
        return client_.tell("textDocument/didChange",
                            {{"textDocument", {{"uri", kUri}, {"version", ++version_}}},
                             {"contentChanges", {{{"text", text}}}}});
    }
    Json check_links() {
        return client_.ask("workspace/executeCommand",
                           {{"command", "veritally.checkLinks"}, {"arguments", {kUri}}});
    }
    /// What is said once the network has answered.
    std::vector<Json> wait() {
        std::unique_lock lock(mutex_);
        const bool came =
            posted_.wait_for(lock, std::chrono::minutes(2), [&] { return work_ != nullptr; });
        EXPECT_TRUE(came);
        return came ? client_.hear(std::exchange(work_, nullptr)) : std::vector<Json>();
    }

  private:
    std::mutex mutex_;
    std::condition_variable posted_;
    std::function<void()> work_;
    int version_ = 1;
};

TEST_F(EditorLinks, TellWhatIsKnownAtOnce) {
    judge_.cache[kGone] = dead();
    EXPECT_THAT(codes(client_.open(kUri, entry())), Contains("link/dead"));
    EXPECT_THAT(codes_in(change(entry("It is more."))), Contains("link/dead"));
    EXPECT_THAT(judge_.asked, ElementsAre(false));
}

TEST_F(EditorLinks, AskTheNetworkOnlyOnCommand) {
    judge_.network[kGone] = dead();
    EXPECT_THAT(codes(client_.open(kUri, entry())), Not(Contains("link/dead")));
    EXPECT_THAT(codes_in(change(entry("It is more."))), Not(Contains("link/dead")));
    client_.tell("textDocument/didSave", {{"textDocument", {{"uri", kUri}}}});
    EXPECT_THAT(judge_.asked, Not(Contains(true)));
    EXPECT_TRUE(check_links().contains("result"));
    EXPECT_THAT(codes_in(wait()), Contains("link/dead"));
    EXPECT_THAT(codes_in(change(entry("It is yet more."))), Contains("link/dead"));
    EXPECT_EQ(std::count(judge_.asked.begin(), judge_.asked.end(), true), 1);
}

TEST_F(EditorLinks, AskOnSaveWhereThatWasTurnedOn) {
    judge_.network[kGone] = dead();
    client_.open(kUri, entry());
    client_.tell("workspace/didChangeConfiguration",
                 {{"settings", {{"veritally", {{"checkLinksOnSave", true}}}}}});
    EXPECT_THAT(judge_.asked, Not(Contains(true)));
    client_.tell("textDocument/didSave", {{"textDocument", {{"uri", kUri}}}});
    EXPECT_THAT(codes_in(wait()), Contains("link/dead"));
}

TEST_F(EditorLinks, CallNoSuppressionUnusedWhoseAddressWasNeverAsked) {
    const std::string silenced =
        entry("\n\n<!-- veritally-disable-file link/dead: it moves about -->");
    EXPECT_THAT(codes(client_.open(kUri, silenced)), Not(Contains("lint/unused-suppression")));
    const std::string more = "\n[^lid]: Box Makers. \"Lid.\" 2024. <https://boxmakers.org/lid>\n";
    judge_.cache["https://boxmakers.org/lid"].seen = Seen::alive;
    EXPECT_THAT(codes_in(change(silenced + more)), Not(Contains("lint/unused-suppression")));
}

TEST_F(EditorLinks, SayWhyTheyCannotBeAsked) {
    judge_.failure = Error{"the cache is no database", "/x/links.sqlite", ""};
    client_.open(kUri, entry());
    EXPECT_TRUE(check_links().contains("result"));
    const auto heard = wait();
    ASSERT_EQ(heard.size(), 1u);
    EXPECT_EQ(heard[0]["method"], "window/showMessage");
    EXPECT_EQ(heard[0]["params"]["message"], judge_.failure->line());
}

TEST_F(EditorLinks, AreNotAskedOfWhatIsNoEntry) {
    EXPECT_TRUE(check_links().contains("error"));
    client_.open(kUri, "# Notes\n\nSee <https://boxmakers.org/gone>.\n");
    EXPECT_TRUE(check_links().contains("error"));
    EXPECT_THAT(judge_.asked, IsEmpty());
}

TEST_F(EditorLinks, StandInTheHoverOfAFootnote) {
    judge_.cache[kGone] = dead();
    client_.open(kUri, entry());
    const Json hover = client_.ask(
        "textDocument/hover",
        {{"textDocument", {{"uri", kUri}}}, {"position", {{"line", 11}, {"character", 19}}}});
    EXPECT_THAT(hover["result"]["contents"].value("value", ""),
                ::testing::HasSubstr("`https://boxmakers.org/gone`: gone, "));
}

}  // namespace
}  // namespace veritally
