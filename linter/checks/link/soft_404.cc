#include "checks/link/cited.h"

namespace veritally {

void check_soft_404(const Subject& subject, Findings& findings) {
    each_known_link(subject, [&](const Cited& cited, const LinkStatus& status) {
        if (!is_soft_404(status)) return;
        const bool proven = status.like_sibling;
        add_link_finding(findings, proven ? Level::error : Level::warning, cited, status,
                         proven ? "proven" : "default");
    });
}

}  // namespace veritally
