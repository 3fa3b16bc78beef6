#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "engine/config.h"
#include "engine/config_file.h"

namespace veritally {

/// Puts Settings together from a config and the command line, step by step. For one use.
class SettingsBuilder {
  public:
    SettingsBuilder(const FileSystem& files, const ConfigOptions& options);

    /// `config` is "" for the built-in default; `folder` is what its globs are relative to.
    /// Errors are one line.
    Result<std::shared_ptr<const Settings>> build(const std::string& config, std::string folder,
                                                  const MakeCheck& make_check);

  private:
    Status read_rules();
    /// Gives the profile's own family the rules that every family has.
    void add_common_rules();
    Status read_levels();
    Status read_paths();
    Status read_overrides();
    Status make_checks(const MakeCheck& make_check);

    const FileSystem& files_;
    const ConfigOptions& options_;
    ConfigStack stack_;
    std::shared_ptr<Settings> settings_;
    std::map<const Rule*, Level> levels_;
    std::set<const Rule*> selected_, ignored_;
};

/// "unknown rule or family 'X'; did you mean 'Y'?", with the config's line where there is one.
Error unknown_rule(std::string_view name, const RuleCatalogue& catalogue, const YamlSource* source,
                   Span at);

}  // namespace veritally
