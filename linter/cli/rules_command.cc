#include <algorithm>
#include <ostream>

#include "checks/factory.h"
#include "cli/program.h"
#include "report/report.h"
#include "report/rule_page.h"

namespace veritally {

int rules_command(const RulesOptions& options, Console& console) {
    ConfigLoader configs(console.files, make_check, options.config);
    auto located = configs.locate("entry.md");
    if (!located) return fail(located.error(), console);
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
    std::string near(catalogue.nearest(options.id));
    return fail({"unknown rule '" + options.id + "'", "",
                 near.empty() ? "'veritally rules' lists them" : "did you mean '" + near + "'?"},
                console);
}

}  // namespace veritally
