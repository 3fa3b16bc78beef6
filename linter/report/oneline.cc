#include "base/unicode.h"
#include "report/report.h"

namespace veritally {
namespace {

class OnelineReporter : public Reporter {
  public:
    explicit OnelineReporter(const ReportOptions& options) : statistics_(options.statistics) {}

    std::vector<Item> render(const FileReport& report) const override {
        return {{Level::off, lines_of(report)}};
    }
    std::string open(const Summary& summary) const override {
        std::string lines;
        if (!statistics_) return lines;
        for (const auto& [rule, sum] : summary.rules()) {
            lines += std::to_string(sum.count) + " " + std::string(level_name(sum.level)) + " " +
                     std::string(rule->id) + "\n";
        }
        return lines;
    }
    std::string close(const Summary&) const override { return ""; }

  private:
    static std::string lines_of(const FileReport& report) {
        std::string lines;
        if (report.failure) {
            return printable(report.path) +
                   ": cannot be read: " + printable(report.failure->message) + "\n";
        }
        for (const Finding& finding : report.findings) {
            Position at = report.document->text.position(finding.span.begin);
            lines += printable(report.path) + ":" + std::to_string(at.line) + ":" +
                     std::to_string(at.column) + ": " + std::string(level_name(finding.level)) +
                     " " + std::string(finding.rule->id) + " " + printable(finding.message()) +
                     "\n";
        }
        return lines;
    }

    bool statistics_;
};

}  // namespace

std::unique_ptr<Reporter> make_oneline_reporter(const ReportOptions& options) {
    return std::make_unique<OnelineReporter>(options);
}

}  // namespace veritally
