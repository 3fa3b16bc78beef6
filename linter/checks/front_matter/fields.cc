#include "checks/front_matter/fields.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "checks/spelling.h"

namespace veritally {
namespace {

bool is_unseen(char32_t c) {
    return c == 0xA0 || c == 0x202F || c == 0x2007 || is_invisible(c);
}

/// The key as a reader sees it: without invisible characters.
std::string visible(std::string_view text) {
    std::string seen;
    for (std::size_t i = 0; i < text.size();) {
        CodePoint c = decode(text, i);
        if (!is_unseen(c.value)) seen += text.substr(i, c.size);
        i += c.size;
    }
    return seen;
}

std::size_t first_seen(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        CodePoint c = decode(text, i);
        if (!is_unseen(c.value)) break;
        i += c.size;
    }
    return i;
}

std::size_t last_seen(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size();) {
        CodePoint c = decode(text, i);
        i += c.size;
        if (!is_unseen(c.value) && c.value != ' ') end = i;
    }
    return end;
}

/// What is left between no-break spaces and invisible characters.
std::string_view seen_part(std::string_view scalar) {
    if (is_ascii(scalar)) return scalar;
    scalar = scalar.substr(0, last_seen(scalar));
    return trim(scalar.substr(std::min(first_seen(scalar), scalar.size())));
}

/// Where the problems of one sort begin, sorted.
std::vector<std::uint32_t> places(const YamlTree& tree, bool duplicates) {
    std::vector<std::uint32_t> begins;
    for (const YamlProblem& problem : tree.problems) {
        bool duplicate = problem.kind == YamlProblem::Kind::duplicate_key;
        if (duplicate == duplicates) begins.push_back(problem.span.begin);
    }
    std::sort(begins.begin(), begins.end());
    return begins;
}

void mark_duplicates(const YamlTree& tree, std::vector<Field>& fields) {
    std::vector<std::uint32_t> keys = places(tree, true);
    for (Field& field : fields) {
        if (std::binary_search(keys.begin(), keys.end(), field.entry->key_span.begin)) {
            field.match = Field::Match::duplicate;
        }
    }
}

/// A fault stands in the entry that it begins in, or is what ended the last one.
void mark_unread(const YamlTree& tree, std::vector<Field>& fields) {
    std::vector<std::uint32_t> faults = places(tree, false);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        bool last = i + 1 == fields.size();
        auto fault =
            std::lower_bound(faults.begin(), faults.end(), fields[i].entry->key_span.begin);
        if (fault == faults.end()) return;
        if (last || *fault < fields[i + 1].entry->key_span.begin) {
            fields[i].match = Field::Match::unread;
        }
    }
}

/// Fields that are read by name. Marks the keys of the schema that are.
std::vector<Field> match_by_name(const Subject& subject, std::vector<bool>& taken) {
    const FrontMatter& front_matter = subject.document.front_matter;
    const Profile& profile = subject.profile;
    std::vector<Field> fields;
    fields.reserve(front_matter.tree.root.count);
    for (const YamlEntry& entry : front_matter.fields()) {
        Field& field = fields.emplace_back(entry);
        field.schema =
            is_ascii(entry.key) ? profile.key(entry.key) : profile.key(visible(entry.key));
        if (field.schema == nullptr) continue;
        bool first = !taken[static_cast<std::size_t>(field.schema - profile.keys.data())];
        field.match = first ? Field::Match::exact : Field::Match::duplicate;
        taken[static_cast<std::size_t>(field.schema - profile.keys.data())] = true;
    }
    if (!front_matter.tree.problems.empty()) {
        mark_duplicates(front_matter.tree, fields);
        mark_unread(front_matter.tree, fields);
    }
    return fields;
}

/// The keys that are not set yet, first those that every entry needs: what another key may mean.
const KeySchema* likely_key(const Profile& profile, const std::vector<bool>& taken,
                            std::string_view written) {
    for (bool required : {true, false}) {
        std::vector<std::string_view> free;
        for (std::size_t i = 0; i < profile.keys.size(); ++i) {
            if (!taken[i] && profile.keys[i].required == required) {
                free.push_back(profile.keys[i].name);
            }
        }
        if (auto name = nearest(written, free)) return profile.key(*name);
    }
    return nullptr;
}

