#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace veritally {

enum class PathKind {
    missing,
    file,
    directory,
    symlink,
    other,   ///< A device, a FIFO, a socket.
    unknown  ///< The system does not let us look.
};

/// The files that a run sees. Paths are bytes as given, '/' between parts. Errors carry the
/// system's own words. All but replace() may be called from several threads at once.
/// Implementations: the disk, and a recording in-memory twin for tests.
class FileSystem {
  public:
    virtual ~FileSystem() = default;

    /// Kind of the path itself: a symbolic link is a symlink, not what it points to.
    virtual PathKind kind(const std::string& path) const = 0;
    /// What a symbolic link leads to in the end (never a symlink).
    virtual PathKind target_kind(const std::string& path) const = 0;
    /// Absolute, without links, '.' or '..'; an Error where it does not exist.
    virtual Result<std::string> canonical(const std::string& path) const = 0;
    /// Whole content, also where the system gives no size (/proc). Refuses what is not a regular
    /// file (FIFO, device, folder) without opening it for good, and more than `max_bytes`.
    virtual Result<std::string> read(const std::string& path, std::uint64_t max_bytes) const = 0;
    /// Names in a folder, sorted, with their kinds.
    struct Entry {
        std::string name;
        PathKind kind;
    };
    virtual Result<std::vector<Entry>> list(const std::string& path) const = 0;
    /// Replaces a file in one step (written beside, synced, renamed), or makes a new one; keeps
    /// the mode of an old file. An Error for a read-only file and for what is not a regular file;
    /// a symlink's target is replaced, not the link.
    virtual Status replace(const std::string& path, std::string_view content) = 0;
};

/// The disk. Lives as long as the program.
FileSystem& disk();

/// A tree in memory, for tests. Folders are there as soon as something is in them; relative paths
/// start at the root. Records the paths that were replaced, as given.
class MemoryFileSystem : public FileSystem {
  public:
    void add(std::string path, std::string content);
    void add_symlink(std::string path, std::string target);
    /// Makes reads of the path fail with the message; the path counts as a file.
    void fail(std::string path, std::string message);
    /// Makes replacing the path fail with "Permission denied".
    void make_read_only(std::string path);
    const std::string* content(const std::string& path) const;
    const std::vector<std::string>& replaced() const { return replaced_; }

    PathKind kind(const std::string& path) const override;
    PathKind target_kind(const std::string& path) const override;
    Result<std::string> canonical(const std::string& path) const override;
    Result<std::string> read(const std::string& path, std::uint64_t max_bytes) const override;
    Result<std::vector<Entry>> list(const std::string& path) const override;
    Status replace(const std::string& path, std::string_view content) override;

  private:
    /// The path without links, '.' and '..'; the last part may be a link unless `follow_last`.
    Result<std::string> resolve(const std::string& path, bool follow_last) const;
    PathKind node_kind(const std::string& node) const;

    /// By absolute path without '.', '..' and a '/' at the end.
    std::map<std::string, std::string> files_, symlinks_, failures_;
    std::set<std::string> read_only_;
    std::vector<std::string> replaced_;
};

}  // namespace veritally
