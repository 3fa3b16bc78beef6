#include "checks/kinds/kinds.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/yaml_source.h"

namespace veritally {
namespace {

constexpr std::array<RuleKind, 7> kKinds = {{
    {"pattern", "a regular expression that must not match", make_pattern_check},
    {"substitution", "words that have a better form", make_substitution_check},
    {"field", "what a key of the front matter must say", make_field_check},
    {"section", "what a section must hold, or whether it must be there", make_section_check},
    {"count", "how many of something an entry may have", make_count_check},
    {"citation", "what each footnote or address must look like", make_citation_check},
    {"recomputation", "a slip by which a stated figure may come about", make_recomputation_check},
}};

}  // namespace

std::vector<std::string_view> names_of_kinds() {
    std::vector<std::string_view> names;
    for (const RuleKind& kind : kKinds) names.push_back(kind.name);
    return names;
}

MadeCheck make_data_check(const Rule& rule, const Profile& profile) {
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                   [&](const RuleKind& k) { return k.name == rule.kind; });
    if (kind != kKinds.end()) return kind->make(rule, profile);
    return rule.source.error(
        place_of(*rule.node, "kind"),
        "rule '" + std::string(rule.id) + "' is of unknown kind '" + std::string(rule.kind) + "'",
        suggest(rule.kind, names_of_kinds()));
}

}  // namespace veritally
