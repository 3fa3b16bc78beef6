#include "engine/runner.h"

#include <algorithm>

namespace veritally {
namespace {

bool names(const Suppression::Name& name, const Rule& rule) {
    return name.text == rule.id || name.text == rule.family();
}

/// Whether the suppression silences the finding; marks the name that did it.
bool silences(SuppressionUse& use, const Finding& finding) {
    const Suppression& suppression = *use.suppression;
    Span scope = suppression.scope;
    if (finding.span.begin < scope.begin || finding.span.begin > scope.end) return false;
    // What closing rules say of suppressions must be silenced by name.
    if (suppression.names.empty()) return !finding.rule->closing && (use.used[0] = true);
    for (std::size_t i = 0; i < suppression.names.size(); ++i) {
        if (names(suppression.names[i], *finding.rule)) return use.used[i] = true;
    }
    return false;
}

void suppress(std::vector<SuppressionUse>& uses, std::vector<Finding>& findings) {
    if (uses.empty()) return;
    auto silenced = [&](const Finding& finding) {
        bool any = false;
        for (SuppressionUse& use : uses) any = silences(use, finding) || any;
        return any;
    };
    findings.erase(std::remove_if(findings.begin(), findings.end(), silenced), findings.end());
}

/// Whether a rule of that name was looked at: only then can its suppression turn out unused.
/// Closing rules run after the suppressions.
bool ran(const Suppression::Name& name, const Settings& settings, std::string_view relative_path) {
    return std::any_of(settings.active.begin(), settings.active.end(), [&](const auto& active) {
        return names(name, *active.rule) && !active.rule->closing &&
               settings.level_for(active, relative_path) != Level::off;
    });
}

/// A name whose rules did not run counts as used.
std::vector<SuppressionUse> uses_of(const Document& document, const Settings& settings,
                                    std::string_view relative_path) {
    std::vector<SuppressionUse> uses;
    for (const Suppression& suppression : document.suppressions) {
        std::vector<bool> used(std::max<std::size_t>(1, suppression.names.size()));
        for (std::size_t i = 0; i < suppression.names.size(); ++i) {
            used[i] = !ran(suppression.names[i], settings, relative_path);
        }
        uses.push_back({&suppression, std::move(used)});
    }
    return uses;
}

void run_checks(const Subject& subject, const Settings& settings, std::string_view relative_path,
                bool closing, std::vector<Finding>& findings) {
    for (const Settings::Active& active : settings.active) {
        if (active.rule->closing != closing) continue;
        Level level = settings.level_for(active, relative_path);
        if (level == Level::off) continue;
        Findings bound(*active.rule, level, active.configured || level != active.level, findings);
        active.check->run(subject, bound);
    }
}

}  // namespace

std::vector<Finding> check_document(const Document& document, const Settings& settings,
                                    std::string_view relative_path, Date now) {
    std::vector<Finding> findings;
    Subject subject{document, settings.profile, settings.catalogue, now};
    run_checks(subject, settings, relative_path, false, findings);
    std::vector<SuppressionUse> uses = uses_of(document, settings, relative_path);
    suppress(uses, findings);
    if (!uses.empty()) {
        std::vector<Finding> closing;
        subject.suppressions = &uses;
        run_checks(subject, settings, relative_path, true, closing);
        std::vector<SuppressionUse> again = uses_of(document, settings, relative_path);
        suppress(again, closing);
        std::move(closing.begin(), closing.end(), std::back_inserter(findings));
    }
    sort_findings(findings);
    return findings;
}

FileReport Runner::lint(const Input& input) const {
    FileReport report;
    report.path = input.path;
    auto bytes = files_.read(input.path, SourceText::kMaxBytes);
    if (!bytes) {
        report.failure = bytes.error();
        return report;
    }
    if (!input.named && !starts_front_matter(*bytes)) {
        report.skipped = true;
        return report;
    }
    check(report, std::move(*bytes));
    return report;
}

FileReport Runner::lint_text(std::string path, std::string bytes) const {
    FileReport report;
    report.path = std::move(path);
    if (bytes.size() > SourceText::kMaxBytes) {
        report.failure = Error{"larger than 16 MiB", report.path, ""};
        return report;
    }
    check(report, std::move(bytes));
    return report;
}

void Runner::check(FileReport& report, std::string bytes) const {
    auto located = configs_.locate(report.path);
    if (!located) {
        report.broken_config = located.error();
        return;
    }
    report.settings = std::move(located->settings);
    report.relative_path = std::move(located->relative_path);
    report.document = read_document(report.path, std::move(bytes));
    report.findings =
        check_document(*report.document, *report.settings, report.relative_path, now_);
}

}  // namespace veritally
