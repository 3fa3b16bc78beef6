#include "base/file_system.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/random_text.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

constexpr std::uint64_t kNoLimit = 1 << 20;

class DiskTest : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = ::testing::TempDir() + "veritally-XXXXXX";
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        root_ = fs::canonical(pattern).string();
    }
    void TearDown() override { fs::remove_all(root_); }

    std::string path(const std::string& name) const { return root_ + "/" + name; }
    std::string write(const std::string& name, std::string_view content) const {
        fs::create_directories(fs::path(path(name)).parent_path());
        std::ofstream(path(name), std::ios::binary) << content;
        return path(name);
    }
    static std::string content(const std::string& path) {
        std::ostringstream all;
        all << std::ifstream(path, std::ios::binary).rdbuf();
        return all.str();
    }
    static mode_t mode(const std::string& path) {
        struct stat status {};
        ::stat(path.c_str(), &status);
        return status.st_mode & 07777;
    }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : *disk().list(root_)) names.push_back(entry.name);
        return names;
    }

    std::string root_;
};

TEST_F(DiskTest, ReadsWholeFiles) {
    const std::string bytes("a\0\xFF\r\n", 5);
    EXPECT_EQ(*disk().read(write("a.md", bytes), kNoLimit), bytes);
    EXPECT_EQ(*disk().read(write("empty.md", ""), kNoLimit), "");
    const std::string large(1 << 20, 'x');
    EXPECT_EQ(*disk().read(write("large.md", large), kNoLimit), large);
}

TEST_F(DiskTest, RefusesMoreThanTheLimit) {
    const std::string file = write("a.md", "12345");
    EXPECT_TRUE(disk().read(file, 5).ok());
    const Result<std::string> refused = disk().read(file, 4);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().line(), file + ": has 5 bytes, more than the limit of 4");
}

TEST_F(DiskTest, RefusesWhatIsNoRegularFileAtOnce) {
    ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
    EXPECT_EQ(disk().read(path("fifo"), kNoLimit).error().message, "not a regular file");
    EXPECT_EQ(disk().read(root_, kNoLimit).error().message, "Is a directory");
    EXPECT_EQ(disk().read("/dev/zero", kNoLimit).error().message, "not a regular file");
    const Result<std::string> missing = disk().read(path("none"), kNoLimit);
    EXPECT_EQ(missing.error().line(), path("none") + ": No such file or directory");
}

TEST_F(DiskTest, ReadsFilesOfWhichTheSystemDoesNotSayTheSize) {
    const std::string version = "/proc/version", memory = "/proc/self/mem";
    if (!fs::exists(version)) GTEST_SKIP() << "no /proc here";
    EXPECT_EQ(*disk().read(version, kNoLimit), content(version));
    EXPECT_NE(content(version), "");
    EXPECT_EQ(disk().read(version, 3).error().line(),
              version + ": has more bytes than the limit of 3");
    EXPECT_EQ(disk().read(memory, kNoLimit).error().line(), memory + ": Input/output error");
}

TEST_F(DiskTest, DoesNotTakeForMissingWhatItMayNotSee) {
    const std::string unseen = path(std::string(300, 'x'));  // Longer than any name.
    EXPECT_EQ(disk().kind(unseen), PathKind::unknown);
    EXPECT_EQ(disk().target_kind(unseen), PathKind::unknown);
    EXPECT_EQ(disk().kind(write("a.md", "") + "/x"), PathKind::missing);
}

TEST_F(DiskTest, TakesAPathWithANulForMissing) {
    write("a.md", "x");
    const std::string trap = path("a.md") + std::string("\0.txt", 5);
    EXPECT_EQ(disk().kind(trap), PathKind::missing);
    EXPECT_EQ(disk().target_kind(trap), PathKind::missing);
    EXPECT_FALSE(disk().read(trap, kNoLimit).ok());
    EXPECT_FALSE(disk().canonical(trap).ok());
    EXPECT_FALSE(disk().list(root_ + std::string("\0x", 2)).ok());
    EXPECT_TRUE(disk().replace(trap, "y").has_value());
    EXPECT_EQ(content(path("a.md")), "x");
}

