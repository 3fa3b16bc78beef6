#pragma once

#include <deque>
#include <vector>

#include "document/yaml.h"

namespace veritally {

/// Lays one YAML over another: maps are merged key by key, anything else is replaced. Owns the
/// maps that it makes; scalars and lists stay where they were.
class YamlMerge {
  public:
    YamlNode merge(const YamlNode& below, const YamlNode& above);

  private:
    std::deque<std::vector<YamlEntry>> maps_;
};

}  // namespace veritally
