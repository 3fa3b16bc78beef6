#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/regex.h"
#include "base/result.h"
#include "document/yaml.h"
#include "engine/yaml_source.h"

namespace veritally {

class Quantities;

/// A value that a key may have, and what it means.
struct AllowedValue {
    std::string_view value;
    std::string_view meaning;
};

/// What the profile says of one front-matter key.
struct KeySchema {
    enum class Type : std::uint8_t { text, integer, number, boolean, date, list, map, any };
    enum class Blank : std::uint8_t { forbidden, allowed, needs_note };
    enum class Format : std::uint8_t { any, scientific };  ///< scientific: 2.5e+14

    std::string_view name;
    Type type = Type::any;
    bool required = false;
    Blank blank = Blank::forbidden;
    Format format = Format::any;
    std::string_view meaning;
    std::vector<AllowedValue> values;  ///< Empty: any value of the type.
    std::optional<double> minimum, maximum;
    bool exclusive_minimum = false;
};

struct SectionSchema {
    std::string_view title;
    std::vector<std::string_view> aliases;  ///< Headings that people write instead.
    bool required = true;
};

/// What a registry asks of its entries: schema, sections, citations; read from
/// rules/profiles/NAME.yaml and the config laid over it. Views point into `root`'s memory.
struct Profile {
    std::string_view name;
    std::string_view summary;
    std::vector<KeySchema> keys;
    bool other_keys = false;               ///< Keys beyond `keys` are welcome.
    std::string_view title_key, name_key;  ///< For body/name-mismatch; "" where there is none.

    std::vector<SectionSchema> sections;  ///< In the order asked for.
    int section_level = 2;

    std::vector<Regex> blank_notes;  ///< Any of them in the body says why a value is blank.

    struct Citations {
        bool year = false;  ///< A year or an access year is asked for.
        bool name = true;   ///< Words that name the source are asked for.
    } citations;

    YamlNode root;                                 ///< All of it, merged.
    std::shared_ptr<const Quantities> quantities;  ///< Never null.

    const KeySchema* key(std::string_view name) const;
};

/// The keys of a profile's file; a config may hold them too.
std::span<const std::string_view> profile_keys();

/// `root` must outlive the profile; keys that are not a profile's are passed over. An Error names
/// the key at fault and its line.
Result<Profile> read_profile(const YamlNode& root, const YamlSource& source);

}  // namespace veritally
