#pragma once

#include <span>
#include <string_view>

#include "document/yaml.h"

namespace veritally {

/// A YAML file of rules/, parsed when the program was built. Static, constant-initialised.
struct EmbeddedFile {
    std::string_view path;  ///< Relative to rules/: "front-matter/enum.yaml".
    YamlNode root;
};

/// All of them, sorted by path. Generated at build time (linter/embed).
std::span<const EmbeddedFile> embedded_files();
/// The file of that path; nullptr where there is none.
const YamlNode* embedded(std::string_view path);

}  // namespace veritally
