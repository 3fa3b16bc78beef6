// What cannot be read is said and fails the run; it is never taken for an empty entry, never waited
// for, and the others are still checked.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/process.h"
#include "child.h"
#include "cli/program.h"
#include "golden.h"

namespace veritally {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

constexpr std::string_view kEntry = "---\nname: Well\n---\n";
constexpr std::string_view kGood = "good.md:1:1: error front-matter/missing-key the key";

struct Outcome {
    int code;
    std::string out, err;
};

Outcome run(std::vector<std::string> words, std::istream& in, FileSystem& files) {
    std::ostringstream out, err;
    Console console{in, out, err, false, 100, {}, files, fs::current_path().string()};
    const int code = run_program(words, console);
    return {code, out.str(), err.str()};
}

/// As a user for whom permissions count, also where root runs the tests.
class Unprivileged {
  public:
    explicit Unprivileged(const fs::path& folder) {
        if (::geteuid() != 0) return;
        lowered_ = ::chown(folder.c_str(), kNobody, kNobody) == 0 && ::seteuid(kNobody) == 0;
        ok_ = lowered_;
    }
    ~Unprivileged() {
        if (lowered_ && ::seteuid(0) != 0) std::abort();
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;
    /// False where the system keeps us from it.
    bool ok() const { return ok_ && ::access(".", W_OK) == 0; }

  private:
    static constexpr uid_t kNobody = 65534;
    bool ok_ = true;
    bool lowered_ = false;
};

class Unreadable : public testing::Test {
  protected:
    void SetUp() override {
        before_ = fs::current_path();
        fs::current_path(folder_.path());
        write_whole("good.md", std::string(kEntry));
    }
    void TearDown() override { fs::current_path(before_); }

    static Outcome lint(std::vector<std::string> paths, FileSystem& files = disk()) {
        std::istringstream in;
        paths.insert(paths.begin(), {"lint", "--format", "oneline", "--select",
                                     "front-matter/missing-key,front-matter/missing"});
        return run(std::move(paths), in, files);
    }

    /// Both are named; what is wrong is said of one, the other is checked.
    static void expect_refused(const std::string& path, std::string_view why) {
        const Outcome both = lint({path, "good.md"});
        EXPECT_EQ(both.code, 2) << path;
        EXPECT_THAT(both.out, HasSubstr(path + ": cannot be read: " + std::string(why) + "\n"));
        EXPECT_THAT(both.out, HasSubstr(kGood));
        EXPECT_EQ(both.out.find(path + ":1:1"), std::string::npos) << both.out;
        std::istringstream in;
        const Outcome explained = run({"explain", path}, in, disk());
        EXPECT_EQ(explained.code, 2) << path;
        EXPECT_EQ(explained.err, "veritally: " + path + ": " + std::string(why) + "\n");
    }

    TemporaryFolder folder_;
    fs::path before_;
};

TEST_F(Unreadable, WhatIsNoFile) {
    ASSERT_EQ(::mkfifo("fifo.md", 0600), 0);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{AF_UNIX, "socket.md"};
    ASSERT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    expect_refused("fifo.md", "not a regular file");
    expect_refused("socket.md", "not a regular file");
    expect_refused("/dev/null", "not a regular file");
    expect_refused("/dev/zero", "not a regular file");
    ::close(socket);
}

TEST_F(Unreadable, WhatLeadsNowhere) {
    fs::create_symlink("nothing", "dangling.md");
    fs::create_symlink("circle.md", "circle.md");
    expect_refused("gone.md", "No such file or directory");
    expect_refused("good.md/x.md", "Not a directory");
    expect_refused("dangling.md", "No such file or directory");
    expect_refused("circle.md", "Too many levels of symbolic links");
}

TEST_F(Unreadable, AFileWithoutASizeThatCannotBeRead) {
    if (!fs::exists("/proc/self/mem")) GTEST_SKIP() << "no /proc here";
    expect_refused("/proc/self/mem", "Input/output error");
}

TEST_F(Unreadable, WhatIsNotPermitted) {
    const Unprivileged nobody(folder_.path());
    if (!nobody.ok()) GTEST_SKIP() << "permissions do not count here";
    for (const char* name : {"mute.md", "listed/a.md", "closed/a.md"}) {
        write_whole(name, std::string(kEntry));
    }
    fs::permissions("mute.md", fs::perms::none);
    fs::permissions("listed", fs::perms::owner_read);
    fs::permissions("closed", fs::perms::none);
    expect_refused("mute.md", "Permission denied");
    expect_refused("closed/a.md", "Permission denied");
    expect_refused("closed", "Permission denied");
    const Outcome all = lint({"."});
    EXPECT_EQ(all.code, 2);
    for (const char* name : {"closed", "listed/a.md", "mute.md"}) {
        EXPECT_THAT(all.out, HasSubstr(std::string(name) + ": cannot be read: Permission denied"));
    }
    EXPECT_THAT(all.out, HasSubstr(kGood));
    fs::permissions("listed", fs::perms::owner_all);
    fs::permissions("closed", fs::perms::owner_all);
}

TEST_F(Unreadable, WhatGitKnowsAndTheFolderHides) {
    const Unprivileged nobody(folder_.path());
    if (!nobody.ok()) GTEST_SKIP() << "permissions do not count here";
    write_whole("hidden/a.md", std::string(kEntry));
    write_whole("hidden/deleted.md", std::string(kEntry));
    ASSERT_TRUE(run_process({"git", "init", "--quiet"}).ok());
    ASSERT_TRUE(run_process({"git", "add", "hidden"}).ok());
    fs::remove("hidden/deleted.md");
    EXPECT_EQ(lint({"hidden"}).code, 1);
    fs::permissions("hidden", fs::perms::owner_read);
    const Outcome all = lint({"."});
    EXPECT_EQ(all.code, 2);
    EXPECT_THAT(all.out, HasSubstr("hidden/a.md: cannot be read: Permission denied"));
    fs::permissions("hidden", fs::perms::owner_all);
}

TEST_F(Unreadable, AFileThatVanishesOnceItIsListed) {
    MemoryFileSystem files;
    files.add("/r/good.md", std::string(kEntry));
    files.add("/r/gone.md", std::string(kEntry));
    files.fail("/r/gone.md", "No such file or directory");
    const Outcome all = lint({"/r"}, files);
    EXPECT_EQ(all.code, 2);
    EXPECT_THAT(all.out, HasSubstr("/r/gone.md: cannot be read: No such file or directory\n"));
    EXPECT_THAT(all.out, HasSubstr(kGood));
}

TEST_F(Unreadable, StandardInputThatIsNone) {
    std::ifstream folder(".");
    const Outcome linted = run({"lint", "--format", "oneline", "-"}, folder, disk());
    EXPECT_EQ(linted.code, 2);
    EXPECT_EQ(linted.out, "<stdin>: cannot be read: Is a directory\n");
    EXPECT_EQ(linted.err, "");
    folder.clear();
    const Outcome mended = run({"lint", "--fix", "--stdin-filename", "x.md", "-"}, folder, disk());
    EXPECT_EQ(mended.code, 2);
    EXPECT_EQ(mended.out, "");
    EXPECT_THAT(mended.err, HasSubstr("cannot read 'x.md': Is a directory"));
    folder.clear();
    const Outcome explained = run({"explain", "-"}, folder, disk());
    EXPECT_EQ(explained.code, 2);
    EXPECT_EQ(explained.err, "veritally: <stdin>: Is a directory\n");
    folder.clear();
    EXPECT_EQ(run({"lsp"}, folder, disk()).code, 1);
}

/// More than any entry, without an end.
class Endless : public std::streambuf {
  public:
    std::size_t given = 0;

