#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include "base/file_system.h"
#include "base/system_error.h"

namespace veritally {
namespace {

Error not_a_file(const std::string& path, mode_t mode) {
    if (S_ISDIR(mode)) return system_error(path, EISDIR);
    return {"not a regular file", path, ""};
}

/// C would take what stands before the NUL for the path.
bool holds_nul(const std::string& path) {
    return path.find('\0') != std::string::npos;
}

class FileDescriptor {
  public:
    explicit FileDescriptor(int number) : number_(number) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

  private:
    const int number_;
};

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
struct FreeMemory {
    void operator()(char* memory) const { std::free(memory); }
};

PathKind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return PathKind::file;
    if (S_ISDIR(mode)) return PathKind::directory;
    if (S_ISLNK(mode)) return PathKind::symlink;
    return PathKind::other;
}

/// Of what cannot be looked at; a link round in a circle leads to nothing.
PathKind unseen(int number) {
    const bool missing = number == ENOENT || number == ENOTDIR || number == ELOOP;
    return missing ? PathKind::missing : PathKind::unknown;
}

/// One read where the system gives all at once.
Result<std::string> read_all(int file, std::size_t size, const std::string& path) {
    std::string content(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::read(file, content.data() + done, size - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_error(path, errno);
        if (got == 0) break;  // Shortened since.
        done += static_cast<std::size_t>(got);
    }
    content.resize(done);
    return content;
}

Error too_large(const std::string& size, std::uint64_t max_bytes, const std::string& path) {
    return {"has " + size + " than the limit of " + std::to_string(max_bytes), path, ""};
}

/// Of a file whose size the system does not know before.
Result<std::string> read_to_end(int file, std::uint64_t max_bytes, const std::string& path) {
    constexpr std::size_t kChunk = std::size_t{64} << 10;
    std::string content;
    for (;;) {
        auto more = read_all(file, kChunk, path);
        if (!more) return more.error();
        content += *more;
        if (content.size() > max_bytes) return too_large("more bytes", max_bytes, path);
        if (more->size() < kChunk) return content;
    }
}

bool write_all(int file, std::string_view content) {
    while (!content.empty()) {
        const ssize_t put = ::write(file, content.data(), content.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

/// A new file in the folder of a path; gone again with the object unless renamed.
class NewFile {
  public:
    NewFile(const std::string& beside, mode_t mode) : file_(create(beside, mode)) {}
    ~NewFile() {
        if (ok() && !renamed_) ::unlink(name_.c_str());
    }
    bool ok() const { return file_.number() >= 0; }

    /// Owner as far as the system lets us, then mode. False leaves errno.
    bool take_over(const struct stat& old) {
        struct stat own;
        if (::fstat(file_.number(), &own) != 0) return false;
        if ((own.st_uid != old.st_uid || own.st_gid != old.st_gid) &&
            ::fchown(file_.number(), old.st_uid, old.st_gid) != 0 && errno != EPERM) {
            return false;
        }
        return ::fchmod(file_.number(), old.st_mode & 07777) == 0;
    }

    /// False leaves errno.
    bool become(const std::string& path, std::string_view content) {
        if (!write_all(file_.number(), content) || ::fsync(file_.number()) != 0) return false;
        renamed_ = ::rename(name_.c_str(), path.c_str()) == 0;
        return renamed_;
    }

  private:
    int create(const std::string& beside, mode_t mode) {
        static std::atomic<unsigned> made{0};
        constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
        const std::string folder = beside.substr(0, beside.rfind('/') + 1);
        for (int attempt = 0; attempt < 100; ++attempt) {
            name_ = folder + ".veritally-" + std::to_string(::getpid()) + "-" +
                    std::to_string(made++) + ".tmp";
            const int file = ::open(name_.c_str(), kFlags, mode);
            if (file >= 0 || errno != EEXIST) return file;
        }
        return -1;
    }

    std::string name_;
    FileDescriptor file_;
    bool renamed_ = false;
};

/// Why an old file must not be replaced; root may write everywhere, so its mode counts too.
Status refuse(const std::string& path, const struct stat& old) {
    if (!S_ISREG(old.st_mode)) return not_a_file(path, old.st_mode);
    const bool writable = (old.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) != 0;
    if (writable && ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0) return {};
    return system_error(path, writable ? errno : EACCES, "make the file writable");
}

class Disk final : public FileSystem {
  public:
    PathKind kind(const std::string& path) const override {
        struct stat status;
        if (holds_nul(path)) return PathKind::missing;
        return ::lstat(path.c_str(), &status) == 0 ? kind_of(status.st_mode) : unseen(errno);
    }

    PathKind target_kind(const std::string& path) const override {
        struct stat status;
        if (holds_nul(path)) return PathKind::missing;
        return ::stat(path.c_str(), &status) == 0 ? kind_of(status.st_mode) : unseen(errno);
    }

    Result<std::string> canonical(const std::string& path) const override {
        if (holds_nul(path)) return system_error(path, ENOENT);
        const std::unique_ptr<char, FreeMemory> real(::realpath(path.c_str(), nullptr));
        if (!real) return system_error(path, errno);
        return std::string(real.get());
    }

    Result<std::string> read(const std::string& path, std::uint64_t max_bytes) const override {
        if (holds_nul(path)) return system_error(path, ENOENT);
        // Without O_NONBLOCK, opening a FIFO waits for a writer.
        const FileDescriptor file(
            ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
        struct stat status;
        // A socket cannot be opened, nor a device that is not there.
        if (file.number() < 0 && errno == ENXIO) return not_a_file(path, 0);
        if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
            return system_error(path, errno);
        }
        if (!S_ISREG(status.st_mode)) return not_a_file(path, status.st_mode);
        const auto size = static_cast<std::uint64_t>(status.st_size);
        if (size == 0) return read_to_end(file.number(), max_bytes, path);
        if (size > max_bytes)
            return too_large(std::to_string(size) + " bytes, more", max_bytes, path);
        return read_all(file.number(), size, path);
    }

    Result<std::vector<Entry>> list(const std::string& path) const override {
        if (holds_nul(path)) return system_error(path, ENOENT);
        const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
        if (!folder) return system_error(path, errno);
        std::vector<Entry> entries;
        errno = 0;
        while (const dirent* entry = ::readdir(folder.get())) {
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..") {
                entries.push_back({std::string(name), kind_in(path, *entry)});
            }
            errno = 0;
        }
        if (errno != 0) return system_error(path, errno);
        std::sort(entries.begin(), entries.end(),
                  [](const Entry& a, const Entry& b) { return a.name < b.name; });
        return entries;
    }

    Status replace(const std::string& path, std::string_view content) override {
        if (holds_nul(path)) return system_error(path, ENOENT);
        std::string target = path;
        if (kind(path) == PathKind::symlink) {
            Result<std::string> real = canonical(path);
            if (!real) return real.error();
            target = std::move(*real);
        }
        struct stat old;
        const bool exists = ::stat(target.c_str(), &old) == 0;
        if (!exists && errno != ENOENT) return system_error(path, errno);
        if (exists) {
            if (Status refusal = refuse(target, old)) return refusal;
        }
        NewFile file(target, exists ? 0600 : 0666);
        if (!file.ok()) return system_error(path, errno, "its folder must be there and writable");
        if ((exists && !file.take_over(old)) || !file.become(target, content)) {
            return system_error(path, errno);
        }
        return {};
    }

  private:
    PathKind kind_in(const std::string& folder, const dirent& entry) const {
        switch (entry.d_type) {
            case DT_REG:
                return PathKind::file;
            case DT_DIR:
                return PathKind::directory;
            case DT_LNK:
                return PathKind::symlink;
            case DT_UNKNOWN:
                return kind(folder + '/' + entry.d_name);
            default:
                return PathKind::other;
        }
    }
};

}  // namespace

FileSystem& disk() {
    static Disk disk;
    return disk;
}

}  // namespace veritally
