#include <optional>
#include <string>

#include "base/text.h"
#include "checks/citation/footnotes.h"
#include "engine/check.h"

namespace veritally {
namespace {

/// Removes the definition with its line ending; nothing where it shares its line.
std::optional<Fix> remove(const Document& document, Span definition) {
    const std::string_view text = document.text.bytes();
    if (definition.begin > 0 && text[definition.begin - 1] != '\n') return std::nullopt;
    std::uint32_t end = definition.end;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    if (text.substr(end, 2) == "\r\n") {
        end += 2;
    } else if (end < text.size() && (text[end] == '\n' || text[end] == '\r')) {
        ++end;
    }
    return Fix{Fix::Safety::safe, {{{definition.begin, end}, ""}}};
}

}  // namespace

/// Only the first definition of a label is ever shown.
void check_duplicate(const Subject& subject, Findings& findings) {
    const Body& body = subject.document.body;
    for (std::uint32_t i = 0; i < body.footnotes.size(); ++i) {
        const FootnoteDefinition& definition = body.footnotes[i];
        if (definition.first_of_label == i || definition.first_of_label == Block::kNone) continue;
        const FootnoteDefinition& first = body.footnotes[definition.first_of_label];
        const bool same = trim(subject.document.text.at(first.content)) ==
                          trim(subject.document.text.at(definition.content));
        Finding& finding = findings.add(mark_of(definition), same ? "same" : "default",
                                        {{"label", std::string(definition.label)}});
        finding.related.push_back({mark_of(first), "first defined here"});
        if (same) finding.fix = remove(subject.document, definition.span);
    }
}

}  // namespace veritally
