#include "engine/rule_examples.h"

#include <algorithm>

#include "engine/example_links.h"

namespace veritally {
namespace {

/// Examples are in no file, so that rules about file names have nothing to say.
constexpr std::string_view kExamplePath;

std::vector<Finding> check_closing(const Rule& rule, const Document& example,
                                   const Settings& settings, Date now) {
    std::vector<Finding> findings =
        check_document(Recomputed(example, settings.profile), settings, kExamplePath, now);
    std::erase_if(findings, [&](const Finding& finding) { return finding.rule != &rule; });
    return findings;
}

Result<bool> fires(const Rule& rule, std::string_view example, const Settings& settings,
                   const MakeCheck& make_check, Date now) {
    const auto document = read_document(std::string(kExamplePath), std::string(example));
    const auto findings = check_example(rule, *document, settings, make_check, now);
    if (!findings) return findings.error();
    return !findings->empty();
}

}  // namespace

std::string FailingExample::line() const {
    return std::string(rule->id) + (bad ? ": bad" : ": good") + " example " +
           std::to_string(number) + (bad ? " is not reported" : " is reported");
}

Result<std::vector<Finding>> check_example(const Rule& rule, const Document& example,
                                           const Settings& settings, const MakeCheck& make_check,
                                           Date now) {
    if (!can_judge(rule, example)) return std::vector<Finding>{};
    if (rule.closing) return check_closing(rule, example, settings, now);
    const auto check = make_check(rule, settings.profile);
    if (!check) return check.error();
    std::vector<Finding> findings;
    const Level level = rule.level == Level::off ? Level::warning : rule.level;
    Findings bound(rule, level, false, findings);
    const LinkStatuses links = example_links(rule);
    const Recomputed recomputed(example, settings.profile);
    Subject subject{example, recomputed, settings.profile, settings.catalogue, now};
    subject.links = &links;
    subject.alone = true;
    (*check)->run(subject, bound);
    sort_findings(findings);
    return findings;
}

Result<std::vector<FailingExample>> failing_examples(const Rule& rule, const Settings& settings,
                                                     const MakeCheck& make_check, Date now) {
    std::vector<FailingExample> failing;
    for (const bool bad : {true, false}) {
        const auto& examples = bad ? rule.bad : rule.good;
        for (std::size_t i = 0; i < examples.size(); ++i) {
            const auto fired = fires(rule, examples[i], settings, make_check, now);
            if (!fired) return fired.error();
            if (*fired != bad) failing.push_back({&rule, bad, i + 1});
        }
    }
    return failing;
}

}  // namespace veritally
