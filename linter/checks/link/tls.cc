#include "checks/link/cited.h"

namespace veritally {

void check_tls(const Subject& subject, Findings& findings) {
    each_known_link(subject, [&](const Cited& cited, const LinkStatus& status) {
        if (status.seen == Seen::tls_expired) {
            add_link_finding(findings, Level::warning, cited, status, "default");
        } else if (status.seen == Seen::tls_untrusted) {
            const Level level = status.is_new ? Level::error : Level::warning;
            add_link_finding(findings, level, cited, status, "default");
        } else if (status.seen == Seen::tls_chain) {
            add_link_finding(findings, Level::note, cited, status, "chain");
        }
    });
}

}  // namespace veritally
