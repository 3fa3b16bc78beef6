#pragma once

#include <cstdint>
#include <string_view>

#include "document/yaml.h"

namespace veritally {

/// parse_yaml() without its short cut (flat_yaml.h): yaml-cpp reads everything.
YamlTree parse_full_yaml(std::string_view yaml, std::uint32_t offset);

}  // namespace veritally
