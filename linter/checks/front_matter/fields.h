#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/check.h"

namespace veritally {

/// One top-level entry of the front matter, and the key of the schema that it stands for.
struct Field {
    enum class Match : std::uint8_t {
        exact,
        misspelt,   ///< Surely meant: `stakeholder` for `stakeholders`, which stands nowhere else.
        likely,     ///< Perhaps meant; not read as that key.
        surplus,    ///< Surely meant, but the right key stands there as well.
        duplicate,  ///< The same key stands further up; front-matter/duplicate-key speaks of it.
        unread,     ///< A fault of YAML stands in it; front-matter/yaml speaks of it.
        unknown
    };

    explicit Field(const YamlEntry& of);

    const YamlEntry* entry;
    const KeySchema* schema = nullptr;  ///< Null for an unknown key.
    Match match = Match::unknown;
    /// The scalar, without no-break spaces and invisible characters around it: they are
    /// body/invisible-character's business.
    std::string_view text;
    bool blank;  ///< Null, or a scalar of nothing but white space.

    /// The entry is read as the schema's key: one slip is one finding.
    bool stands_for_schema() const { return match == Match::exact || match == Match::misspelt; }
    const YamlNode& value() const { return entry->value; }
};

/// The top-level entries in the order written. Lives as long as the subject.
const std::vector<Field>& read_fields(const Subject& subject);

/// The first field that is read as the key; nullptr where there is none.
const Field* find_field(const std::vector<Field>& fields, std::string_view key);

/// False where a fault of syntax or a second block may hide keys, so that nothing can be said of
/// what is not there.
bool reads_whole(const FrontMatter& front_matter);

/// A value as a message quotes it: one line, clipped.
std::string quoted(std::string_view value);

/// Where a scalar's own text can be replaced: within its quotes, if any; empty where it cannot (a
/// block scalar, a tag, escapes).
Span inner_span(const YamlNode& scalar, const SourceText& text);

/// The ending of the first line, for lines that a fix adds.
std::string_view line_ending(const SourceText& text);

}  // namespace veritally
