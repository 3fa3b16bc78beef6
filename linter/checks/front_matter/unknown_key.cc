#include "base/text.h"
#include "checks/front_matter/fields.h"

namespace veritally {
namespace {

std::string known_keys(const Profile& profile) {
    std::vector<std::string_view> names;
    for (const KeySchema& key : profile.keys) names.push_back(key.name);
    return join_or(names);
}

/// A quoted key keeps its quotes.
Span key_text(const SourceText& text, Span key) {
    std::string_view written = text.at(key);
    bool quotes = written.size() > 2 && (written.front() == '"' || written.front() == '\'');
    return quotes ? Span{key.begin + 1, key.end - 1} : key;
}

void report(const Subject& subject, const Field& field, std::string_view wording,
            Findings& findings) {
    const YamlEntry& entry = *field.entry;
    std::string nearest(field.schema != nullptr ? field.schema->name : "");
    Finding& finding = findings.add(
        entry.key_span, wording,
        {{"key", quoted(entry.key)}, {"nearest", nearest}, {"known", known_keys(subject.profile)}});
    if (wording != "misspelt" && wording != "likely") return;
    auto safety = wording == "misspelt" ? Fix::Safety::safe : Fix::Safety::unsafe;
    finding.fix = Fix{safety, {{key_text(subject.document.text, entry.key_span), nearest}}};
}

}  // namespace

void check_unknown_key(const Subject& subject, Findings& findings) {
    bool closed = !subject.profile.other_keys && !subject.profile.keys.empty();
    for (const Field& field : read_fields(subject)) {
        switch (field.match) {
            case Field::Match::misspelt:
                if (closed || field.schema->required) report(subject, field, "misspelt", findings);
                break;
            case Field::Match::likely:
                if (closed) report(subject, field, "likely", findings);
                break;
            case Field::Match::surplus:
                if (closed) report(subject, field, "surplus", findings);
                break;
            case Field::Match::unknown:
                if (closed) report(subject, field, "default", findings);
                break;
            case Field::Match::exact:
            case Field::Match::duplicate:
            case Field::Match::unread:
                break;
        }
    }
}

}  // namespace veritally
