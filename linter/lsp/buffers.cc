#include "lsp/buffers.h"

#include <algorithm>

namespace veritally {
namespace {

/// Configs and rules are small; nothing larger is read through here.
constexpr std::uint64_t kMaxBytes = std::uint64_t{16} << 20;

std::string content_of(const Result<std::string>& read) {
    return read ? "=" + *read : "!" + read.error().message;
}

}  // namespace

void BufferedFiles::put(const std::string& path, std::shared_ptr<const SourceText> text) {
    buffers_[path] = std::move(text);
}

void BufferedFiles::remove(const std::string& path) {
    buffers_.erase(path);
}

bool BufferedFiles::changed() const {
    return std::any_of(looked_for_.begin(), looked_for_.end(),
                       [&](const auto& one) { return target_kind_now(one.first) != one.second; }) ||
           std::any_of(read_.begin(), read_.end(), [&](const auto& one) {
               return content_of(peek(one.first, kMaxBytes)) != one.second;
           });
}

void BufferedFiles::forget() {
    read_.clear();
    looked_for_.clear();
}

PathKind BufferedFiles::kind(const std::string& path) const {
    return buffers_.contains(path) ? PathKind::file : below_.kind(path);
}

PathKind BufferedFiles::target_kind_now(const std::string& path) const {
    return buffers_.contains(path) ? PathKind::file : below_.target_kind(path);
}

PathKind BufferedFiles::target_kind(const std::string& path) const {
    const PathKind kind = target_kind_now(path);
    looked_for_[path] = kind;
    return kind;
}

Result<std::string> BufferedFiles::canonical(const std::string& path) const {
    return below_.canonical(path);
}

Result<std::string> BufferedFiles::peek(const std::string& path, std::uint64_t max_bytes) const {
    const auto buffer = buffers_.find(path);
    if (buffer == buffers_.end()) return below_.read(path, max_bytes);
    return std::string(buffer->second->bytes());
}

Result<std::string> BufferedFiles::read(const std::string& path, std::uint64_t max_bytes) const {
    auto content = peek(path, max_bytes);
    read_[path] = content_of(content);
    return content;
}

Result<std::vector<FileSystem::Entry>> BufferedFiles::list(const std::string& path) const {
    return below_.list(path);
}

Status BufferedFiles::replace(const std::string& path, std::string_view content) {
    return below_.replace(path, content);
}

}  // namespace veritally
