#include "checks/link/cited.h"

namespace veritally {

void check_dead(const Subject& subject, Findings& findings) {
    each_known_link(subject, [&](const Cited& cited, const LinkStatus& status) {
        if (!is_dead(status)) return;
        const bool archived = !status.snapshot.empty();
        Finding& finding = add_link_finding(findings, Level::error, cited, status,
                                            archived ? "archived" : "default");
        if (archived) finding.arguments.push_back({"snapshot", status.snapshot});
    });
}

}  // namespace veritally
