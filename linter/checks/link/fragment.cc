#include "checks/link/cited.h"

namespace veritally {

void check_fragment(const Subject& subject, Findings& findings) {
    each_known_link(subject, [&](const Cited& cited, const LinkStatus& status) {
        const auto fault = status.fragment_faults.find(cited.url.fragment);
        if (fault == status.fragment_faults.end()) return;
        add_link_finding(findings, Level::note, cited, status, "default")
            .arguments.push_back({"fault", fault->second});
    });
}

}  // namespace veritally
