#include "link/link_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace veritally {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class LinkStoreTest : public ::testing::Test {
  protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() /
                  ("veritally-store-" + std::to_string(getpid()));
        path_ = folder_ / "cache" / "links.sqlite";
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    static LinkRecord record(const std::string& url) {
        LinkRecord record;
        record.url = url;
        record.seen = Seen::moved;
        record.reason = "has moved for good";
        record.moved_to = "https://b.example/";
        record.title = "Hörsaal";
        record.safe = record.had_body = true;
        record.status = 200;
        record.family = 6;
        record.protocol = "HTTP/2";
        record.hops = {{url, 301, "https://b.example/"}};
        record.fragments = {{"sums", ""}, {"means", "has no place named 'means'"}};
        record.size = 812;
        record.first_seen = 100;
        record.last_asked = record.last_alive = 200;
        return record;
    }
    static LinkRecord find(LinkStore& store, const std::string& url) {
        std::map<std::string, LinkRecord> records;
        records[url].url = url;
        EXPECT_FALSE(store.load(records));
        return records[url];
    }
    void put(LinkStore& store, const LinkRecord& record) {
        const LinkRecord* one[] = {&record};
        const Status bad = store.save(one);
        EXPECT_FALSE(bad) << bad->line();
    }

    void run(const char* text) {
        sqlite3* database = nullptr;
        sqlite3_open(path_.c_str(), &database);
        char* failure = nullptr;
        EXPECT_EQ(sqlite3_exec(database, text, nullptr, nullptr, &failure), SQLITE_OK) << failure;
        sqlite3_close(database);
    }

    std::filesystem::path folder_, path_;
};

TEST_F(LinkStoreTest, KeepsARecordWhole) {
    const LinkRecord written = record("https://a.example/");
    put(**LinkStore::open(path_), written);
    auto store = LinkStore::open(path_);
    ASSERT_TRUE(store);
    EXPECT_EQ(find(**store, "https://a.example/"), written);
    EXPECT_EQ(find(**store, "https://other.example/").first_seen, 0);
    EXPECT_EQ(*(*store)->forget(""), 1u);
    EXPECT_EQ(find(**store, "https://a.example/").first_seen, 0);
}

TEST_F(LinkStoreTest, SetsADamagedFileAside) {
    std::filesystem::create_directories(path_.parent_path());
    std::ofstream(path_) << "This is no database, and longer than a header of one would be. "
                         << std::string(5000, 'x');
    auto store = LinkStore::open(path_);
    ASSERT_TRUE(store) << store.error().line();
    EXPECT_EQ((*store)->set_aside(), path_.string() + ".damaged");
    EXPECT_TRUE(std::filesystem::exists((*store)->set_aside()));
    put(**store, record("https://a.example/"));
    EXPECT_EQ(find(**store, "https://a.example/").status, 200);
}

