#include "checks/addresses.h"
#include "checks/link/cited.h"

namespace veritally {
namespace {

/// A loopback address as written is citation/placeholder-url's; what it redirects to is not.
bool is_anothers(const Cited& cited, const LinkStatus& status) {
    return status.hops.empty() && is_placeholder_address(cited.written);
}

}  // namespace

void check_private_address(const Subject& subject, Findings& findings) {
    each_known_link(subject, [&](const Cited& cited, const LinkStatus& status) {
        if (status.seen == Seen::private_address && !is_anothers(cited, status)) {
            add_link_finding(findings, Level::error, cited, status, "default");
        }
    });
}

}  // namespace veritally
