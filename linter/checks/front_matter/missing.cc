#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/unicode.h"
#include "checks/body/byte_scan.h"
#include "checks/front_matter/fields.h"
#include "document/late_front_matter.h"
#include "engine/check.h"
#include "engine/entry.h"

namespace veritally {

void check_missing(const Subject& subject, Findings& findings) {
    const Document& document = subject.document;
    if (document.front_matter.state != FrontMatter::State::missing) return;
    if (is_utf16(document.text.bytes())) return;  // body/encoding speaks.
    std::uint32_t fence = late_fence(document.text);
    if (fence == 0) {
        const std::string_view bytes = document.text.bytes();
        const bool unopened = has_unopened_front_matter(bytes, subject.profile);
        Finding& finding =
            findings.add(document.front_matter.open, unopened ? "unopened" : "default");
        if (!unopened) return;
        const std::uint32_t top = document.text.bom_size();
        std::string fence_line = "---" + std::string(line_ending(document.text));
        finding.fix = Fix{Fix::Safety::safe, {{{top, top}, std::move(fence_line)}}};
        return;
    }
    Span line = document.text.line(fence);
    std::string_view written = document.text.at(line);
    Span above{document.text.bom_size(),
               line.begin + static_cast<std::uint32_t>(written.find('-'))};
    const std::string_view blanks = document.text.at(above);
    const auto* unseen =
        std::find_if_not(blanks.begin(), blanks.end(), [](char c) { return is_ascii(c); });
    const bool same_line = document.text.line_of(above.begin) == fence;
    Finding& finding = findings.add(line,
                                    !same_line               ? "late"
                                    : unseen != blanks.end() ? "unseen"
                                                             : "indented",
                                    {{"line", std::to_string(fence)}});
    if (unseen != blanks.end()) {
        const auto at = static_cast<std::size_t>(unseen - blanks.begin());
        finding.arguments.push_back({"name", code_point_name(decode(blanks, at).value)});
    }
    finding.fix = Fix{Fix::Safety::safe, {{above, ""}}};
}

}  // namespace veritally
