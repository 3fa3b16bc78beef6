#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "engine/yaml_merge.h"
#include "engine/yaml_source.h"

namespace veritally {

/// One YAML file that configures a run, as it was read.
struct ConfigFile {
    std::string path;
    SourceText text;
    YamlTree tree;
    YamlSource source;

    ConfigFile(std::string file, std::string bytes)
        : path(std::move(file)),
          text(std::move(bytes)),
          tree(parse_yaml(text.bytes())),
          source{path, &text} {}
};

/// A config with all that it extends, merged. `root` is valid as long as this lives.
struct ConfigStack {
    std::vector<std::shared_ptr<const ConfigFile>> files;  ///< The config itself first.
    std::shared_ptr<YamlMerge> merge = std::make_shared<YamlMerge>();
    const YamlNode* profile = nullptr;  ///< The built-in one at the bottom; never null.
    YamlNode root;

    /// Where a top-level key of `root` was read from: the first file that has it.
    const YamlSource& source_of(std::string_view key) const;
};

/// Reads the config at `path` ("" for none) and what it extends, down to a built-in profile
/// (`ai-compute` where none is named; `none` for an empty one); `profile` takes the place of what
/// is extended. Paths in a config that is not trusted stay inside its folder, and a line is
/// quoted only from a file that parses as a config. Errors are one line.
Result<ConfigStack> read_config(const FileSystem& files, const std::string& path, bool trusted,
                                const std::optional<std::string>& profile);

/// All names of built-in profiles.
std::vector<std::string_view> built_in_profiles();

}  // namespace veritally