TEST_F(LinkStoreTest, RebuildsAFileWithPagesOverwritten) {
    {
        auto store = LinkStore::open(path_);
        std::vector<LinkRecord> records;
        for (int i = 0; i < 500; ++i) {
            records.push_back(record("https://a.example/" + std::to_string(i)));
        }
        std::vector<const LinkRecord*> all;
        for (const LinkRecord& one : records) all.push_back(&one);
        ASSERT_FALSE((*store)->save(all));
    }
    {
        std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(4096);
        file << std::string(60'000, '\x5a');
    }
    auto store = LinkStore::open(path_);
    ASSERT_TRUE(store) << store.error().line();
    EXPECT_EQ(find(**store, "https://a.example/7").first_seen, 0);
    put(**store, record("https://a.example/7"));
    EXPECT_EQ(find(**store, "https://a.example/7").status, 200);
    EXPECT_FALSE((*store)->set_aside().empty());
}

TEST_F(LinkStoreTest, TakesWritesOfTwoAtOnce) {
    const auto write = [&](int from) {
        auto store = LinkStore::open(path_);
        ASSERT_TRUE(store) << store.error().line();
        for (int i = 0; i < 40; ++i) {
            put(**store, record("https://a.example/" + std::to_string(from + i)));
        }
    };
    std::thread other([&] { write(1000); });
    write(0);
    other.join();
    std::vector<std::string> urls;
    auto store = LinkStore::open(path_);
    ASSERT_FALSE((*store)->each([&](const LinkRecord& one) { urls.push_back(one.url); }));
    EXPECT_THAT(urls, SizeIs(80));
    EXPECT_TRUE(std::is_sorted(urls.begin(), urls.end()));
}

TEST_F(LinkStoreTest, MayLieBehindALinkToAFolder) {
    std::filesystem::create_directories(folder_ / "disk");
    std::filesystem::create_directory_symlink(folder_ / "disk", folder_ / "cache");
    auto store = LinkStore::open(path_);
    ASSERT_TRUE(store) << store.error().line();
    put(**store, record("https://a.example/"));
    EXPECT_TRUE(std::filesystem::exists(folder_ / "disk" / "links.sqlite"));
}

TEST_F(LinkStoreTest, ReadsWhatTheFirstVersionWrote) {
    put(**LinkStore::open(path_), record("https://a.example/"));
    run("ALTER TABLE links DROP COLUMN fragments; PRAGMA user_version = 1");
    auto store = LinkStore::open(path_);
    ASSERT_TRUE(store) << store.error().line();
    EXPECT_EQ((*store)->set_aside(), "");
    EXPECT_EQ(find(**store, "https://a.example/").status, 200);
    put(**store, record("https://a.example/"));
    EXPECT_THAT(find(**store, "https://a.example/").fragments, SizeIs(2));
}

TEST_F(LinkStoreTest, LeavesAloneWhatAnotherWrote) {
    for (const char* made : {"PRAGMA user_version = 3",
                             "DROP TABLE links; CREATE TABLE songs (name TEXT); "
                             "PRAGMA user_version = 0"}) {
        std::filesystem::remove(path_);
        LinkStore::open(path_);
        run(made);
        const auto store = LinkStore::open(path_);
        ASSERT_FALSE(store) << made;
        EXPECT_THAT(store.error().line(), HasSubstr("another program"));
        EXPECT_TRUE(std::filesystem::exists(path_));
    }
}

TEST_F(LinkStoreTest, SaysWhereItCannotBe) {
    const auto store = LinkStore::open("/proc/none/links.sqlite");
    ASSERT_FALSE(store);
    EXPECT_THAT(store.error().line(), HasSubstr("/proc/none/links.sqlite"));
}

TEST(LinkRecord, MergesTheLaterVisitAndBothCounts) {
    LinkRecord a, b;
    a.first_seen = 10, a.last_asked = 50, a.last_alive = 50, a.seen = Seen::alive;
    b.first_seen = 5, b.last_asked = 90, b.seen = Seen::missing, b.strikes = 1, b.last_strike = 90;
    merge_records(a, b);
    EXPECT_EQ(a.seen, Seen::missing);
    EXPECT_EQ(a.first_seen, 5);
    EXPECT_EQ(a.last_alive, 50);
    EXPECT_EQ(a.strikes, 1);
    LinkRecord alive;
    alive.last_asked = alive.last_alive = 120, alive.seen = Seen::alive;
    merge_records(a, alive);
    EXPECT_EQ(a.strikes, 0);
}

TEST(LinkLedger, ReadsBackWhatItWrites) {
    std::map<std::string, LinkRecord> records;
    records["https://b.example/"].first_seen = 7;
    records["https://b.example/"].strikes = 2;
    records["https://b.example/"].last_strike = 9;
    records["https://a.example/"].first_seen = 3;
    records["https://a.example/"].last_alive = 4;
    records["https://never.example/"] = {};
    const std::string text = write_ledger(records);
    const auto read = read_ledger(text);
    ASSERT_TRUE(read);
    ASSERT_THAT(*read, SizeIs(2));
    EXPECT_EQ((*read)[0].url, "https://a.example/");
    EXPECT_EQ((*read)[0].last_alive, 4);
    EXPECT_EQ((*read)[1].strikes, 2);
    EXPECT_THAT(read_ledger("x\t9").error().line(), HasSubstr("line 1"));
}

}  // namespace
}  // namespace veritally
