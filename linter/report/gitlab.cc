#include <map>

#include "base/unicode.h"
#include "report/json.h"
#include "report/line_hash.h"
#include "report/prose.h"
#include "report/report.h"
#include "report/uri.h"

namespace veritally {
namespace {

std::string_view gitlab_severity(Level level) {
    if (level == Level::error) return "major";
    return level == Level::warning ? "minor" : "info";
}

/// Code Quality: a list of issues, each with a fingerprint that stays when lines move.
class GitlabReporter : public Reporter {
  public:
    explicit GitlabReporter(const ReportOptions& options) : options_(options) {}

    std::vector<Item> render(const FileReport& report) const override {
        std::string path = report_path(report.path, options_).path;
        std::vector<Item> issues;
        if (report.failure) {
            Json json = issue("veritally", "blocker", "Cannot be read: " + report.failure->message,
                              "veritally:" + path);
            json["location"] = {{"path", path}, {"lines", {{"begin", 1}}}};
            return {{Level::off, dump(json)}};
        }
        if (report.findings.empty()) return issues;
        const SourceText& text = report.document->text;
        const std::vector<std::string> hashes = line_hashes(report);
        auto hash = hashes.begin();
        std::map<std::string, int> seen;
        for (const Finding& finding : report.findings) {
            Position start = text.position(finding.span.begin);
            std::string key = std::string(finding.rule->id) + ":" + path + ":" + *hash++;
            if (int again = seen[key]++; again > 0) key += ":" + std::to_string(again);
            std::string what = sentence(finding.message());
            if (std::string advice = finding.advice(); !advice.empty()) {
                what += " " + sentence(advice);
            }
            Json json = issue(finding.rule->id, gitlab_severity(finding.level), what, key);
            json["location"] = {
                {"path", path},
                {"lines", {{"begin", start.line}, {"end", text.position(finding.span.end).line}}}};
            issues.push_back({finding.level, dump(json)});
        }
        return issues;
    }
    std::string_view separator() const override { return ",\n"; }
    std::string open(const Summary&) const override { return "[\n"; }
    std::string close(const Summary&) const override { return "\n]\n"; }

  private:
    static Json issue(std::string_view rule, std::string_view severity, const std::string& what,
                      const std::string& fingerprint) {
        return {{"description", printable(what)},
                {"check_name", rule},
                {"fingerprint", fingerprint},
                {"severity", severity}};
    }

    ReportOptions options_;
};

}  // namespace

std::unique_ptr<Reporter> make_gitlab_reporter(const ReportOptions& options) {
    return std::make_unique<GitlabReporter>(options);
}

}  // namespace veritally
