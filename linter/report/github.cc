#include <algorithm>

#include "base/unicode.h"
#include "report/markup.h"
#include "report/prose.h"
#include "report/uri.h"

namespace veritally {
namespace {

/// GitHub drops further annotations of a step without a word.
constexpr std::size_t kMostOfLevel = 10;

std::string_view command_of(Level level) {
    if (level == Level::error) return "error";
    return level == Level::warning ? "warning" : "notice";
}

/// What stands behind "::", or in a property before it: there ':' and ',' have a meaning too.
std::string escape_command(std::string_view text, bool property) {
    std::string escaped;
    for (char c : printable(text)) {
        if (c == '%') {
            escaped += "%25";
        } else if (property && c == ':') {
            escaped += "%3A";
        } else if (property && c == ',') {
            escaped += "%2C";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

std::string command(Level level, const std::string& path, const std::string& place,
                    std::string_view title, const std::string& message) {
    return "::" + std::string(command_of(level)) + " file=" + escape_command(path, true) + place +
           ",title=" + escape_command(title, true) + "::" + message + "\n";
}

/// Annotations for the pull request, and for the log all findings, in which no line is a command.
class GithubReporter : public Reporter {
  public:
    explicit GithubReporter(const ReportOptions& options) : options_(options) {}

    Room room() const override { return {.of_level = kMostOfLevel, .by_level = true}; }

    std::vector<Item> render(const FileReport& report) const override {
        std::vector<Item> items;
        for (const Item& item : make_oneline_reporter(options_)->render(report)) {
            if (!item.text.empty()) items.push_back(item);
        }
        std::string path = report_path(report.path, options_).path;
        if (report.failure) {
            std::string why = "Cannot be read: " + escape_command(report.failure->message, false);
            items.push_back({Level::error, command(Level::error, path, "", "veritally", why)});
        }
        for (const Finding& finding : report.findings) {
            items.push_back({finding.level, annotation(report.document->text, path, finding)});
        }
        return items;
    }

    std::string open(const Summary&) const override {
        return "::stop-commands::" + options_.token + "\n";
    }
    std::string turn() const override { return "::" + options_.token + "::\n"; }

    std::string close(const Summary& summary) const override {
        std::string counts = count_text(summary.errors, summary.warnings, summary.notes);
        std::string out = counts.empty() ? "no finding" : counts;
        out += " in " + plural(summary.files, "file") + "\n";
        if (summary.left_out == 0) return out;
        return out + plural(summary.left_out, "finding") +
               " without an annotation, listed above: a step shows " +
               std::to_string(kMostOfLevel) + " of each level\n";
    }

  private:
    static std::string annotation(const SourceText& text, const std::string& path,
                                  const Finding& finding) {
        Position start = text.position(finding.span.begin);
        std::uint32_t line_end = text.line(start.line).end;
        Position end =
            text.position(std::max(finding.span.begin, std::min(finding.span.end, line_end)));
        std::string line = std::to_string(start.line);
        std::string place = ",line=" + line + ",endLine=" + line +
                            ",col=" + std::to_string(start.column) +
                            ",endColumn=" + std::to_string(end.column);
        std::string message = escape_command(sentence(finding.message()), false);
        if (std::string advice = finding.advice(); !advice.empty()) {
            message += "%0A" + escape_command(sentence(advice), false);
        }
        if (const std::string page = rule_page(*finding.rule); !page.empty()) {
            message += "%0A" + escape_command(page, false);
        }
        return command(finding.level, path, place, finding.rule->id, message);
    }

    ReportOptions options_;
};

}  // namespace

std::unique_ptr<Reporter> make_github_reporter(const ReportOptions& options) {
    return std::make_unique<GithubReporter>(options);
}

}  // namespace veritally
