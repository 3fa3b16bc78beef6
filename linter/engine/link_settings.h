#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/regex.h"
#include "engine/yaml_source.h"

namespace veritally {

/// The map `links` of a config.
struct LinkSettings {
    bool check = false;  ///< `always`: links are asked without --links.
    int per_host = 8, total = 256, retries = 2;
    std::chrono::milliseconds timeout{30'000};
    std::optional<std::chrono::milliseconds> budget;
    std::vector<Regex> skip;  ///< Addresses in which one is found are not judged.

    // Of a config that the user names; a found one, which may be a stranger's, cannot set them.
    std::vector<std::string> allow_addresses;  ///< Addresses and ranges.
    std::string cache;                         ///< A file; "off"; "": the default.
    std::string ledger;                        ///< A file; "": none.
    std::vector<std::string> ignored;          ///< Those that a found config tried to set.

    bool skips(std::string_view url) const;
};

inline constexpr std::string_view kNoCache = "off";

/// Errors quote the line at fault. Paths are as written; those of Settings are not relative to the
/// config any more.
Result<LinkSettings> read_link_settings(const YamlNode& links, const YamlSource& source,
                                        bool trusted);

}  // namespace veritally
