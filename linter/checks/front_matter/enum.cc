#include <algorithm>

#include "base/text.h"
#include "checks/front_matter/fields.h"
#include "checks/spelling.h"

namespace veritally {
namespace {

std::string describe(const AllowedValue& allowed) {
    std::string text = "'";
    text += allowed.value;
    text += '\'';
    if (allowed.meaning.empty()) return text;
    text += " (";
    text += allowed.meaning;
    text += ')';
    return text;
}

std::string describe_all(const KeySchema& schema) {
    std::vector<std::string> texts;
    texts.reserve(schema.values.size());
    for (const AllowedValue& allowed : schema.values) texts.push_back(describe(allowed));
    return join_or(std::vector<std::string_view>(texts.begin(), texts.end()));
}

/// The allowed value that the written one surely is, in another form.
const AllowedValue* same_value(std::string_view written, const KeySchema& schema) {
    std::vector<std::string_view> values;
    values.reserve(schema.values.size());
    for (const AllowedValue& allowed : schema.values) values.push_back(allowed.value);
    auto spelling = match_spelling(written, values);
    return spelling && spelling->certain ? &schema.values[spelling->index] : nullptr;
}

void check_allowed(const Subject& subject, const Field& field, Findings& findings) {
    const KeySchema& schema = *field.schema;
    std::string_view written = field.text;
    bool allowed = std::any_of(schema.values.begin(), schema.values.end(),
                               [&](const AllowedValue& value) { return value.value == written; });
    if (allowed) return;
    const AllowedValue* meant = same_value(written, schema);
    Finding& finding = findings.add(field.value().span, meant != nullptr ? "nearest" : "default",
                                    {{"key", std::string(schema.name)},
                                     {"value", quoted(written)},
                                     {"nearest", std::string(meant != nullptr ? meant->value : "")},
                                     {"allowed", describe_all(schema)}});
    Span inner = inner_span(field.value(), subject.document.text);
    if (meant == nullptr || inner.empty()) return;
    finding.fix = Fix{Fix::Safety::safe, {{inner, std::string(meant->value)}}};
}

}  // namespace

void check_enum(const Subject& subject, Findings& findings) {
    for (const Field& field : read_fields(subject)) {
        if (!field.stands_for_schema() || field.schema->values.empty()) continue;
        if (!field.value().is_scalar() || field.blank) continue;  // front-matter/type speaks.
        check_allowed(subject, field, findings);
    }
}

}  // namespace veritally
