#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/runner.h"

namespace veritally {

/// What a revision has of a file.
struct OldFile {
    std::string path;  ///< From the work tree's top; another than today's where it was renamed.
    std::string bytes;
};

/// The whole lines of a text that a revision does not have there: spans of it, in order.
class ChangedLines {
  public:
    explicit ChangedLines(std::vector<Span> lines) : lines_(std::move(lines)) {}
    /// Whether any byte of the span, or the place of an empty one, is on such a line.
    bool touch(Span span) const;

  private:
    std::vector<Span> lines_;
};

/// How files of a work tree differ from a revision. Immutable: may be asked by several threads.
class Changes {
  public:
    /// Whether the file (path as given to changes_since) is that of the revision, line ends apart.
    bool is_same(const std::string& path) const;
    /// Nothing where the revision does not have the file.
    const OldFile* old_file(const std::string& path) const;
    /// All lines of a new file, none of one that is the same.
    ChangedLines lines(const std::string& path, std::string_view text) const;

  private:
    friend class ChangeReader;
    std::map<std::string, std::optional<OldFile>> changed_;  ///< By path as given.
};

/// Compares files with those of a revision in the git repository of `folder`; a file that the
/// revision does not have is looked for among those that are gone (renamed: the same, or at least
/// half of its lines). Only reads objects: nothing that the repository configures is run. Errors:
/// no repository, no such commit (a shallow checkout is told so), an object that is not there.
Result<Changes> changes_since(const std::string& revision, const std::string& folder,
                              const std::vector<std::string>& paths);

}  // namespace veritally
