#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/yaml.h"

namespace veritally {

/// The short cut for what nearly all entries hold: lines `key: value` of plain or simply quoted
/// scalars, comments on lines of their own, blank lines. Gives what parse_full_yaml() gives, in a
/// fraction of its time; nothing for any text about which there can be a doubt.
std::optional<YamlTree> parse_flat_yaml(std::string_view yaml, std::uint32_t offset);

}  // namespace veritally
