#include <algorithm>

#include "checks/front_matter/fields.h"

namespace veritally {
namespace {

/// Any place of the text that says why a value is blank, outside code and comments.
bool says_why(const Document& document, const Regex& note) {
    std::string_view text = document.text.at(document.body.span);
    std::vector<Span> groups;
    for (std::uint32_t from = 0; note.find(text, from, groups);) {
        if (!document.body.is_code(document.body.span.begin + groups[0].begin)) return true;
        from = std::max(groups[0].end, groups[0].begin + 1);
    }
    return false;
}

bool has_note(const Subject& subject) {
    const std::vector<Regex>& notes = subject.profile.blank_notes;
    return std::any_of(notes.begin(), notes.end(), [&](const Regex& note) {
        if (says_why(subject.document, note)) return true;
        auto fields = subject.document.front_matter.fields();
        return std::any_of(fields.begin(), fields.end(), [&](const YamlEntry& entry) {
            return note.found_in(entry.value.scalar);
        });
    });
}

}  // namespace

void check_blank_without_note(const Subject& subject, Findings& findings) {
    for (const Field& field : read_fields(subject)) {
        if (!field.stands_for_schema() || !field.blank) continue;
        if (field.schema->blank != KeySchema::Blank::needs_note || has_note(subject)) continue;
        findings.add(field.entry->key_span, "default", {{"key", std::string(field.schema->name)}});
    }
}

}  // namespace veritally