TEST_F(DiskTest, TellsKindsApart) {
    write("folder/a.md", "x");
    fs::create_symlink("folder", path("to-folder"));
    fs::create_symlink("folder/a.md", path("to-file"));
    fs::create_symlink("none", path("to-nothing"));
    fs::create_symlink("loop", path("loop"));
    ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
    EXPECT_EQ(disk().kind(path("folder")), PathKind::directory);
    EXPECT_EQ(disk().kind(path("folder/a.md")), PathKind::file);
    EXPECT_EQ(disk().kind(path("none")), PathKind::missing);
    EXPECT_EQ(disk().kind(path("fifo")), PathKind::other);
    for (const char* link : {"to-folder", "to-file", "to-nothing", "loop"}) {
        EXPECT_EQ(disk().kind(path(link)), PathKind::symlink);
    }
    EXPECT_EQ(disk().target_kind(path("to-folder")), PathKind::directory);
    EXPECT_EQ(disk().target_kind(path("to-file")), PathKind::file);
    EXPECT_EQ(disk().target_kind(path("to-nothing")), PathKind::missing);
    EXPECT_EQ(disk().target_kind(path("loop")), PathKind::missing);
    EXPECT_EQ(*disk().canonical(path("folder/../to-folder/a.md")), path("folder/a.md"));
    EXPECT_EQ(disk().canonical(path("to-nothing")).error().message, "No such file or directory");
}

TEST_F(DiskTest, ListsNamesInOrderWithTheirKinds) {
    for (const char* name : {"b.md", "B.md", "a/x.md", ".hidden"}) write(name, "");
    fs::create_symlink("b.md", path("link"));
    const auto entries = disk().list(root_);
    ASSERT_TRUE(entries.ok());
    std::vector<std::pair<std::string, PathKind>> seen;
    for (const auto& entry : *entries) seen.emplace_back(entry.name, entry.kind);
    EXPECT_THAT(seen,
                ElementsAre(std::pair(".hidden", PathKind::file), std::pair("B.md", PathKind::file),
                            std::pair("a", PathKind::directory), std::pair("b.md", PathKind::file),
                            std::pair("link", PathKind::symlink)));
    EXPECT_EQ(disk().list(path("none")).error().message, "No such file or directory");
    EXPECT_EQ(disk().list(path("b.md")).error().message, "Not a directory");
}

TEST_F(DiskTest, ReplacesAFileAndKeepsItsMode) {
    const std::string file = write("a.md", "old");
    ASSERT_EQ(::chmod(file.c_str(), 0751), 0);
    EXPECT_EQ(disk().replace(file, "new"), std::nullopt);
    EXPECT_EQ(content(file), "new");
    EXPECT_EQ(mode(file), 0751u);
    EXPECT_THAT(names(), ElementsAre("a.md"));
}

TEST_F(DiskTest, MakesANewFileUnderTheUmask) {
    const mode_t before = ::umask(027);
    EXPECT_EQ(disk().replace(path("new.md"), "x"), std::nullopt);
    ::umask(before);
    EXPECT_EQ(content(path("new.md")), "x");
    EXPECT_EQ(mode(path("new.md")), 0640u);
}

TEST_F(DiskTest, ReplacesAFileOfTheWorkingFolder) {
    const fs::path before = fs::current_path();
    fs::current_path(root_);
    EXPECT_EQ(disk().replace("here.md", "x"), std::nullopt);
    fs::current_path(before);
    EXPECT_THAT(names(), ElementsAre("here.md"));
}

TEST_F(DiskTest, ReplacesWhatALinkLeadsTo) {
    write("folder/a.md", "old");
    fs::create_symlink("folder/a.md", path("link"));
    EXPECT_EQ(disk().replace(path("link"), "new"), std::nullopt);
    EXPECT_EQ(disk().kind(path("link")), PathKind::symlink);
    EXPECT_EQ(content(path("folder/a.md")), "new");
    fs::create_symlink("none", path("dangling"));
    EXPECT_TRUE(disk().replace(path("dangling"), "x").has_value());
    EXPECT_EQ(disk().kind(path("none")), PathKind::missing);
}

TEST_F(DiskTest, RefusesToReplaceAReadOnlyFileEvenForRoot) {
    const std::string file = write("a.md", "old");
    ASSERT_EQ(::chmod(file.c_str(), 0444), 0);
    const Status refused = disk().replace(file, "new");
    ASSERT_TRUE(refused.has_value());
    EXPECT_EQ(refused->line(), file + ": Permission denied; make the file writable");
    EXPECT_EQ(content(file), "old");
    EXPECT_THAT(names(), ElementsAre("a.md"));
}

TEST_F(DiskTest, RefusesToReplaceWhatIsNoRegularFile) {
    ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
    EXPECT_EQ(disk().replace(path("fifo"), "x")->message, "not a regular file");
    EXPECT_EQ(disk().kind(path("fifo")), PathKind::other);
    EXPECT_EQ(disk().replace(root_, "x")->message, "Is a directory");
    const Status missing = disk().replace(path("none/a.md"), "x");
    EXPECT_THAT(missing->line(), HasSubstr("No such file or directory"));
}

