#include <algorithm>

#include "base/text.h"
#include "checks/front_matter/fields.h"

namespace veritally {
namespace {

/// Present, or likely meant by another key that front-matter/unknown-key asks about.
bool is_there(const std::vector<Field>& fields, const KeySchema& key) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const Field& field) { return field.schema == &key; });
}

std::string meaning_of(const KeySchema& key) {
    if (key.meaning.empty()) return std::string(key.name);
    return std::string(key.meaning);
}

/// A key that may have one value only can be written by machine.
void add_fix(const KeySchema& key, const Document& document, Finding& finding) {
    if (key.values.size() != 1) return;
    std::string line = std::string(key.name) + ": " + std::string(key.values.front().value);
    line += line_ending(document.text);
    std::uint32_t top = document.front_matter.yaml.begin;
    finding.fix = Fix{Fix::Safety::safe, {{{top, top}, std::move(line)}}};
}

}  // namespace

void check_missing_key(const Subject& subject, Findings& findings) {
    const FrontMatter& front_matter = subject.document.front_matter;
    if (!reads_whole(front_matter)) return;
    const std::vector<Field>& fields = read_fields(subject);
    std::vector<const KeySchema*> missing;
    for (const KeySchema& key : subject.profile.keys) {
        if (key.required && !is_there(fields, key)) missing.push_back(&key);
    }
    if (fields.empty() && missing.size() > 1) {
        std::vector<std::string_view> names;
        for (const KeySchema* key : missing) names.push_back(key->name);
        findings.add(front_matter.open, "all", {{"keys", join(names, ", ")}});
        return;
    }
    for (const KeySchema* key : missing) {
        Finding& finding =
            findings.add(front_matter.open, "default",
                         {{"key", std::string(key->name)}, {"meaning", meaning_of(*key)}});
        add_fix(*key, subject.document, finding);
    }
}

}  // namespace veritally
