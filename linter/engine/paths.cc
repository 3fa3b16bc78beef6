#include "engine/paths.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"

namespace veritally {
namespace {

std::string joined(const std::string& folder, std::string_view name) {
    if (folder == ".") return std::string(name);
    return folder.ends_with('/') ? folder + std::string(name) : folder + "/" + std::string(name);
}

bool is_hidden(std::string_view relative) {
    return relative.starts_with('.') || relative.find("/.") != std::string_view::npos;
}

/// Collects inputs; each file once, however it was reached.
class Expansion {
  public:
    Expansion(const FileSystem& files, ConfigLoader& configs, const IgnoreFilter& ignores,
              bool named_count)
        : files_(files), configs_(configs), ignores_(ignores), named_count_(named_count) {}

    Status add(const std::string& path) {
        PathKind kind = files_.target_kind(path);
        in_folder_ = kind == PathKind::directory;
        if (in_folder_) return add_folder(path);
        return add_file(path, files_.kind(path), named_count_);
    }

    Expanded take() { return {std::move(inputs_), notices()}; }

  private:
    /// The Markdown files of folders that a config with `entries` is in force for.
    struct Offered {
        std::size_t files = 0;
        bool some_named = false;
    };

    std::vector<Error> notices() const {
        std::vector<Error> all;
        for (const auto& [origin, offered] : offered_) {
            if (offered.some_named) continue;
            all.push_back({"'entries' names none of the Markdown files found (" +
                               std::to_string(offered.files) + ")",
                           origin, "correct its patterns"});
        }
        return all;
    }

    Status add_folder(const std::string& folder) {
        auto home = files_.canonical(folder);
        if (!home) return home.error();
        home_ = *home;
        auto listed = ignores_.listed(folder);
        if (!listed) return walk(folder);
        for (const std::string& name : *listed) {
            if (is_hidden(name) || !is_markdown(name)) continue;
            std::string path = joined(folder, name);
            PathKind kind = files_.kind(path);
            if (kind == PathKind::missing) continue;  // Tracked, but deleted in the work tree.
            if (kind == PathKind::symlink && leads_out(path)) continue;
            if (Status bad = add_file(path, kind, false)) return bad;
        }
        return std::nullopt;
    }

    Status walk(const std::string& folder) {
        auto entries = files_.list(folder);
        if (!entries) {
            inputs_.push_back({folder, true});  // The run reports what it cannot read.
            return std::nullopt;
        }
        for (const auto& entry : *entries) {
            if (entry.name.starts_with('.')) continue;
            std::string path = joined(folder, entry.name);
            Status bad;
            if (entry.kind == PathKind::directory) {
                bad = walk(path);
            } else if (is_markdown(entry.name) && entry.kind != PathKind::other &&
                       !(entry.kind == PathKind::symlink && leads_out(path))) {
                bad = add_file(path, entry.kind, false);
            }
            if (bad) return bad;
        }
        return std::nullopt;
    }

    /// Whether a symbolic link leads to no file, or to one outside the folder that was given.
    bool leads_out(const std::string& path) const {
        auto target = files_.canonical(path);
        if (!target || files_.target_kind(path) != PathKind::file) return true;
        return !target->starts_with(home_ == "/" ? "/" : home_ + "/");
    }

    Status add_file(const std::string& path, PathKind kind, bool named) {
        auto located = configs_.locate(path);
        if (!located) return located.error();
        const Settings& settings = *located->settings;
        if (settings.is_excluded(located->relative_path)) return std::nullopt;
        bool entry = settings.is_entry(located->relative_path);
        if (in_folder_ && !settings.entries.empty()) offer(settings, entry);
        if (!named && !settings.entries.empty() && !entry) return std::nullopt;
        if (is_new(path, kind)) inputs_.push_back({path, named || entry});
        return std::nullopt;
    }

    void offer(const Settings& settings, bool entry) {
        Offered& offered = offered_[settings.origin];
        ++offered.files;
        offered.some_named = offered.some_named || entry;
    }

    bool is_new(const std::string& path, PathKind kind) {
        return seen_.insert(identity(path, kind)).second;
    }

    /// The canonical path. Links are followed for folders once each, and for files that are one.
    std::string identity(const std::string& path, PathKind kind) {
        if (kind == PathKind::symlink) {
            auto canonical = files_.canonical(path);
            return canonical ? *canonical : path;
        }
        std::size_t slash = path.rfind('/');
        std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
        auto known = folders_.find(folder);
        if (known == folders_.end()) {
            auto canonical = files_.canonical(folder);
            known = folders_.emplace(folder, canonical ? *canonical : folder).first;
        }
        return known->second + "/" + path.substr(slash + 1);
    }

    const FileSystem& files_;
    ConfigLoader& configs_;
    const IgnoreFilter& ignores_;
    const bool named_count_;
    std::string home_;
    std::unordered_set<std::string> seen_;
    std::unordered_map<std::string, std::string> folders_;  ///< Canonical, by folder as given.
    std::vector<Input> inputs_;
    bool in_folder_ = false;
    std::map<std::string, Offered> offered_;  ///< By the config's path.
};

}  // namespace

bool is_markdown(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    const std::string_view ending = dot == std::string_view::npos ? "" : name.substr(dot);
    return equal_ignoring_case(ending, ".md") || equal_ignoring_case(ending, ".markdown");
}

Result<Expanded> expand_paths(const std::vector<std::string>& paths, const FileSystem& files,
                              ConfigLoader& configs, const IgnoreFilter& ignores,
                              bool named_count) {
    Expansion expansion(files, configs, ignores, named_count);
    for (const std::string& path : paths) {
        if (Status bad = expansion.add(path)) return *bad;
    }
    return expansion.take();
}

}  // namespace veritally
