#include <algorithm>
#include <cerrno>

#include "base/file_system.h"
#include "base/system_error.h"
#include "base/text.h"

namespace veritally {
namespace {

constexpr int kMostLinks = 40;

/// Absolute, without '.', '..' and doubled '/'; links are not known here.
std::string plain(std::string_view path) {
    std::string result;
    for (const std::string_view part : split(path, '/')) {
        if (part == "..") {
            result.resize(result.empty() ? 0 : result.rfind('/'));
        } else if (!part.empty() && part != ".") {
            result.append("/").append(part);
        }
    }
    return result.empty() ? "/" : result;
}

std::string folder_prefix(const std::string& node) {
    return node == "/" ? node : node + "/";
}

}  // namespace

void MemoryFileSystem::add(std::string path, std::string content) {
    files_[plain(path)] = std::move(content);
}

void MemoryFileSystem::add_symlink(std::string path, std::string target) {
    symlinks_[plain(path)] = std::move(target);
}

void MemoryFileSystem::fail(std::string path, std::string message) {
    files_.try_emplace(plain(path));
    failures_[plain(path)] = std::move(message);
}

void MemoryFileSystem::make_read_only(std::string path) {
    read_only_.insert(plain(path));
}

const std::string* MemoryFileSystem::content(const std::string& path) const {
    const Result<std::string> node = resolve(path, true);
    const auto file = node ? files_.find(*node) : files_.end();
    return file == files_.end() ? nullptr : &file->second;
}

PathKind MemoryFileSystem::node_kind(const std::string& node) const {
    if (files_.contains(node)) return PathKind::file;
    if (symlinks_.contains(node)) return PathKind::symlink;
    const std::string prefix = folder_prefix(node);
    const auto below = [&prefix](const auto& nodes) {
        const auto next = nodes.lower_bound(prefix);
        return next != nodes.end() && next->first.starts_with(prefix);
    };
    return node == "/" || below(files_) || below(symlinks_) ? PathKind::directory
                                                            : PathKind::missing;
}

Result<std::string> MemoryFileSystem::resolve(const std::string& path, bool follow_last) const {
    if (path.empty()) return system_error(path, ENOENT);
    const bool folder = path.ends_with('/');
    std::string node = "/";
    std::string rest = path;
    for (int links = 0; !rest.empty();) {
        const std::size_t slash = rest.find('/');
        const std::string part = rest.substr(0, slash);
        rest.erase(0, slash == std::string::npos ? slash : slash + 1);
        if (part.empty()) continue;
        const PathKind kind = node_kind(node);
        if (kind == PathKind::missing) return system_error(path, ENOENT);
        if (kind != PathKind::directory) return system_error(path, ENOTDIR);
        const std::string next = plain(node + "/" + part);
        const auto link = symlinks_.find(next);
        if (link == symlinks_.end() || (rest.empty() && !folder && !follow_last)) {
            node = next;
            continue;
        }
        if (++links > kMostLinks) return system_error(path, ELOOP);
        rest = rest.empty() ? link->second : link->second + "/" + rest;
        if (link->second.starts_with('/')) node = "/";
    }
    if (folder && node_kind(node) == PathKind::file) return system_error(path, ENOTDIR);
    return node;
}

PathKind MemoryFileSystem::kind(const std::string& path) const {
    const Result<std::string> node = resolve(path, false);
    return node ? node_kind(*node) : PathKind::missing;
}

PathKind MemoryFileSystem::target_kind(const std::string& path) const {
    const Result<std::string> node = resolve(path, true);
    return node ? node_kind(*node) : PathKind::missing;
}

Result<std::string> MemoryFileSystem::canonical(const std::string& path) const {
    Result<std::string> node = resolve(path, true);
    if (node && node_kind(*node) == PathKind::missing) return system_error(path, ENOENT);
    return node;
}

Result<std::string> MemoryFileSystem::read(const std::string& path, std::uint64_t max_bytes) const {
    const Result<std::string> node = canonical(path);
    if (!node) return node;
    const auto failure = failures_.find(*node);
    if (failure != failures_.end()) return Error{failure->second, path, ""};
    const auto file = files_.find(*node);
    if (file == files_.end()) return system_error(path, EISDIR);
    if (file->second.size() > max_bytes) {
        return Error{"has " + std::to_string(file->second.size()) +
                         " bytes, more than the limit of " + std::to_string(max_bytes),
                     path, ""};
    }
    return file->second;
}

Result<std::vector<FileSystem::Entry>> MemoryFileSystem::list(const std::string& path) const {
    const Result<std::string> node = canonical(path);
    if (!node) return node.error();
    if (node_kind(*node) != PathKind::directory) return system_error(path, ENOTDIR);
    const std::string prefix = folder_prefix(*node);
    std::set<std::string> names;
    for (const auto* nodes : {&files_, &symlinks_}) {
        for (auto next = nodes->lower_bound(prefix);
             next != nodes->end() && next->first.starts_with(prefix); ++next) {
            const std::size_t end = next->first.find('/', prefix.size());
            names.insert(next->first.substr(prefix.size(), end - prefix.size()));
        }
    }
    std::vector<Entry> entries;
    for (const std::string& name : names) entries.push_back({name, node_kind(prefix + name)});
    return entries;
}

Status MemoryFileSystem::replace(const std::string& path, std::string_view content) {
    const Result<std::string> node =
        kind(path) == PathKind::symlink ? canonical(path) : resolve(path, false);
    if (!node) return node.error();
    if (node_kind(*node) == PathKind::directory) return system_error(path, EISDIR);
    const std::string folder = node->substr(0, std::max<std::size_t>(node->rfind('/'), 1));
    if (node_kind(folder) != PathKind::directory) return system_error(path, ENOENT);
    if (read_only_.contains(*node)) return system_error(path, EACCES);
    files_[*node] = content;
    replaced_.push_back(path);
    return {};
}

}  // namespace veritally
