#include "child.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string_view>
#include <thread>

#include "golden.h"

extern char** environ;

namespace veritally {
namespace {

constexpr auto kPatience = std::chrono::minutes(4);

std::vector<std::string> clean_environment() {
    std::vector<std::string> variables{"LC_ALL=C.UTF-8"};
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string_view variable = *one;
        bool dropped = false;
        for (std::string_view name : {"PATH=", "NO_COLOR=", "CLICOLOR_FORCE=", "TERM=", "LC_ALL="})
            dropped = dropped || variable.starts_with(name);
        if (!dropped) variables.emplace_back(variable);
    }
    const char* path = std::getenv("PATH");
    variables.push_back("PATH=" + program_path().parent_path().string() + ":" +
                        (path ? path : "/usr/bin:/bin"));
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> list;
    for (std::string& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    return list;
}

/// Most resident memory so far; 0 where the process is gone. What wait4() tells would include that
/// of the process which started it.
double peak_megabytes_of(pid_t child) {
    std::ifstream status("/proc/" + std::to_string(child) + "/status");
    for (std::string word; status >> word;) {
        double kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
    }
    return 0;
}

int wait_for(pid_t child, Ended& ended, rusage& usage) {
    const auto last = std::chrono::steady_clock::now() + kPatience;
    int status = 0;
    while (::wait4(child, &status, WNOHANG, &usage) == 0) {
        if (std::chrono::steady_clock::now() > last) ::kill(child, SIGKILL);
        ended.peak_megabytes = std::max(ended.peak_megabytes, peak_megabytes_of(child));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return status;
}

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "veritally-test.XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr) << std::strerror(errno);
    path_ = std::filesystem::canonical(name);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

const std::filesystem::path& program_path() {
    static const std::filesystem::path path = VERITALLY_PROGRAM;
    return path;
}

Ended run_child(const std::vector<std::string>& command, const std::filesystem::path& folder,
                const std::string& input) {
    const TemporaryFolder streams;
    const auto file = [&](const char* name) { return (streams.path() / name).string(); };
    write_whole(file("in"), input);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, file("in").c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, file("out").c_str(), O_CREAT | O_WRONLY, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, file("err").c_str(), O_CREAT | O_WRONLY, 0600);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    std::vector<std::string> words = command, variables = clean_environment();
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, words[0].c_str(), &actions, nullptr,
                                      pointers(words).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    EXPECT_EQ(failed, 0) << command[0] << ": " << std::strerror(failed);
    if (failed != 0) return {};
    rusage usage{};
    Ended ended;
    const int status = wait_for(child, ended, usage);
    if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    ended.out = read_whole(file("out"));
    ended.err = read_whole(file("err"));
    ended.seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    return ended;
}

Ended run_veritally(std::vector<std::string> words, const std::filesystem::path& folder,
                    const std::string& input) {
    words.insert(words.begin(), program_path().string());
    return run_child(words, folder, input);
}

}  // namespace veritally
