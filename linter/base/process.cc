#include "base/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "base/system_error.h"

extern char** environ;

namespace veritally {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// A file without a name, so that neither side waits for the other to read.
File file_of(std::string_view input) {
    File file(std::tmpfile());
    if (file && std::fwrite(input.data(), 1, input.size(), file.get()) != input.size())
        file.reset();
    if (file) std::rewind(file.get());
    return file;
}

std::vector<char*> pointers(const std::vector<std::string>& words) {
    std::vector<char*> list;
    for (const std::string& word : words) list.push_back(const_cast<char*>(word.c_str()));
    list.push_back(nullptr);
    return list;
}

/// Starts the command with its standard output in `write_end`; 0 or an errno.
int spawn(const std::vector<std::string>& command, std::FILE* input, int write_end,
          const std::vector<std::string>* environment, pid_t& child) {
    std::vector<char*> words = pointers(command), variables;
    if (environment != nullptr) variables = pointers(*environment);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (input != nullptr) {
        posix_spawn_file_actions_adddup2(&actions, fileno(input), 0);
    } else {
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    }
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, write_end, 1);
    int error = posix_spawnp(&child, words[0], &actions, nullptr, words.data(),
                             environment != nullptr ? variables.data() : environ);
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

Result<ProcessOutput> run_process(const std::vector<std::string>& command, std::string_view input,
                                  const std::vector<std::string>* environment) {
    File file;
    if (!input.empty() && !(file = file_of(input))) {
        return system_error(command[0], errno);
    }
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return system_error(command[0], errno);
    pid_t child = 0;
    int error = spawn(command, file.get(), ends[1], environment, child);
    close(ends[1]);
    ProcessOutput output;
    if (error == 0) output.out = read_all(ends[0]);
    close(ends[0]);
    if (error != 0) return system_error(command[0], error);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status)) return Error{"was killed", command[0], ""};
    output.exit_code = WEXITSTATUS(status);
    return output;
}

std::vector<std::string> process_environment() {
    std::vector<std::string> variables;
    for (char** one = environ; *one != nullptr; ++one) variables.emplace_back(*one);
    return variables;
}

}  // namespace veritally