  protected:
    int_type underflow() override {
        given += sizeof text_;
        setg(text_, text_, text_ + sizeof text_);
        return traits_type::to_int_type(text_[0]);
    }

  private:
    char text_[4096] = {};
};

TEST_F(Unreadable, StandardInputWithoutAnEnd) {
    Endless endless;
    std::istream in(&endless);
    const Outcome linted = run({"lint", "--format", "oneline", "-", "good.md"}, in, disk());
    EXPECT_EQ(linted.code, 2);
    EXPECT_THAT(linted.out, HasSubstr("<stdin>: cannot be read: larger than 16 MiB\n"));
    EXPECT_THAT(linted.out, HasSubstr(kGood));
    EXPECT_LT(endless.given, std::size_t{17} << 20);
    const Outcome explained = run({"explain", "-"}, in, disk());
    EXPECT_EQ(explained.code, 2);
    EXPECT_EQ(explained.err, "veritally: <stdin>: larger than 16 MiB\n");
}

TEST_F(Unreadable, AConfigThatIsThere) {
    fs::create_directory(".veritally.yaml");
    const Outcome refused = lint({"good.md"});
    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(refused.out, "");
    EXPECT_THAT(refused.err, HasSubstr(".veritally.yaml: Is a directory\n"));
}

TEST_F(Unreadable, WhatCannotBeReadInAFolderIsToldAllTheSame) {
    fs::create_directory("in");
    std::string wide = "\xFF\xFE", prose = wide;
    for (char c : std::string(kEntry)) wide += {c, '\0'};
    for (char c : std::string("No entry, but notes.\n")) prose += {c, '\0'};
    write_whole("in/notes.md", prose);
    write_whole("in/prose.md", "\u00A0Prose\n\n---\n");
    write_whole("in/unseen.md", "\u200B" + std::string(kEntry));
    write_whole("in/wide.md", wide);
    std::istringstream in;
    const Outcome seen =
        run({"lint", "--format", "oneline", "--select", "front-matter,body/encoding", "in"}, in,
            disk());
    EXPECT_EQ(seen.out,
              "in/unseen.md:1:1: error front-matter/missing an unseen character (U+200B) stands "
              "before the '---' that opens the front matter, so it is not read\n"
              "in/wide.md:1:1: error body/encoding the file is UTF-16, not UTF-8\n");
    EXPECT_EQ(seen.code, 1);
}

TEST_F(Unreadable, AFullDiskFailsTheRun) {
    for (std::vector<std::string> words : {std::vector<std::string>{"lint", "good.md"},
                                           {"lint", "--format", "json", "good.md"},
                                           {"explain", "good.md"},
                                           {"rules"},
                                           {"--help"}}) {
        std::istringstream in;
        std::ofstream out("/dev/full");
        std::ostringstream err;
        Console console{in, out, err, false, 100, {}, disk(), fs::current_path().string()};
        EXPECT_EQ(run_program(words, console), kExitFailure) << words.front();
        EXPECT_EQ(err.str(), "veritally: standard output: No space left on device\n");
    }
    std::istringstream in;
    const Outcome seen = run({"lint", "--output", "json:/dev/full", "good.md"}, in, disk());
    EXPECT_EQ(seen.code, kExitFailure);
    EXPECT_EQ(seen.err, "veritally: /dev/full: not a regular file\n");
}

}  // namespace
}  // namespace veritally
