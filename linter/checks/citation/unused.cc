#include <algorithm>
#include <string>

#include "base/text.h"
#include "checks/citation/footnotes.h"
#include "engine/check.h"

namespace veritally {

void check_unused(const Subject& subject, Findings& findings) {
    const Body& body = subject.document.body;
    std::vector<MisspeltLabel> misspelt;
    bool searched = false;
    for (std::uint32_t i = 0; i < body.footnotes.size(); ++i) {
        const FootnoteDefinition& definition = body.footnotes[i];
        if (!is_unused(body, i)) continue;
        // An empty one is citation/empty's.
        if (trim(subject.document.text.at(definition.content)).empty()) continue;
        if (!searched) misspelt = misspelt_labels(body);
        searched = true;
        if (std::any_of(misspelt.begin(), misspelt.end(),
                        [&](const MisspeltLabel& slip) { return slip.footnote == i; })) {
            continue;
        }
        findings.add(mark_of(definition), "default", {{"label", std::string(definition.label)}});
    }
}

}  // namespace veritally
