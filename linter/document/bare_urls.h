#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace veritally {

/// Where a bare address that begins the text ends: the rules of GFM's extended autolinks
/// (trailing punctuation and unbalanced brackets do not belong to it).
std::uint32_t bare_url_size(std::string_view text);

/// What looks like a bare address (http, https, ftp, mailto, www.) from byte `begin` on, in
/// order, whatever it stands in; `<…>` without white space is left out.
std::vector<Span> find_bare_urls(std::string_view text, std::uint32_t begin);

}  // namespace veritally