void match_by_spelling(const Profile& profile, std::span<const std::string_view> names,
                       std::vector<bool>& taken, Field& field) {
    auto spelling = match_spelling(field.entry->key, names);
    if (!spelling || !spelling->certain) {
        field.schema = likely_key(profile, taken, field.entry->key);
        if (field.schema != nullptr) field.match = Field::Match::likely;
        return;
    }
    field.schema = &profile.keys[spelling->index];
    field.match = taken[spelling->index] ? Field::Match::surplus : Field::Match::misspelt;
    taken[spelling->index] = true;
}

std::vector<Field> match_fields(const Subject& subject) {
    constexpr int kMostSpelled = 100;  // Bounds the work on a hostile entry.
    std::vector<bool> taken(subject.profile.keys.size());
    std::vector<Field> fields = match_by_name(subject, taken);
    std::vector<std::string_view> names;
    int spelled = 0;
    for (Field& field : fields) {
        if (field.match != Field::Match::unknown || ++spelled > kMostSpelled) continue;
        if (names.empty()) {
            for (const KeySchema& key : subject.profile.keys) names.push_back(key.name);
        }
        match_by_spelling(subject.profile, names, taken, field);
    }
    return fields;
}

}  // namespace

Field::Field(const YamlEntry& of)
    : entry(&of),
      text(seen_part(value().scalar)),
      blank(value().is_null() || (value().is_scalar() && trim(text).empty())) {}

const std::vector<Field>& read_fields(const Subject& subject) {
    return subject.derived(match_fields);
}

const Field* find_field(const std::vector<Field>& fields, std::string_view key) {
    auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
        return field.stands_for_schema() && field.schema->name == key;
    });
    return found == fields.end() ? nullptr : &*found;
}

bool reads_whole(const FrontMatter& front_matter) {
    if (front_matter.state != FrontMatter::State::present || !front_matter.second.empty()) {
        return false;
    }
    const YamlTree& tree = front_matter.tree;
    if (!tree.root.is_map() && !tree.root.is_null()) return false;
    return std::all_of(tree.problems.begin(), tree.problems.end(), [](const YamlProblem& problem) {
        return problem.kind == YamlProblem::Kind::duplicate_key ||
               problem.kind == YamlProblem::Kind::anchor ||
               problem.kind == YamlProblem::Kind::key_kind;
    });
}

std::string quoted(std::string_view value) {
    constexpr std::size_t kMost = 60;
    const auto breaks = [](char c) { return c == '\n' || c == '\r' || c == '\t'; };
    if (value.size() <= kMost && std::none_of(value.begin(), value.end(), breaks)) {
        return std::string(value);
    }
    std::string line;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < value.size(); ++shown) {
        if (shown == kMost) return line + "…";
        CodePoint c = decode(value, i);
        line += value.substr(i, c.size);
        i += c.size;
        if (!breaks(line.back())) continue;
        line.back() = ' ';
        i = std::min(value.find_first_not_of(" \t\r\n", i), value.size());
    }
    return line;
}

Span inner_span(const YamlNode& scalar, const SourceText& text) {
    Span span = scalar.span;
    std::string_view written = text.at(span);
    bool quotes = written.size() >= 2 && (written.front() == '"' || written.front() == '\'') &&
                  written.back() == written.front();
    if (quotes) span = {span.begin + 1, span.end - 1};
    return text.at(span) == scalar.scalar ? span : Span{span.begin, span.begin};
}

std::string_view line_ending(const SourceText& text) {
    std::string_view rest = text.bytes().substr(text.line(1).end);
    if (rest.starts_with("\r\n")) return "\r\n";
    return rest.starts_with('\r') ? "\r" : "\n";
}

}  // namespace veritally