TEST(MemoryFileSystem, ReadsListsAndReplaces) {
    MemoryFileSystem files;
    files.add("a/b.md", "old");
    files.add("/a/c/d.md", "x");
    EXPECT_EQ(*files.read("a/b.md", 3), "old");
    EXPECT_FALSE(files.read("a/b.md", 2).ok());
    EXPECT_EQ(files.list("a")->size(), 2u);
    EXPECT_EQ(files.replace("a/b.md", "new"), std::nullopt);
    EXPECT_EQ(files.replace("a/new.md", "n"), std::nullopt);
    EXPECT_EQ(*files.content("/a/b.md"), "new");
    EXPECT_THAT(files.replaced(), ElementsAre("a/b.md", "a/new.md"));
    EXPECT_EQ(files.content("a/none.md"), nullptr);
}

TEST(MemoryFileSystem, FailsWhereTold) {
    MemoryFileSystem files;
    files.fail("a.md", "Permission denied");
    files.add("b.md", "x");
    files.make_read_only("b.md");
    EXPECT_EQ(files.kind("a.md"), PathKind::file);
    EXPECT_EQ(files.read("a.md", 9).error().line(), "a.md: Permission denied");
    EXPECT_EQ(files.replace("b.md", "y")->line(), "b.md: Permission denied");
    EXPECT_EQ(*files.content("b.md"), "x");
    EXPECT_THAT(files.replaced(), IsEmpty());
}

/// One answer as text, with the words of errors but without the folder the disk's tree stands in.
std::string answers(const FileSystem& files, const std::string& root, const std::string& path) {
    std::ostringstream text;
    const auto words = [&](const auto& result, const std::string& value) {
        text << " " << (result.ok() ? value : result.error().message);
    };
    const Result<std::string> read = files.read(path, 8);
    words(read, read ? *read : "");
    const Result<std::string> canonical = files.canonical(path);
    words(canonical, canonical ? canonical->substr(root.size()) : "");
    const auto list = files.list(path);
    std::string entries;
    if (list) {
        for (const auto& e : *list) entries += e.name + std::to_string(int(e.kind)) + ",";
    }
    words(list, entries);
    text << " " << int(files.kind(path)) << int(files.target_kind(path));
    return text.str();
}

class TwinTest : public DiskTest {
  protected:
    void SetUp() override {
        DiskTest::SetUp();
        add("a/b/c", "text");
        add("a/large", "more than eight");
        add("d", "");
        link("a/up", "..");
        link("a/to-b", "b");
        link("e", "a/to-b/c");
        link("loop", "loop2");
        link("loop2", "loop");
        link("absolute", path("a/b"));
        link("none", "nowhere/x");
    }
    void add(const std::string& name, const std::string& content) {
        write(name, content);
        memory_.add(path(name), content);
    }
    void link(const std::string& name, const std::string& target) {
        fs::create_symlink(target, path(name));
        memory_.add_symlink(path(name), target);
    }
    std::string random_path(std::mt19937& random, std::span<const std::string_view> parts) const {
        std::string tried = root_;
        for (std::uint32_t i = pick(random, 6); i > 0; --i) {
            tried.append("/").append(random_text(random, parts, 1));
        }
        return tried;
    }

    MemoryFileSystem memory_;
};

TEST_F(TwinTest, DiskAndMemorySeeTheSame) {
    constexpr std::array<std::string_view, 15> kParts = {"a",  "b",    "c",    "d",    "e",
                                                         "up", "to-b", "none", "loop", "absolute",
                                                         ".",  "..",   "",     "x",    "large"};
    std::mt19937 random(9);
    for (int round = 0; round < 5000; ++round) {
        const std::string tried = random_path(random, kParts);
        const Result<std::string> real = disk().canonical(tried);
        const std::string plain = fs::path(tried).lexically_normal().string();
        bool left = !plain.starts_with(root_) || (real && !real->starts_with(root_));
        if (left) continue;  // What else lies in the folder of temporary files is not ours.
        ASSERT_EQ(answers(disk(), root_, tried), answers(memory_, root_, tried)) << tried;
    }
}

TEST_F(TwinTest, DiskAndMemoryReplaceTheSame) {
    // Nothing that leaves the tree.
    constexpr std::array<std::string_view, 12> kParts = {
        "a", "b", "c", "d", "e", "to-b", "none", "loop", "absolute", ".", "x", "large"};
    std::mt19937 random(10);
    int replaced = 0;
    for (int round = 0; round < 1000; ++round) {
        const std::string tried = random_path(random, kParts);
        const std::string content = std::to_string(round);
        const bool done = !disk().replace(tried, content).has_value();
        ASSERT_EQ(done, !memory_.replace(tried, content).has_value()) << tried;
        ASSERT_EQ(answers(disk(), root_, tried), answers(memory_, root_, tried)) << tried;
        replaced += done;
    }
    EXPECT_GT(replaced, 50);
    EXPECT_EQ(memory_.replaced().size(), static_cast<std::size_t>(replaced));
}

}  // namespace
}  // namespace veritally
