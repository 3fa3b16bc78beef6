#include <string>

#include "base/text.h"
#include "checks/citation/footnotes.h"
#include "engine/check.h"

namespace veritally {

void check_empty(const Subject& subject, Findings& findings) {
    const Body& body = subject.document.body;
    for (std::uint32_t i = 0; i < body.footnotes.size(); ++i) {
        const FootnoteDefinition& definition = body.footnotes[i];
        if (!trim(subject.document.text.at(definition.content)).empty()) continue;
        if (definition.first_of_label != i) continue;  // citation/duplicate's.
        findings.add(mark_of(definition), "default", {{"label", std::string(definition.label)}});
    }
}

}  // namespace veritally
