#pragma once

#include <string>
#include <string_view>

#include "link/observation.h"

namespace veritally {

/// Where the answer to an address is asked for: the address itself, or a place that knows better
/// (a DOI's resolver).
struct AskedPlace {
    std::string url;
    AskedKind kind = AskedKind::page;
    bool elsewhere = false;
    /// What the place denies may be there all the same: then the address itself is asked.
    bool may_err() const { return kind == AskedKind::github; }
};
/// `with_token` allows places that need a token.
AskedPlace asked_place(const std::string& url, const LinkSigns& signs, bool with_token);

/// Where GitHub's API speaks of the repository that a place lies in, or is; "" for other places.
std::string repository_of(const AskedPlace& place);
/// Does it speak of one that only the token's owner may see?
bool is_private_repository(const Answer& answer);

/// Judges the answer of the place. Elsewhere, fragments are not looked at. Pure.
Observation observe_place(const AskedPlace& place, const Answer& answer, const std::string& cited,
                          const LinkSigns& signs);

}  // namespace veritally
