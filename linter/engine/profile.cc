#include "engine/profile.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "engine/quantities.h"

namespace veritally {
namespace {

constexpr std::string_view kProfileKeys[] = {"name",        "summary",   "schema",    "sections",
                                             "blank-notes", "citations", "quantities"};
constexpr std::string_view kSchemaKeys[] = {"keys", "other-keys", "title", "name"};
constexpr std::string_view kKeyKeys[] = {"type",    "required", "blank",     "format", "minimum",
                                         "maximum", "meaning",  "exclusive", "values"};
constexpr std::string_view kTypes[] = {"text", "integer", "number", "boolean",
                                       "date", "list",    "map",    "any"};
constexpr std::string_view kBlankRules[] = {"forbidden", "allowed", "needs-note"};
constexpr std::string_view kFormats[] = {"any", "scientific"};
constexpr std::string_view kSectionKeys[] = {"level", "required", "optional", "aliases"};
constexpr std::string_view kCitationKeys[] = {"name", "year"};

/// Index of the key's value among the names; 0 where the key is absent.
Result<int> read_name(const YamlNode& map, std::string_view key,
                      std::span<const std::string_view> names, const YamlSource& source) {
    const YamlNode* node = map.find(key);
    if (node == nullptr) return 0;
    auto found = std::find(names.begin(), names.end(), node->scalar);
    if (found == names.end()) {
        return source.error(node->span,
                            "'" + std::string(node->scalar) + "' is no " + std::string(key),
                            suggest(node->scalar, names));
    }
    return static_cast<int>(found - names.begin());
}

Status read_limit(const YamlNode& map, std::string_view key, const YamlSource& source,
                  std::optional<double>& limit) {
    const YamlNode* node = map.find(key);
    if (node == nullptr) return std::nullopt;
    double value = 0;
    const char* end = node->scalar.data() + node->scalar.size();
    auto [read, error] = std::from_chars(node->scalar.data(), end, value);
    if (error != std::errc() || read != end || node->scalar.empty()) {
        return source.error(node->span, "'" + std::string(key) + "' must be a number");
    }
    limit = value;
    return std::nullopt;
}

Status read_flag(const YamlNode& map, std::string_view key, const YamlSource& source, bool& flag) {
    const YamlNode* node = map.find(key);
    if (node == nullptr) return std::nullopt;
    auto value = read_bool(*node, key, source);
    if (!value) return value.error();
    flag = *value;
    return std::nullopt;
}

Result<std::vector<AllowedValue>> read_values(const YamlNode& node, const YamlSource& source) {
    std::vector<AllowedValue> values;
    for (const YamlEntry& entry : node.map_entries()) {
        values.push_back({entry.key, trim(entry.value.scalar)});
    }
    if (node.is_map()) return values;
    auto texts = read_texts(node, "values", source);
    if (!texts) return texts.error();
    for (std::string_view text : *texts) values.push_back({text, {}});
    return values;
}

Result<KeySchema> read_key(const YamlEntry& entry, const YamlSource& source) {
    const YamlNode& node = entry.value;
    if (Status bad = check_keys(node, kKeyKeys, "the schema of a key", source)) return *bad;
    KeySchema key;
    key.name = entry.key;
    key.meaning = trim(node.text("meaning"));
    auto type = read_name(node, "type", kTypes, source);
    if (!type) return type.error();
    if (node.find("type") == nullptr) type = static_cast<int>(KeySchema::Type::any);
    auto blank = read_name(node, "blank", kBlankRules, source);
    if (!blank) return blank.error();
    auto format = read_name(node, "format", kFormats, source);
    if (!format) return format.error();
    auto values = read_values(node["values"], source);
    if (!values) return values.error();
    key.type = static_cast<KeySchema::Type>(*type);
    key.blank = static_cast<KeySchema::Blank>(*blank);
    key.format = static_cast<KeySchema::Format>(*format);
    key.values = std::move(*values);
    if (Status bad = read_flag(node, "required", source, key.required)) return *bad;
    if (Status bad = read_flag(node, "exclusive", source, key.exclusive_minimum)) return *bad;
    if (Status bad = read_limit(node, "minimum", source, key.minimum)) return *bad;
    if (Status bad = read_limit(node, "maximum", source, key.maximum)) return *bad;
    return key;
}

Status read_schema(const YamlNode& schema, const YamlSource& source, Profile& profile) {
    if (Status bad = check_keys(schema, kSchemaKeys, "'schema'", source)) return bad;
    for (const YamlEntry& entry : schema["keys"].map_entries()) {
        auto key = read_key(entry, source);
        if (!key) return key.error();
        profile.keys.push_back(std::move(*key));
    }
    profile.title_key = schema.text("title");
    profile.name_key = schema.text("name");
    return read_flag(schema, "other-keys", source, profile.other_keys);
}

/// Adds the titles of one list; their aliases stand in a map by title.
Status read_titles(const YamlNode& sections, std::string_view list, const YamlSource& source,
                   Profile& profile) {
    auto titles = read_texts(sections[list], list, source);
    if (!titles) return titles.error();
    for (std::string_view title : *titles) {
        auto aliases = read_texts(sections["aliases"][title], "aliases", source);
        if (!aliases) return aliases.error();
        profile.sections.push_back({title, std::move(*aliases), list == "required"});
    }
    return std::nullopt;
}

Status read_sections(const YamlNode& sections, const YamlSource& source, Profile& profile) {
    if (Status bad = check_keys(sections, kSectionKeys, "'sections'", source)) return bad;
    std::optional<double> level;
    if (Status bad = read_limit(sections, "level", source, level)) return bad;
    if (level && (*level < 1 || *level > 6)) {
        return source.error(sections["level"].span, "a heading's level is 1 to 6");
    }
    if (level) profile.section_level = static_cast<int>(*level);
    if (Status bad = read_titles(sections, "required", source, profile)) return bad;
    return read_titles(sections, "optional", source, profile);
}

Status read_blank_notes(const YamlNode& notes, const YamlSource& source, Profile& profile) {
    auto patterns = read_texts(notes, "blank-notes", source);
    if (!patterns) return patterns.error();
    for (std::string_view pattern : *patterns) {
        if (source.text == nullptr) {  // The project's own: tests prove them right.
            profile.blank_notes.push_back(Regex::lazy(pattern, true));
            continue;
        }
        auto regex = Regex::compile(pattern, true);
        if (!regex) return source.error(notes.span, regex.error().message);
        profile.blank_notes.push_back(std::move(*regex));
    }
    return std::nullopt;
}

Status read_citations(const YamlNode& citations, const YamlSource& source, Profile& profile) {
    if (Status bad = check_keys(citations, kCitationKeys, "'citations'", source)) return bad;
    if (Status bad = read_flag(citations, "name", source, profile.citations.name)) return bad;
    return read_flag(citations, "year", source, profile.citations.year);
}

}  // namespace

std::span<const std::string_view> profile_keys() {
    return kProfileKeys;
}

const KeySchema* Profile::key(std::string_view key_name) const {
    auto found = std::find_if(keys.begin(), keys.end(),
                              [&](const KeySchema& key) { return key.name == key_name; });
    return found == keys.end() ? nullptr : &*found;
}

Result<Profile> read_profile(const YamlNode& root, const YamlSource& source) {
    Profile profile;
    profile.root = root;
    profile.quantities = std::make_shared<Quantities>(root["quantities"]);
    profile.name = root.text("name");
    profile.summary = trim(root.text("summary"));
    if (Status bad = read_schema(root["schema"], source, profile)) return *bad;
    if (Status bad = read_sections(root["sections"], source, profile)) return *bad;
    if (Status bad = read_blank_notes(root["blank-notes"], source, profile)) return *bad;
    if (Status bad = read_citations(root["citations"], source, profile)) return *bad;
    return profile;
}

}  // namespace veritally
