#include "engine/check.h"

namespace veritally {

void check_suppression_without_reason(const Subject& subject, Findings& findings) {
    Span last;
    for (const Suppression& suppression : subject.document.suppressions) {
        const bool same = suppression.span == last;  // One comment may stand there twice.
        last = suppression.span;
        if (same || !suppression.reason.empty() || suppression.keyword == "enable") continue;
        findings.add(suppression.span);
    }
}

}  // namespace veritally
