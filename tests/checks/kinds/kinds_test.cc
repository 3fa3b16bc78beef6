#include "checks/kinds/kinds.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace veritally {
namespace {

/// The one line of the Error that the parameters of a rule of the kind lead to; "" without one.
std::string error_of(std::string_view kind, std::string_view parameters,
                     std::string_view text = "found", std::string_view more = "") {
    const SourceText yaml("id: a/b\nkind: " + std::string(kind) +
                          "\nsummary: A.\nwhy: B.\nmessages: {default: {text: \"" +
                          std::string(text) + "\"}}\n" + std::string(more) +
                          "parameters: " + std::string(parameters) + "\n");
    const YamlTree tree = parse_yaml(yaml.bytes());
    EXPECT_TRUE(tree.problems.empty()) << tree.problems.front().message << ": " << yaml.bytes();
    const auto rule = read_rule(tree.root, {"r.yaml", &yaml});
    EXPECT_TRUE(rule.ok()) << rule.error().line();
    const auto check = make_data_check(*rule, {});
    return check ? "" : check.error().line();
}

TEST(Kinds, AnUnknownKindNamesTheNearest) {
    EXPECT_EQ(error_of("patern", "{match: x}"),
              "r.yaml:2: rule 'a/b' is of unknown kind 'patern' in 'kind: patern'; did you mean "
              "'pattern'?");
}

TEST(Kinds, AnUnknownParameterNamesTheNearest) {
    EXPECT_EQ(error_of("pattern", "{mach: x}"),
              "r.yaml:6: unknown key 'mach' of 'parameters' of kind 'pattern' in 'parameters: "
              "{mach: x}'; did you mean 'match'?");
    for (std::string_view kind :
         {"pattern", "substitution", "field", "section", "count", "citation"}) {
        EXPECT_NE(error_of(kind, "{nothing-of-the-sort: x}"), "") << kind;
        EXPECT_NE(error_of(kind, "{}"), "") << kind;
    }
}

TEST(Kinds, WhatIsNotThereIsMissedWhereItBelongs) {
    EXPECT_EQ(error_of("pattern", ""),
              "r.yaml:6: rule 'a/b': 'parameters' needs 'match' in 'parameters:'");
    EXPECT_EQ(error_of("substitution", "{words: }").substr(0, 8), "r.yaml:6");
}

TEST(Kinds, AnUnknownScopeNamesTheNearest) {
    EXPECT_NE(error_of("pattern", "{match: x, in: [prose, heading]}").find("'headings'"),
              std::string::npos);
}

TEST(Kinds, AWordingNamesWhatThereIs) {
    EXPECT_EQ(error_of("pattern", "{match: '(?P<unit>x)'}", "a {unit}"), "");
    EXPECT_EQ(error_of("pattern", "{match: '(?P<unit>x)'}", "a {units}"),
              "r.yaml:5: rule 'a/b': '{units}' stands for nothing in 'messages: {default: {text: "
              "\"a {units}\"}}'; did you mean 'unit'?");
    EXPECT_NE(error_of("field", "{key: a, required: true}", "{vallue}").find("'value'"),
              std::string::npos);
}

TEST(Kinds, APatternMustBeOne) {
    EXPECT_NE(error_of("pattern", "{match: 'a('}").find("not a regular expression"),
              std::string::npos);
    EXPECT_NE(error_of("pattern", "{match: []}"), "");
    EXPECT_NE(error_of("pattern", "{match: {defalt: x}}").find("did you mean 'default'?"),
              std::string::npos);
    EXPECT_EQ(error_of("pattern", "{match: {default: [x, y]}}"), "");
}

TEST(Kinds, AReplacementNeedsAFix) {
    EXPECT_NE(error_of("pattern", "{match: x, replace: y}").find("'fix: safe'"), std::string::npos);
    EXPECT_EQ(error_of("pattern", "{match: x, replace: y}", "found", "fix: safe\n"), "");
    EXPECT_NE(error_of("pattern", "{match: x, at: y}").find("(?P<y>"), std::string::npos);
}

TEST(Kinds, NumbersAndFlagsAreHeldToTheirType) {
    EXPECT_NE(error_of("field", "{key: a, minimum: much}"), "");
    EXPECT_EQ(error_of("field", "{key: a, minimum: 1e3, maximum: +2e+4}"), "");
    EXPECT_NE(error_of("field", "{key: a, required: perhaps}"), "");
    EXPECT_NE(error_of("count", "{of: word, minimum: 1}").find("'words'"), std::string::npos);
    EXPECT_NE(error_of("count", "{of: matches, minimum: 1}").find("'match'"), std::string::npos);
    EXPECT_NE(error_of("substitution", "{words: [a, b]}"), "");
}

}  // namespace
}  // namespace veritally
