#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/json.h"
#include "checks/factory.h"
#include "engine/config.h"
#include "source_tree.h"

namespace veritally {
namespace {

using Words = std::set<std::string>;

/// Where a schema lists the words that a place of a config may hold, and a config with '@' there.
struct Place {
    const char* schema;
    const char* pointer;
    const char* config;
};

constexpr const char* kNobody = "zzqqzzqq";

Words words_of_schema(const Place& place) {
    std::ifstream file(source_root() / "rules/schema" / place.schema);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto schema = parse_json(text);
    if (!schema) return {"no schema"};
    const Json& listed = schema->at(nlohmann::json_pointer<std::string>(place.pointer));
    Words words;
    for (const auto& [key, value] : listed.items())
        words.insert(listed.is_array() ? value.get<std::string>() : key);
    return words;
}

std::string advice_for(std::string_view config) {
    MemoryFileSystem files;
    files.add("/r/.veritally.yaml", std::string(config));
    ConfigLoader loader(files, make_check, {});
    auto located = loader.locate("/r/x.md");
    return located ? "" : located.error().advice;
}

/// "known are a, b or c".
Words words_of_advice(std::string advice) {
    constexpr std::string_view kBefore = "known are ";
    if (!advice.starts_with(kBefore)) return {"not a list of words: " + advice};
    advice.erase(0, kBefore.size());
    if (auto last = advice.rfind(" or "); last != std::string::npos) advice.replace(last, 4, ", ");
    Words words;
    for (std::size_t at = 0; at < advice.size();) {
        const std::size_t end = std::min(advice.find(", ", at), advice.size());
        words.insert(advice.substr(at, end - at));
        at = end + 2;
    }
    return words;
}

std::string with_nobody(std::string config) {
    const std::size_t at = config.find('@');
    return config.replace(at, 1, kNobody);
}

void PrintTo(const Place& place, std::ostream* out) {
    *out << place.schema << place.pointer;
}

class SchemaTest : public testing::TestWithParam<Place> {};

TEST_P(SchemaTest, NamesWhatTheReaderTakesAndNoMore) {
    const std::string config = with_nobody(GetParam().config);
    EXPECT_EQ(words_of_advice(advice_for(config)), words_of_schema(GetParam())) << config;
}

#define RULE(rest) "own-rules: [{id: a/b, summary: S., messages: {default: {text: t}}, " rest "}]"

constexpr Place kPlaces[] = {
    {"config.json", "/properties", "@: 1"},
    {"config.json", "/definitions/level/enum", "rules: {body: @}"},
    {"config.json", "/definitions/override/properties", "overrides: [{@: 1}]"},
    {"config.json", "/definitions/links/properties", "links: {@: 1}"},
    {"config.json", "/definitions/links/properties/check/enum", "links: {check: @}"},
    {"config.json", "/definitions/schema/properties", "schema: {@: 1}"},
    {"config.json", "/definitions/key/properties", "schema: {keys: {k: {@: 1}}}"},
    {"config.json", "/definitions/key/properties/type/enum", "schema: {keys: {k: {type: @}}}"},
    {"config.json", "/definitions/key/properties/blank/enum", "schema: {keys: {k: {blank: @}}}"},
    {"config.json", "/definitions/key/properties/format/enum", "schema: {keys: {k: {format: @}}}"},
    {"config.json", "/definitions/sections/properties", "sections: {@: 1}"},
    {"config.json", "/definitions/citations/properties", "citations: {@: 1}"},
    {"config.json", "/definitions/quantities/properties", "quantities: {@: 1}"},
    {"config.json", "/definitions/prefixes/properties", "quantities: {prefixes: {@: 1}}"},
    {"config.json", "/definitions/numerals/properties", "quantities: {numerals: {@: 1}}"},
    {"config.json", "/definitions/unit/properties", "quantities: {units: [{@: 1}]}"},
    {"config.json", "/definitions/ratio/properties", "quantities: {units: [{ratio: {@: 1}}]}"},
    {"config.json", "/definitions/attribute/properties", "quantities: {attributes: [{@: 1}]}"},
    {"config.json", "/definitions/statement/properties",
     "quantities: {attributes: [{statement: {@: 1}}]}"},
    {"config.json", "/definitions/value/properties",
     "quantities: {attributes: [{values: [{@: 1}]}]}"},
    {"config.json", "/definitions/slip/properties", "quantities: {slips: [{@: 1}]}"},
    {"config.json", "/definitions/family/properties", "quantities: {families: [{@: 1}]}"},
    {"rule.json", "/properties", "own-rules: [{@: 1}]"},
    {"rule.json", "/definitions/message/properties",
     "own-rules: [{id: a/b, kind: count, summary: S., messages: {default: {@: 1}}}]"},
    {"rule.json", "/definitions/level/enum", RULE("kind: count, level: @")},
    {"rule.json", "/properties/fix/enum", RULE("kind: count, fix: @")},
    {"rule.json", "/properties/stage/enum", RULE("kind: count, stage: @")},
    {"rule.json", "/definitions/pattern/properties", RULE("kind: pattern, parameters: {@: 1}")},
    {"rule.json", "/definitions/scope/enum", RULE("kind: pattern, parameters: {match: a, in: @}")},
    {"rule.json", "/definitions/substitution/properties",
     RULE("kind: substitution, parameters: {@: 1}")},
    {"rule.json", "/definitions/field/properties", RULE("kind: field, parameters: {@: 1}")},
    {"rule.json", "/definitions/section/properties", RULE("kind: section, parameters: {@: 1}")},
    {"rule.json", "/definitions/count/properties", RULE("kind: count, parameters: {@: 1}")},
    {"rule.json", "/definitions/count/properties/of/enum",
     RULE("kind: count, parameters: {maximum: 1, of: @}")},
    {"rule.json", "/definitions/citation/properties", RULE("kind: citation, parameters: {@: 1}")},
    {"rule.json", "/definitions/citation/properties/of/enum",
     RULE("kind: citation, parameters: {year: true, of: @}")},
};

#undef RULE

INSTANTIATE_TEST_SUITE_P(Config, SchemaTest, testing::ValuesIn(kPlaces));

TEST(SchemaWordsTest, NameEveryKindOfRule) {
    Words kinds = words_of_schema({"rule.json", "/properties/kind/enum", ""});
    kinds.erase("code");
    EXPECT_EQ(words_of_advice(advice_for("own-rules: [{id: a/b, kind: zzqqzzqq, summary: S., "
                                         "messages: {default: {text: t}}}]")),
              kinds);
    Words shapes = words_of_schema({"rule.json", "/definitions", ""});
    for (const std::string& kind : kinds) EXPECT_TRUE(shapes.contains(kind)) << kind;
}

/// The catalogue says of a device's or a figure's key that it knows none such, without a list.
std::string error_for_device(const std::string& device) {
    MemoryFileSystem files;
    files.add("/r/.veritally.yaml",
              "quantities: {tables: [numerals, claims, throughput], catalogue: '', devices: [{" +
                  device + "}]}");
    ConfigLoader loader(files, make_check, {});
    auto located = loader.locate("/r/x.md");
    return located ? "" : located.error().line();
}

TEST(SchemaWordsTest, NameWhatTheCatalogueReads) {
    using testing::HasSubstr;
    using testing::Not;
    const std::string of_device = "key of a device", of_figure = "key of a figure";
    ASSERT_THAT(error_for_device("name: n, zzqq: 1"), HasSubstr(of_device));
    for (const auto& key : words_of_schema({"config.json", "/definitions/device/properties", ""}))
        EXPECT_THAT(error_for_device("name: n, " + key + ": 1"), Not(HasSubstr(of_device))) << key;
    ASSERT_THAT(error_for_device("name: n, figures: [{value: 1, zzqq: 1}]"), HasSubstr(of_figure));
    for (const auto& key : words_of_schema({"config.json", "/definitions/figure/properties", ""})) {
        EXPECT_THAT(error_for_device("name: n, figures: [{" + key + ": 1}]"),
                    Not(HasSubstr(of_figure)))
            << key;
    }
}

}  // namespace
}  // namespace veritally
