#include "checks/link/cited.h"

namespace veritally {
namespace {

std::string_view wording_of(const LinkStatus& status) {
    switch (status.seen) {
        case Seen::missing:
        case Seen::soft:
            return "suspect";
        case Seen::blocked:
        case Seen::login:
        case Seen::throttled:
            return "default";
        default:
            return status.strikes > 1 ? "again" : "passing";
    }
}

bool is_uncertain(const LinkStatus& status) {
    switch (status.seen) {
        case Seen::blocked:
        case Seen::login:
        case Seen::throttled:
        case Seen::transient:
        case Seen::empty:
            return true;
        case Seen::missing:
            return !is_dead(status);
        case Seen::soft:
            return !is_soft_404(status);
        default:
            return false;
    }
}

}  // namespace

void check_uncertain(const Subject& subject, Findings& findings) {
    each_known_link(subject, [&](const Cited& cited, const LinkStatus& status) {
        if (!is_uncertain(status)) return;
        const Level level = status.strikes >= kMostStrikes ? Level::warning : Level::note;
        add_link_finding(findings, level, cited, status, wording_of(status));
    });
}

}  // namespace veritally
