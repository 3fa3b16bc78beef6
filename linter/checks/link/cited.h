#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/check.h"
#include "link/url.h"

namespace veritally {

/// An address of a document that can be asked for.
struct Cited {
    Span span;  ///< The address alone, as written.
    std::string_view written;
    Link::Kind kind;
    Url url;
};

/// A web address as written, if it can be asked: no placeholder, nothing malformed, and none that
/// carries a secret.
std::optional<Url> askable_address(std::string_view written);

/// All of them in the body, in order of place.
std::vector<Cited> cited_addresses(const Document& document);

/// Calls `each` for what is cited and known of, in order of place.
void each_known_link(const Subject& subject,
                     const std::function<void(const Cited&, const LinkStatus&)>& each);

/// Adds a finding on the address: {url}, {reason} and {evidence} (" (status 404)" or "") are given;
/// the evidence stands in its properties.
Finding& add_link_finding(Findings& findings, Level level, const Cited& cited,
                          const LinkStatus& status, std::string_view wording);

}  // namespace veritally
