#include "checks/link/cited.h"

namespace veritally {

void check_too_many_redirects(const Subject& subject, Findings& findings) {
    each_known_link(subject, [&](const Cited& cited, const LinkStatus& status) {
        if (status.seen == Seen::redirect_loop) {
            add_link_finding(findings, Level::warning, cited, status, "default");
        }
    });
}

}  // namespace veritally
