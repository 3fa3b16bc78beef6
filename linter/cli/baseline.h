#pragma once

#include <map>
#include <string>

#include "base/file_system.h"
#include "engine/known_findings.h"

namespace veritally {

/// A file that counts the findings which a registry lives with (linter/docs/baseline.md). Paths in
/// it are relative to its folder, so that it reads the same from every working directory.
class Baseline {
  public:
    /// For a file that need not exist; `working_directory` is absolute.
    Baseline(std::string file, const std::string& working_directory);

    /// Reads the file. An Error where it is not there or no baseline.
    Status read(const FileSystem& files);
    /// One finding a line, sorted: a change of one finding changes one line.
    std::string text() const;

    /// How the baseline names a path of the run, and the other way round (absolute).
    std::string name_of(const std::string& path) const;
    std::string path_of(const std::string& name) const;

    const std::string& file() const { return file_; }
    std::map<std::string, KnownFindings> known;  ///< By name; none is empty.

  private:
    std::string file_, working_directory_, folder_;
};

}  // namespace veritally
