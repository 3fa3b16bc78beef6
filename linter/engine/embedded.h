#pragma once

#include <string_view>
#include <vector>

#include "document/packed_yaml.h"
#include "document/yaml.h"

namespace veritally {

/// The YAML files of rules/ are parsed when the program is built (linter/embed) and lie in it as
/// plain numbers, which cost a start nothing: arrays of YamlNode hold pointers, and placing those
/// took half a millisecond for 230 kB of YAML. A file becomes nodes when it is first asked for.

/// Paths of all of them, relative to rules/ ("front-matter/enum.yaml"), sorted.
std::vector<std::string_view> embedded_paths();

/// The root of the file of that path; nullptr where there is none. It lasts as long as the program;
/// its spans are empty. Safe to call from several threads.
const YamlNode* embedded(std::string_view path);

/// The same without making nodes of it, for what is large and read once; null where there is none.
PackedNode embedded_packed(std::string_view path);

}  // namespace veritally
