#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "engine/check.h"
#include "engine/config.h"

namespace veritally {

/// What a run says of one file: findings, or why it could not be read.
struct FileReport {
    std::string path;                          ///< As given or found.
    std::shared_ptr<const Document> document;  ///< Null where unreadable.
    std::shared_ptr<const Settings> settings;  ///< Keeps the rules that findings point to.
    std::vector<Finding> findings;             ///< Sorted.
    Status failure;
};

/// Checks one document: every active rule, suppressions, closing rules. Pure.
/// `relative_path` is relative to the settings' folder.
std::vector<Finding> check_document(const Document& document, const Settings& settings,
                                    std::string_view relative_path, Date now);

struct RunOptions {
    int jobs = 1;
    Date now;
};

/// Lints files in parallel; `done` gets each report in the order of `paths`, on the caller's
/// thread, while later files are still worked on. Memory does not grow with their number.
/// Stops with an Error where a config is at fault.
class Runner {
  public:
    Runner(const FileSystem& files, ConfigLoader& configs, RunOptions options);
    Status run(const std::vector<std::string>& paths,
               const std::function<Status(FileReport)>& done);
    /// The same for text that is not on the disk (standard input, an editor's buffer).
    Result<FileReport> run_text(std::string path, std::string bytes);

  private:
    FileReport read_and_check(const std::string& path, Status& broken_config);
    const FileSystem& files_;
    ConfigLoader& configs_;
    RunOptions options_;
};

}  // namespace veritally
