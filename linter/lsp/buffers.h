#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/source_text.h"

namespace veritally {

/// A file that the editor has open, as it stands there.
struct Buffer {
    std::string uri, path, language;
    std::int64_t version = 0;
    std::shared_ptr<const SourceText> text;
};

/// The disk as the editor sees it: buffers lie over it. Remembers what was read and looked for
/// through it, so that it can tell whether any of that has changed. For one thread.
class BufferedFiles : public FileSystem {
  public:
    explicit BufferedFiles(FileSystem& below) : below_(below) {}

    void put(const std::string& path, std::shared_ptr<const SourceText> text);
    void remove(const std::string& path);

    /// A file as it stands now, without remembering that it was read.
    Result<std::string> peek(const std::string& path, std::uint64_t max_bytes) const;

    /// Whether anything that was read or looked for since forget() is another now.
    bool changed() const;
    void forget();

    PathKind kind(const std::string& path) const override;
    PathKind target_kind(const std::string& path) const override;
    Result<std::string> canonical(const std::string& path) const override;
    Result<std::string> read(const std::string& path, std::uint64_t max_bytes) const override;
    Result<std::vector<Entry>> list(const std::string& path) const override;
    Status replace(const std::string& path, std::string_view content) override;

  private:
    PathKind target_kind_now(const std::string& path) const;

    FileSystem& below_;
    std::map<std::string, std::shared_ptr<const SourceText>> buffers_;
    mutable std::map<std::string, std::string> read_;
    mutable std::map<std::string, PathKind> looked_for_;
};

}  // namespace veritally
