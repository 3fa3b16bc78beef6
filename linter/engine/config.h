#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "engine/check.h"
#include "engine/glob.h"
#include "engine/link_settings.h"

namespace veritally {

inline constexpr std::string_view kConfigName = ".veritally.yaml";
inline constexpr std::string_view kDefaultProfile = "ai-compute";

/// What is in force for a folder: the profile, the rules with their levels and checks, the globs.
/// Immutable, shared between files and threads.
struct Settings {
    std::string origin;    ///< Path of the config; "" for the built-in default.
    std::string folder;    ///< Globs are relative to it; canonical, without a final '/'.
    bool trusted = false;  ///< Named on the command line (CONTRACT.md: "A found config …").
    RuleCatalogue catalogue;
    Profile profile;
    LinkSettings links;

    struct Active {
        const Rule* rule;
        Level level;
        bool configured;  ///< The level was set by profile, config or command line.
        std::unique_ptr<const Check> check;
    };
    std::vector<Active> active;  ///< By rule id; includes rules that only an override turns on.

    struct Override {
        std::vector<Glob> files;
        std::map<const Rule*, Level> levels;
    };
    std::vector<Override> overrides;
    std::vector<Glob> entries, exclude;

    /// The level of a rule for a file (path relative to `folder`); the last override wins.
    Level level_for(const Active& active, std::string_view relative_path) const;
    /// Named by `entries`; false where there are none.
    bool is_entry(std::string_view relative_path) const;
    bool is_excluded(std::string_view relative_path) const;
    /// Some rule of links speaks of the file.
    bool judges_links(std::string_view relative_path) const;

    std::vector<std::shared_ptr<void>> memory;  ///< Keeps the YAML that views point into.
};

/// What the command line says, above any config.
struct ConfigOptions {
    std::optional<std::string> config;   ///< --config FILE
    std::optional<std::string> profile;  ///< --profile NAME (or a path)
    std::vector<std::string> rules;      ///< --rules DIR
    std::vector<std::string> select, ignore;
};

/// A file's settings, and the path by which their globs know it.
struct Located {
    std::shared_ptr<const Settings> settings;
    std::string relative_path;
};

/// Finds and reads configs. Each folder is looked up once. Thread-safe.
class ConfigLoader {
  public:
    ConfigLoader(const FileSystem& files, MakeCheck make_check, ConfigOptions options);
    ~ConfigLoader();

    /// The settings for a file: its nearest `.veritally.yaml` upwards (or --config), else the
    /// built-in profile. The Error is one line that quotes the config's line.
    Result<Located> locate(const std::string& path);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace veritally
