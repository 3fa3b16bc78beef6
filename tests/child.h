#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace veritally {

/// A folder that is gone with the object.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// How a child process ended.
struct Ended {
    int exit_code = -1;         ///< -1: by a signal.
    int signal = 0;             ///< 0: by itself. SIGKILL where it took more than a minute.
    std::string out, err;       ///< Standard output and standard error.
    double seconds = 0;         ///< Of processor time.
    double peak_megabytes = 0;  ///< Of resident memory, looked at every millisecond.
};

/// The program built beside the tests.
const std::filesystem::path& program_path();

/// Runs a command in a folder, with the program's folder first on PATH and no setting of colours in
/// the environment, and waits for it, a minute at most.
Ended run_child(const std::vector<std::string>& command, const std::filesystem::path& folder,
                const std::string& input = "");

/// Runs the program with the words given.
Ended run_veritally(std::vector<std::string> words, const std::filesystem::path& folder,
                    const std::string& input = "");

}  // namespace veritally
