#include "checks/factory.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "checks/kinds/kinds.h"

namespace veritally {

using CodeRule = void (*)(const Subject&, Findings&);

#define CODE_RULE(id, function) void function(const Subject& subject, Findings& findings);
#include "checks/checks.def"
#undef CODE_RULE

namespace {

struct Named {
    std::string_view id;
    CodeRule run;
};
constexpr Named kCodeRules[] = {
#define CODE_RULE(id, function) {id, function},
#include "checks/checks.def"
#undef CODE_RULE
    {"", nullptr},
};

class CodeCheck : public Check {
  public:
    explicit CodeCheck(CodeRule function) : function_(function) {}
    void run(const Subject& subject, Findings& findings) const override {
        function_(subject, findings);
    }

  private:
    CodeRule function_;
};

}  // namespace

Result<std::unique_ptr<const Check>> make_check(const Rule& rule, const Profile& profile) {
    if (rule.kind != "code") return make_data_check(rule, profile);
    const auto* named = std::find_if(std::begin(kCodeRules), std::end(kCodeRules) - 1,
                                     [&](const Named& n) { return n.id == rule.id; });
    if (named->run == nullptr) {
        return rule.source.error(
            place_of(*rule.node, "kind"),
            "rule '" + std::string(rule.id) + "' is of kind 'code' but has no code",
            "give it one of the kinds of data rules: " + join_or(names_of_kinds()));
    }
    return std::unique_ptr<const Check>(std::make_unique<CodeCheck>(named->run));
}

}  // namespace veritally
