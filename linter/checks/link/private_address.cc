#include "checks/link/cited.h"

namespace veritally {

void check_private_address(const Subject& subject, Findings& findings) {
    each_known_link(subject, [&](const Cited& cited, const LinkStatus& status) {
        if (status.seen == Seen::private_address) {
            add_link_finding(findings, Level::error, cited, status, "default");
        }
    });
}

}  // namespace veritally
