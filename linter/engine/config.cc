#include "engine/config.h"

#include <mutex>
#include <unordered_map>

#include "engine/settings_builder.h"

namespace veritally {
namespace {

std::string parent(const std::string& folder) {
    std::size_t slash = folder.rfind('/');
    if (slash == std::string::npos) return "";
    return slash == 0 && folder.size() > 1 ? "/" : folder.substr(0, slash);
}

std::string prefix_within(const std::string& folder, const std::string& root) {
    if (folder == root || !folder.starts_with(root)) return "";
    return folder.substr(root == "/" ? 1 : root.size() + 1) + "/";
}

}  // namespace

struct ConfigLoader::State {
    /// A folder's config, and how globs of that config see the folder.
    struct Folder {
        std::shared_ptr<const Settings> settings;
        std::string prefix;  ///< From the config's folder to this one, with a final '/'.
    };

    const FileSystem& files;
    MakeCheck make_check;
    ConfigOptions options;
    std::mutex mutex;
    std::unordered_map<std::string, Folder> folders;  ///< By folder as given.
    std::map<std::string, std::shared_ptr<const Settings>> by_config;

    /// The nearest config in `folder` (canonical) or above; "" where there is none.
    std::string find_config(std::string folder) const {
        while (!folder.empty()) {
            std::string path = (folder == "/" ? "" : folder) + "/" + std::string(kConfigName);
            const PathKind kind = files.target_kind(path);
            // What is there but cannot be read is at fault when it is read.
            if (kind != PathKind::missing && kind != PathKind::unknown) return path;
            folder = parent(folder);
        }
        return "";
    }

    Result<std::shared_ptr<const Settings>> settings(const std::string& config) {
        auto known = by_config.find(config);
        if (known != by_config.end()) return known->second;
        bool found = !config.empty() && !options.config;
        auto folder = files.canonical(found ? parent(config) : ".");
        auto built = SettingsBuilder(files, options)
                         .build(config, folder ? *folder : std::string(), make_check);
        if (built) by_config.emplace(config, *built);
        return built;
    }

    Result<Folder> look_up(const std::string& folder) {
        auto canonical = files.canonical(folder.empty() ? "." : folder);
        std::string here = canonical ? *canonical : "";
        std::string config = options.config ? *options.config : find_config(here);
        auto found = settings(config);
        if (!found) return found.error();
        return Folder{*found, prefix_within(here, (*found)->folder)};
    }
};

ConfigLoader::ConfigLoader(const FileSystem& files, MakeCheck make_check, ConfigOptions options)
    : state_(new State{files, std::move(make_check), std::move(options), {}, {}, {}}) {}
ConfigLoader::~ConfigLoader() = default;

Result<Located> ConfigLoader::locate(const std::string& path) {
    std::size_t slash = path.rfind('/');
    std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    std::lock_guard lock(state_->mutex);
    auto known = state_->folders.find(folder);
    if (known == state_->folders.end()) {
        auto found = state_->look_up(folder);
        if (!found) return found.error();
        known = state_->folders.emplace(folder, std::move(*found)).first;
    }
    std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return Located{known->second.settings, known->second.prefix + name};
}

}  // namespace veritally
