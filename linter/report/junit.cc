#include <algorithm>

#include "report/markup.h"
#include "report/prose.h"
#include "report/report.h"
#include "report/uri.h"

namespace veritally {
namespace {

/// Each entry is a suite. An error is a failed case; a warning or a note, which fails no run by
/// itself, a skipped one; an entry without a finding has one case that passes.
class JunitReporter : public Reporter {
  public:
    explicit JunitReporter(const ReportOptions& options) : options_(options) {}

    std::vector<Item> render(const FileReport& report) const override {
        if (!report.failure && !report.document) return {};
        std::string path = escape_markup(report_path(report.path, options_).path);
        std::string cases;
        if (report.failure) {
            cases = open_case(path, "can be read", 1) + "<error message=\"" +
                    escape_markup(report.failure->message) + "\"/></testcase>\n";
        }
        std::size_t failures = 0;
        for (const Finding& finding : report.findings) {
            failures += finding.level == Level::error;
            cases += case_of(path, report.document->text, finding);
        }
        if (cases.empty()) cases = open_case(path, "has no finding", 1) + "</testcase>\n";
        std::size_t tests = std::max<std::size_t>(1, report.findings.size());
        std::size_t skipped = report.findings.size() - failures;
        return {{Level::off, "<testsuite name=\"" + path + "\" tests=\"" + std::to_string(tests) +
                                 "\" failures=\"" + std::to_string(failures) + "\" errors=\"" +
                                 (report.failure ? "1" : "0") + "\" skipped=\"" +
                                 std::to_string(skipped) + "\">\n" + cases + "</testsuite>\n"}};
    }

    std::string open(const Summary& summary) const override {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"veritally\" "
               "failures=\"" +
               std::to_string(summary.errors) + "\" errors=\"" +
               std::to_string(summary.failures.size()) + "\">\n";
    }
    std::string close(const Summary&) const override { return "</testsuites>\n"; }

  private:
    static std::string open_case(const std::string& path, const std::string& name,
                                 std::uint32_t line) {
        return "<testcase name=\"" + name + "\" classname=\"" + path + "\" file=\"" + path +
               "\" line=\"" + std::to_string(line) + "\">";
    }

    static std::string case_of(const std::string& path, const SourceText& text,
                               const Finding& finding) {
        Position at = text.position(finding.span.begin);
        std::string place = std::to_string(at.line) + ":" + std::to_string(at.column);
        std::string level(level_name(finding.level));
        std::string message = escape_markup(sentence(finding.message()));
        std::string out =
            open_case(path, escape_markup(std::string(finding.rule->id) + " at " + place), at.line);
        if (finding.level != Level::error) {
            return out + "<skipped message=\"" + level + ": " + message + "\"/></testcase>\n";
        }
        const std::string page = rule_page(*finding.rule);
        return out + "<failure type=\"" + escape_markup(finding.rule->id) + "\" message=\"" +
               message + "\">" + path + ":" + place + ": " + message + "\n" +
               escape_markup(sentence(finding.advice())) +
               (page.empty() ? "" : "\n" + escape_markup(page)) + "</failure></testcase>\n";
    }

    ReportOptions options_;
};

}  // namespace

std::unique_ptr<Reporter> make_junit_reporter(const ReportOptions& options) {
    return std::make_unique<JunitReporter>(options);
}

}  // namespace veritally
