#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace veritally {

/// The host of an address as it is looked up: see Url::host. Nothing where there can be no such
/// host: bad labels, characters that no name holds, numbers that are no address.
std::optional<std::string> normalize_host(std::string_view written);

}  // namespace veritally
