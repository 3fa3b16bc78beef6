#pragma once

#include "base/result.h"
#include "engine/yaml_source.h"

namespace veritally {

/// An Error at the first key below a profile's `quantities` that no reader of tables knows, with
/// the nearest one; the keys of devices and their figures are the catalogue's to check.
Status check_quantity_keys(const YamlNode& quantities, const YamlSource& source);

}  // namespace veritally
