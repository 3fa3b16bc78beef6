#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/regex.h"
#include "engine/check.h"
#include "engine/glob.h"

namespace veritally {

inline constexpr std::string_view kConfigName = ".veritally.yaml";

/// What is in force for a folder: the profile, the rules with their levels and checks, the globs.
/// Immutable, shared between files and threads.
struct Settings {
    std::string origin;    ///< Path of the config; "" for the built-in default.
    std::string folder;    ///< Globs are relative to it; canonical, without a final '/'.
    bool trusted = false;  ///< Named on the command line (CONTRACT.md: "A found config …").
    RuleCatalogue catalogue;
    Profile profile;

    struct Active {
        const Rule* rule;
        Level level;
        bool configured;  ///< The level was set by config or command line.
        std::unique_ptr<const Check> check;
    };
    std::vector<Active>
        active;  ///< By rule id; level `off` left out unless an override turns it on.

    struct Override {
        std::vector<Glob> files;
        std::map<const Rule*, Level> levels;
    };
    std::vector<Override> overrides;
    std::vector<Glob> entries, exclude;

    /// Level of a rule for a file (path relative to `folder`).
    Level level_for(const Active& active, std::string_view relative_path) const;
    bool is_entry(std::string_view relative_path) const;  ///< True without `entries`.
    bool is_excluded(std::string_view relative_path) const;

    std::vector<std::shared_ptr<void>> memory;  ///< Keeps the YAML that views point into.
};

/// What the command line says, above any config.
struct ConfigOptions {
    std::optional<std::string> config;   ///< --config FILE
    std::optional<std::string> profile;  ///< --profile NAME
    std::vector<std::string> rules;      ///< --rules DIR
    std::vector<std::string> select, ignore;
};

/// Finds and reads configs. Each folder is looked up once. Thread-safe.
class ConfigLoader {
  public:
    ConfigLoader(const FileSystem& files, MakeCheck make_check, ConfigOptions options);
    ~ConfigLoader();

    /// The settings for a file: its nearest `.veritally.yaml` upwards (or --config), else the
    /// built-in profile. The Error is one line that quotes the config's line.
    Result<std::shared_ptr<const Settings>> settings_for(const std::string& path);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace veritally
