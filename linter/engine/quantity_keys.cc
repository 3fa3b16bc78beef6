#include "engine/quantity_keys.h"

namespace veritally {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view kQuantityKeys[] = {
    "family",      "stated",          "target",      "as-quoted",        "tables",
    "catalogue",   "prefixes",        "numerals",    "clocks",           "seconds",
    "ceiling",     "words",           "units",       "attributes",       "slips",
    "devices",     "families",        "sources",     "vendors",          "device-nouns",
    "group-nouns", "vague-counts",    "count-words", "variant-suffixes", "capital-suffixes",
    "doubts",      "target-as-quoted"};
constexpr std::string_view kPrefixes[] = {"words", "letters"};
constexpr std::string_view kNumerals[] = {"cardinals", "scales", "ordinals",
                                          "fractions", "groups", "multiples"};
constexpr std::string_view kUnit[] = {"name",      "words",  "letters", "upper", "counts", "suits",
                                      "attribute", "beside", "leads",   "apart", "ratio"};
constexpr std::string_view kRatio[] = {"attribute", "of", "to"};
constexpr std::string_view kAttribute[] = {"name",         "required", "default",
                                           "ignored-with", "values",   "statement"};
constexpr std::string_view kStatement[] = {"verbs", "subjects"};
constexpr std::string_view kValue[] = {"name",  "words", "short",   "factor",   "step",
                                       "suits", "loose", "negated", "statement"};
constexpr std::string_view kSlip[] = {"id",    "rule",  "says", "of",   "does",
                                      "value", "words", "done", "write"};
constexpr std::string_view kDoubt[] = {"id", "says"};
constexpr std::string_view kFamily[] = {"name", "vendor",   "aliases", "weak",
                                        "note", "variants", "usual"};

Status check_each(const YamlNode& list, Names known, std::string_view what,
                  const YamlSource& source) {
    if (!list.is_sequence() && !list.is_null())
        return source.error(list.span,
                            "this must be a list, where each item is " + std::string(what));
    for (const YamlNode& item : list) {
        if (Status bad = check_keys(item, known, what, source)) return bad;
    }
    return std::nullopt;
}

Status check_units(const YamlNode& units, const YamlSource& source) {
    if (Status bad = check_each(units, kUnit, "a unit", source)) return bad;
    for (const YamlNode& unit : units) {
        if (Status bad = check_keys(unit["ratio"], kRatio, "'ratio'", source)) return bad;
    }
    return std::nullopt;
}

Status check_attributes(const YamlNode& attributes, const YamlSource& source) {
    if (Status bad = check_each(attributes, kAttribute, "an attribute", source)) return bad;
    for (const YamlNode& attribute : attributes) {
        for (const Status& bad :
             {check_keys(attribute["statement"], kStatement, "'statement'", source),
              check_each(attribute["values"], kValue, "a value of an attribute", source)}) {
            if (bad) return bad;
        }
    }
    return std::nullopt;
}

}  // namespace

Status check_quantity_keys(const YamlNode& quantities, const YamlSource& source) {
    for (const Status& bad : {check_keys(quantities, kQuantityKeys, "'quantities'", source),
                              check_keys(quantities["prefixes"], kPrefixes, "'prefixes'", source),
                              check_keys(quantities["numerals"], kNumerals, "'numerals'", source),
                              check_units(quantities["units"], source),
                              check_attributes(quantities["attributes"], source),
                              check_each(quantities["slips"], kSlip, "a slip", source),
                              check_each(quantities["doubts"], kDoubt, "a doubt", source),
                              check_each(quantities["families"], kFamily, "a family", source)}) {
        if (bad) return bad;
    }
    return std::nullopt;
}

}  // namespace veritally
