#pragma once

#include <map>
#include <string>
#include <vector>

#include "link/link_record.h"

namespace veritally {

/// What a run says of one address.
struct LinkStatus {
    Seen seen = Seen::not_judged;
    std::string reason;    ///< See Observation.
    std::string moved_to;  ///< Without fragment.
    bool safe = false;
    /// Never seen alive before: what fails now has not worked since it was written here.
    bool is_new = true;
    int strikes = 0;            ///< Of kMostStrikes.
    bool like_sibling = false;  ///< Of `soft`: an address made up beside it shows the same page.
    std::string snapshot;       ///< Of what is dead: an archived copy; "" where none is known.
    std::map<std::string, std::string> fragment_faults;  ///< By fragment; see Observation.

    // Evidence.
    int status = 0;
    Failure failure = Failure::none;
    std::string detail, protocol, asked_at;
    int family = 0, tries = 0;
    std::vector<Hop> hops;
    std::int64_t asked = 0;   ///< When; seconds since 1970.
    bool remembered = false;  ///< Not asked in this run.
    bool allowed = false;     ///< See Answer.
};

/// By address, normalised, without fragment.
using LinkStatuses = std::map<std::string, LinkStatus, std::less<>>;

/// Can the address be counted as dead: gone, or missing with all its strikes, or new and missing.
bool is_dead(const LinkStatus& status);
/// Does a page in place of the cited one stand: new, or with two strikes.
bool is_soft_404(const LinkStatus& status);

/// The evidence in a few words for a message: "404 after 2 redirects, HTTP/2 over IPv6, 2 tries".
std::string evidence(const LinkStatus& status);

}  // namespace veritally
