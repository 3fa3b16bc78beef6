#include "base/text.h"
#include "checks/body/utf16.h"
#include "engine/check.h"

namespace veritally {
namespace {

bool is_fence(std::string_view line) {
    return line.starts_with("---") && trim(line.substr(3)).empty();
}

/// The line of the fence that opens a front matter after blank lines; 0 where there is none. The
/// fence must be closed, or it is only a rule across the page.
std::uint32_t late_fence(const SourceText& text) {
    constexpr std::uint32_t kMostLines = 200;
    std::uint32_t opening = 0;
    for (std::uint32_t line = 1; line <= text.line_count() && line < kMostLines; ++line) {
        std::string_view content = text.at(text.line(line));
        if (line == 1) content.remove_prefix(text.bom_size());
        if (opening != 0 && is_fence(content)) return opening;
        if (opening == 0 && is_fence(trim(content))) {
            opening = line;
        } else if (opening == 0 && !trim(content).empty()) {
            return 0;
        }
    }
    return 0;
}

}  // namespace

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
    Finding& finding = findings.add(line, "late", {{"line", std::to_string(fence)}});
    finding.fix = Fix{Fix::Safety::safe, {{above, ""}}};
}

}  // namespace veritally
