#include <string>

#include "engine/check.h"

namespace veritally {
namespace {

std::string_view wording_of(Unread::Why why) {
    switch (why) {
        case Unread::Why::table:
            return "table";
        case Unread::Why::nesting:
            return "nesting";
        case Unread::Why::markup:
            return "markup";
        case Unread::Why::unaligned:
            return "unaligned";
        case Unread::Why::rest:
            break;
    }
    return "default";
}

/// "line 5", "lines 5 to 9"
std::string lines_of(const SourceText& text, Span part) {
    const std::uint32_t first = text.line_of(part.begin);
    const std::uint32_t last = part.empty() ? first : text.line_of(part.end - 1);
    if (first == last) return "line " + std::to_string(first);
    return "lines " + std::to_string(first) + " to " + std::to_string(last);
}

}  // namespace

/// Points at the first line of each part.
void check_unread(const Subject& subject, Findings& findings) {
    const SourceText& text = subject.document.text;
    for (const Unread& part : subject.document.body.unread) {
        const Span line = text.line(text.line_of(part.span.begin));
        const Span place{part.span.begin,
                         std::max(part.span.begin, std::min(part.span.end, line.end))};
        findings.add(place, wording_of(part.why), {{"lines", lines_of(text, part.span)}});
    }
}

}  // namespace veritally
