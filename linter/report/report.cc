#include "report/report.h"

#include <algorithm>
#include <iterator>

#include "base/version.h"

namespace veritally {
namespace {

constexpr Format kFormats[] = {
    {"text", "for people: place, line, reason, advice, fix", true, make_text_reporter},
    {"oneline", "FILE:LINE:COLUMN: LEVEL RULE message", true, make_oneline_reporter},
    {"json", "complete, documented in linter/docs/json.md", true, make_json_reporter},
    {"sarif", "SARIF 2.1.0 for GitHub code scanning", false, make_sarif_reporter},
    {"github", "annotations of a GitHub workflow, and its log", false, make_github_reporter},
    {"gitlab", "GitLab code quality", false, make_gitlab_reporter},
    {"junit", "JUnit XML: errors are failures", false, make_junit_reporter},
    {"rdjson", "reviewdog, with suggestions", false, make_rdjson_reporter},
    {"markdown", "a summary of at most 1 MiB", true, make_markdown_reporter},
    {"html", "one page: figures, chart, derivations", true, make_html_reporter},
};

}  // namespace

std::span<const Format> formats() {
    return kFormats;
}

const Format* find_format(std::string_view name) {
    auto found = std::find_if(std::begin(kFormats), std::end(kFormats),
                              [&](const Format& format) { return format.name == name; });
    return found == std::end(kFormats) ? nullptr : found;
}

std::string rule_page(const Rule& rule) {
    if (!rule.origin.empty()) return "";
    return std::string(home_page()) + "/blob/main/rules/" + std::string(rule.id) + ".yaml";
}

std::vector<std::pair<const Rule*, Summary::OfRule>> Summary::rules() const {
    std::vector<std::pair<const Rule*, OfRule>> rows(by_rule.begin(), by_rule.end());
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        if (a.second.level != b.second.level) return a.second.level > b.second.level;
        if (a.second.count != b.second.count) return a.second.count > b.second.count;
        return a.first->id < b.first->id;
    });
    return rows;
}

void Summary::add(const FileReport& report) {
    if (report.failure) failures.emplace_back(report.path, *report.failure);
    if (!report.document) return;
    ++files;
    if (std::find(settings.begin(), settings.end(), report.settings) == settings.end()) {
        settings.push_back(report.settings);
    }
    for (const Finding& finding : report.findings) {
        errors += finding.level == Level::error;
        warnings += finding.level == Level::warning;
        notes += finding.level == Level::note;
        bool safe = finding.fix && finding.fix->safety == Fix::Safety::safe;
        fixable += safe;
        unsafely_fixable += finding.fix && !safe;
        OfRule& rule = by_rule[finding.rule];
        ++rule.count;
        rule.fixable += safe;
        rule.level = std::max(rule.level, finding.level);
    }
}

void Summary::add(const Summary& other) {
    files += other.files;
    errors += other.errors;
    warnings += other.warnings;
    notes += other.notes;
    fixable += other.fixable;
    unsafely_fixable += other.unsafely_fixable;
    fixed += other.fixed;
    for (const auto& [rule, added] : other.by_rule) {
        OfRule& sum = by_rule[rule];
        sum.count += added.count;
        sum.fixable += added.fixable;
        sum.level = std::max(sum.level, added.level);
    }
    failures.insert(failures.end(), other.failures.begin(), other.failures.end());
    figure_changes.insert(figure_changes.end(), other.figure_changes.begin(),
                          other.figure_changes.end());
    for (const auto& one : other.settings) {
        if (std::find(settings.begin(), settings.end(), one) == settings.end()) {
            settings.push_back(one);
        }
    }
}

}  // namespace veritally
