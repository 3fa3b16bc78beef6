#include "base/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace veritally {
namespace {

/// Starts the command with its standard output in `write_end`; 0 or an errno.
int spawn(const std::vector<std::string>& command, int write_end, pid_t& child) {
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, write_end, 1);
    int error = posix_spawnp(&child, words[0], &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

std::string read_all(int descriptor) {
    std::string out;
    std::array<char, 65536> buffer;
    for (;;) {
        ssize_t got = read(descriptor, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return out;
        out.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

Result<ProcessOutput> run_process(const std::vector<std::string>& command) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return Error{std::strerror(errno), command[0], ""};
    pid_t child = 0;
    int error = spawn(command, ends[1], child);
    close(ends[1]);
    ProcessOutput output;
    if (error == 0) output.out = read_all(ends[0]);
    close(ends[0]);
    if (error != 0) return Error{std::strerror(error), command[0], ""};
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status)) return Error{"was killed", command[0], ""};
    output.exit_code = WEXITSTATUS(status);
    return output;
}

}  // namespace veritally
