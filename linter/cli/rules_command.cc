#include <algorithm>
#include <ostream>

#include "base/text.h"
#include "checks/factory.h"
#include "cli/program.h"
#include "engine/rule_examples.h"
#include "report/report.h"
#include "report/rule_page.h"

namespace veritally {
namespace {

/// Runs the examples of the rules that do not come with the program.
int test_rules(const Settings& settings, Console& console) {
    std::size_t rules = 0, examples = 0, failures = 0;
    for (const auto& rule : settings.catalogue.rules()) {
        if (rule->origin.empty()) continue;
        auto failing = failing_examples(*rule, settings, make_check, today());
        if (!failing) return fail(failing.error(), console);
        for (const FailingExample& example : *failing) console.out << example.line() << "\n";
        if (rule->bad.empty()) console.out << rule->id << ": has no bad example\n";
        ++rules;
        examples += rule->bad.size() + rule->good.size();
        failures += failing->size();
    }
    console.out << examples << " examples of " << rules << " own rule" << (rules == 1 ? "" : "s")
                << ", " << failures << " not as they should be\n";
    return failures > 0 ? kExitFindings : kExitClean;
}

}  // namespace

int rules_command(const RulesOptions& options, Console& console) {
    ConfigLoader configs(console.files, make_check, options.config);
    auto located = configs.locate("entry.md");
    if (!located) return fail(located.error(), console);
    if (options.test) return test_rules(*located->settings, console);
    console.out << rule_list(located->settings->catalogue);
    return kExitClean;
}

int rule_command(const RuleOptions& options, Console& console) {
    ConfigLoader configs(console.files, make_check, options.config);
    auto located = configs.locate("entry.md");
    if (!located) return fail(located.error(), console);
    const RuleCatalogue& catalogue = located->settings->catalogue;
    if (const Rule* rule = catalogue.find(options.id)) {
        console.out << rule_text(*rule);
        return kExitClean;
    }
    if (const auto family = catalogue.select(options.id); !family.empty()) {
        std::vector<std::string_view> names;
        for (const Rule* rule : family) names.push_back(rule->id);
        return fail(
            {"'" + options.id + "' is a family of rules", "", "name one: " + join_or(names)},
            console);
    }
    std::string near(catalogue.nearest(options.id));
    return fail({"unknown rule '" + options.id + "'", "",
                 near.empty() ? "'veritally rules' lists them" : "did you mean '" + near + "'?"},
                console);
}

}  // namespace veritally
