#include <string>

#include "checks/body/utf16.h"
#include "document/late_front_matter.h"
#include "engine/check.h"

namespace veritally {

void check_missing(const Subject& subject, Findings& findings) {
    const Document& document = subject.document;
    if (document.front_matter.state != FrontMatter::State::missing) return;
    if (is_utf16(document.text.bytes())) return;  // body/encoding speaks.
    std::uint32_t fence = late_fence(document.text);
    if (fence == 0) {
        findings.add(document.front_matter.open);
        return;
    }
    Span line = document.text.line(fence);
    std::string_view written = document.text.at(line);
    Span above{document.text.bom_size(),
               line.begin + static_cast<std::uint32_t>(written.find('-'))};
    Finding& finding =
        findings.add(line, document.text.line_of(above.begin) == fence ? "indented" : "late",
                     {{"line", std::to_string(fence)}});
    finding.fix = Fix{Fix::Safety::safe, {{above, ""}}};
}

}  // namespace veritally
