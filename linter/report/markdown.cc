#include "report/change_row.h"
#include "report/markup.h"
#include "report/prose.h"
#include "report/report.h"
#include "report/uri.h"

namespace veritally {
namespace {

/// A step summary on GitHub holds 1 MiB; the rest is for what stands round the findings.
constexpr std::size_t kMostBytes = 900'000;
constexpr std::size_t kMostChanges = 200;

/// For a step summary or a comment: counts, figures that changed, rules, then the findings.
class MarkdownReporter : public Reporter {
  public:
    explicit MarkdownReporter(const ReportOptions& options) : options_(options) {}

    Room room() const override { return {.bytes = kMostBytes, .by_level = true}; }

    std::vector<Item> render(const FileReport& report) const override {
        std::vector<Item> rows;
        if (!report.document) return rows;
        const SourceText& text = report.document->text;
        std::string path = escape_markdown(report_path(report.path, options_).path);
        for (const Finding& finding : report.findings) {
            Position at = text.position(finding.span.begin);
            std::string row = "| " + std::string(level_name(finding.level)) + " | " + path + ":" +
                              std::to_string(at.line) + " | " +
                              escape_markdown(sentence(finding.message()));
            if (std::string advice = finding.advice(); !advice.empty()) {
                row += " " + escape_markdown(sentence(advice));
            }
            rows.push_back({finding.level, row + " | " + link(*finding.rule) + " |\n"});
        }
        return rows;
    }

    std::string open(const Summary& summary) const override {
        std::string counts = count_text(summary.errors, summary.warnings, summary.notes);
        std::string out = "## veritally: " + (counts.empty() ? "no finding" : counts) + " in " +
                          plural(summary.files, "file") + "\n\n";
        for (const auto& [path, error] : summary.failures) {
            out += "- **not read**: " + escape_markdown(path) + ": " +
                   escape_markdown(error.message) + "\n";
        }
        for (const Notice& notice : summary.notices) {
            out += "- **" + std::string(level_name(notice.level)) +
                   "**: " + escape_markdown(notice.text) + "\n";
        }
        if (!summary.failures.empty() || !summary.notices.empty()) out += "\n";
        out += changes(summary) + rules(summary);
        if (summary.findings() == 0 || options_.statistics) return out;
        return out + "| level | place | finding | rule |\n|---|---|---|---|\n";
    }

    std::string close(const Summary& summary) const override {
        if (summary.left_out == 0) return "";
        return "\n" + plural(summary.left_out, "finding") +
               " left out, notes first: this summary has room for no more.\n";
    }

  private:
    static std::string link(const Rule& rule) {
        const std::string page = rule_page(rule);
        if (page.empty()) return escape_markdown(rule.id);
        return "[" + escape_markdown(rule.id) + "](" + page + ")";
    }

    static std::string rules(const Summary& summary) {
        if (summary.by_rule.empty()) return "";
        std::string out =
            "<details><summary>By rule</summary>\n\n| rule | level | findings | "
            "fixable |\n|---|---|---:|---:|\n";
        for (const auto& [rule, sum] : summary.rules()) {
            out += "| " + link(*rule) + " | " + std::string(level_name(sum.level)) + " | " +
                   std::to_string(sum.count) + " | " + std::to_string(sum.fixable) + " |\n";
        }
        return out + "\n</details>\n\n";
    }

    std::string changes(const Summary& summary) const {
        if (summary.figure_changes.empty()) return "";
        std::string out =
            "### Figures that changed\n\n"
            "| entry | figure | before | now | ratio | recomputed | sources |\n"
            "|---|---|---:|---:|---:|---:|---|\n";
        std::size_t shown = 0;
        for (const FigureChange& change : summary.figure_changes) {
            if (++shown > kMostChanges) continue;
            out += change_line(change);
        }
        if (shown > kMostChanges) {
            out += "\n" + plural(shown - kMostChanges, "more change") + " not shown.\n";
        }
        const std::string warning = unsourced_text(summary.figure_changes);
        if (!warning.empty()) out += "\n> [!WARNING]\n> " + warning + ".\n";
        return out + "\n";
    }

    std::string change_line(const FigureChange& change) const {
        const ChangeRow row = change_row(change);
        std::string line = "| " + escape_markdown(report_path(change.path, options_).path);
        for (const std::string& cell :
             {change.key, row.before, row.now, row.ratio, row.recomputed}) {
            line += " | " + escape_markdown(cell);
        }
        return line + (change.lacks_source() ? " | **" + row.sources + "** |\n"
                                             : " | " + row.sources + " |\n");
    }

    ReportOptions options_;
};

}  // namespace

std::unique_ptr<Reporter> make_markdown_reporter(const ReportOptions& options) {
    return std::make_unique<MarkdownReporter>(options);
}

}  // namespace veritally
