#include <cmath>

#include "base/unicode.h"
#include "engine/account.h"
#include "engine/quantities.h"
#include "quantity/decimal.h"
#include "report/change_row.h"
#include "report/html_page.h"
#include "report/markup.h"
#include "report/prose.h"
#include "report/report.h"
#include "report/uri.h"

namespace veritally {
namespace {

constexpr std::size_t kMostOfQuote = 200;
constexpr int kExact = 10;
constexpr int kShown = 3;  ///< Significant digits of a recomputed figure.

std::string element(std::string_view name, std::string_view classes, std::string_view inside) {
    std::string out = "<" + std::string(name);
    if (!classes.empty()) out += " class=\"" + std::string(classes) + "\"";
    return out + ">" + std::string(inside) + "</" + std::string(name) + ">";
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + escape_markup(value) + "\"";
}

std::string figure(std::optional<double> value) {
    return value && std::isfinite(*value) ? scientific(*value, kShown) : "";
}

/// In one line, cut where it is long.
std::string quotation(std::string_view text) {
    std::string line = clipped(text, kMostOfQuote);
    for (char& c : line) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return element("q", "", escape_markup(line));
}

std::string rule_link(const Rule& rule) {
    const std::string page = rule_page(rule);
    if (page.empty()) return escape_markup(rule.id);
    return "<a href=\"" + escape_markup(page) + "\">" + escape_markup(rule.id) + "</a>";
}

std::string scalar(const Document& document, std::string_view key) {
    const YamlNode* value = key.empty() ? nullptr : document.front_matter.find(key);
    return value != nullptr && value->is_scalar() ? std::string(value->scalar) : "";
}

/// What entries are grouped by: the first key that has a choice of values in the profile.
std::string_view category_key(const Profile& profile) {
    for (const KeySchema& key : profile.keys) {
        if (key.values.size() > 1 && key.type == KeySchema::Type::text) return key.name;
    }
    return "";
}

std::string finding_item(const SourceText& text, const Finding& finding) {
    const std::string level(level_name(finding.level));
    const Position at = text.position(finding.span.begin);
    std::string item =
        element("b", level, level) + " " + rule_link(*finding.rule) + " " +
        element("small", "",
                "line " + std::to_string(at.line) + ", column " + std::to_string(at.column)) +
        "<br>" + escape_markup(sentence(finding.message()));
    if (std::string advice = finding.advice(); !advice.empty()) {
        item += " " + escape_markup(sentence(advice));
    }
    if (!finding.span.empty()) item += "<br>" + quotation(text.at(finding.span));
    for (const Related& related : finding.related) {
        const std::string line = std::to_string(text.position(related.span.begin).line);
        item += "<br>" + element("small", "", escape_markup(related.text) + ": line " + line) +
                " " + quotation(text.at(related.span));
    }
    return element("li", level, item) + "\n";
}

std::string derivation(const Account& account) {
    std::string steps;
    for (const Account::Step& step : account.steps) {
        std::string words = escape_markup(step.operation);
        if (step.factor != 1) words += ", " + times_text(step.factor, kExact);
        words += ": " + element("strong", "", figure(step.value));
        if (step.line > 0) {
            words += " " + quotation(step.quoted) +
                     element("small", "", " line " + std::to_string(step.line));
        }
        steps += element("li", "", words) + "\n";
    }
    return steps.empty() ? "" : "<p>Derivation</p>" + element("ol", "derivation", steps);
}

/// Findings of one entry, counted.
struct Counts {
    std::size_t errors = 0, warnings = 0, notes = 0;
    bool suspect = false;  ///< The profile's recomputation holds something against a figure.

    Counts(const std::vector<Finding>& findings, const Profile& profile) {
        for (const Finding& finding : findings) {
            errors += finding.level == Level::error;
            warnings += finding.level == Level::warning;
            notes += finding.level == Level::note;
            suspect =
                suspect || (profile.quantities->present() && finding.level >= Level::warning &&
                            finding.rule->family() == profile.quantities->family());
        }
    }
    std::string levels() const {
        std::string names;
        if (errors > 0) names += "error ";
        if (warnings > 0) names += "warning ";
        return names + (notes > 0 ? "note" : "");
    }
    std::string text() const { return count_text(errors, warnings, notes); }
};

/// One page: a row of figures for each entry, below it what was found and how its figure follows.
class HtmlReporter : public Reporter {
  public:
    explicit HtmlReporter(const ReportOptions& options) : options_(options) {}

    std::vector<Item> render(const FileReport& report) const override {
        if (!report.document) return {};
        const Document& document = *report.document;
        const Profile& profile = report.settings->profile;
        const Account account = account_of(*report.recomputed);
        const Counts counts(report.findings, profile);
        const std::string path = report_path(report.path, options_).path;
        const std::string category = scalar(document, category_key(profile));
        std::string name = scalar(document, profile.name_key);
        if (name.empty()) name = path;
        std::string head = "<tbody class=\"entry" + std::string(counts.suspect ? " suspect" : "") +
                           "\"" + attribute("data-name", name) +
                           attribute("data-category", category) +
                           attribute("data-levels", counts.levels()) +
                           attribute("data-stated", figure(account.stated)) +
                           attribute("data-recomputed", figure(account.recomputed)) + ">\n";
        std::string row = "<tr class=\"figures\"><th scope=\"row\">" + escape_markup(name) +
                          element("small", "", escape_markup(path)) + "</th>" +
                          element("td", "", escape_markup(category)) +
                          element("td", "n", or_dash(escape_markup(account.stated_text))) +
                          element("td", "n", or_dash(figure(account.recomputed))) +
                          element("td", "n", times_text(account.ratio(), kShown)) +
                          element("td", "", or_dash(counts.text())) + "</tr>\n";
        return {{Level::off, head + row + details(report, account, counts) + "</tbody>\n"}};
    }

    std::string open(const Summary& summary) const override {
        const std::string counts = count_text(summary.errors, summary.warnings, summary.notes);
        std::string out =
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
            std::string(html_policy()) + "\">\n<title>veritally</title>\n<style>" +
            std::string(html_style()) + "</style>\n</head>\n<body>\n<h1>veritally: " +
            (counts.empty() ? "no finding" : counts) + "</h1>\n<p class=\"dim\">in " +
            plural(summary.files, "file") + "</p>\n" + notices(summary) + changes(summary) +
            rules(summary);
        if (options_.statistics) return out;
        return out +
               "<section id=\"picture\" hidden><h2>Figures by category</h2>\n"
               "<p class=\"dim\">Stated figures on a logarithmic scale. A red diamond is suspect; "
               "its dashed line leads to what was recomputed.</p>\n"
               "<div id=\"chart\" class=\"scroll\"></div></section>\n"
               "<h2>Entries</h2>\n<form id=\"filter\" hidden>"
               "<input id=\"search\" type=\"search\" placeholder=\"Search\" aria-label=\"Search\">"
               "<select id=\"level\" aria-label=\"Level\"><option value=\"\">all levels</option>"
               "<option>error</option><option>warning</option><option>note</option>"
               "<option value=\"suspect\">suspect figures</option></select>"
               "<select id=\"category\" aria-label=\"Category\"><option value=\"\">all "
               "categories</option></select><output id=\"shown\" class=\"dim\"></output></form>\n"
               "<div class=\"scroll\"><table>\n<thead><tr><th>Entry</th><th>Category</th>"
               "<th class=\"n\">Stated</th><th class=\"n\">Recomputed</th>"
               "<th class=\"n\">Ratio</th><th>Findings</th></tr></thead>\n";
    }

    std::string close(const Summary&) const override {
        if (options_.statistics) return "</body>\n</html>\n";
        return "</table></div>\n<script>" + std::string(html_script()) +
               "</script>\n</body>\n</html>\n";
    }

  private:
    static std::string or_dash(std::string text) { return text.empty() ? "–" : text; }

    static std::string details(const FileReport& report, const Account& account,
                               const Counts& counts) {
        std::string findings;
        for (const Finding& finding : report.findings) {
            findings += finding_item(report.document->text, finding);
        }
        const std::string steps = derivation(account);
        if (findings.empty() && steps.empty()) return "";
        std::string shown = "<tr class=\"more\"><td colspan=\"6\"><details";
        if (counts.errors + counts.warnings > 0) shown += " open";
        shown += "><summary>Details</summary>";
        if (!findings.empty()) shown += element("ul", "findings", findings);
        return shown + steps + "</details></td></tr>\n";
    }

    static std::string notices(const Summary& summary) {
        std::string items;
        for (const Notice& notice : summary.notices) {
            const std::string_view level = level_name(notice.level);
            items += element("li", level,
                             element("b", level, level) + " " + escape_markup(notice.text)) +
                     "\n";
        }
        for (const auto& [path, error] : summary.failures) {
            items += element("li", "error",
                             element("b", "error", "not read") + " " + escape_markup(path) + ": " +
                                 escape_markup(error.message)) +
                     "\n";
        }
        return items.empty() ? "" : element("ul", "findings", items) + "\n";
    }

    std::string changes(const Summary& summary) const {
        std::string rows;
        for (const FigureChange& change : summary.figure_changes) rows += change_line(change);
        if (rows.empty()) return "";
        const std::string warning = unsourced_text(summary.figure_changes);
        return "<section id=\"changes\"><h2>Figures that changed</h2>\n" +
               (warning.empty() ? "" : element("p", "alert warning", warning + ".") + "\n") +
               "<div class=\"scroll\"><table><thead><tr><th>Entry</th><th>Figure</th>"
               "<th class=\"n\">Before</th><th class=\"n\">Now</th><th class=\"n\">Ratio</th>"
               "<th class=\"n\">Recomputed</th><th>Sources</th></tr></thead>\n<tbody>" +
               rows + "</tbody></table></div></section>\n";
    }

    std::string change_line(const FigureChange& change) const {
        const ChangeRow row = change_row(change);
        std::string cells =
            element("th", "", escape_markup(report_path(change.path, options_).path)) +
            element("td", "", escape_markup(change.key));
        for (const std::string& cell : {row.before, row.now, row.ratio, row.recomputed}) {
            cells += element("td", "n", escape_markup(cell));
        }
        cells += element("td", "", row.sources);
        return element("tr", change.lacks_source() ? "unsourced" : "", cells) + "\n";
    }

    static std::string rules(const Summary& summary) {
        std::string rows;
        for (const auto& [rule, sum] : summary.rules()) {
            rows += "<tr>" + element("td", "", rule_link(*rule)) +
                    element("td", "", level_name(sum.level)) +
                    element("td", "n", std::to_string(sum.count)) +
                    element("td", "n", std::to_string(sum.fixable)) + "</tr>\n";
        }
        if (rows.empty()) return "";
        return "<details><summary>By rule</summary><table><thead><tr><th>Rule</th><th>Level</th>"
               "<th class=\"n\">Findings</th><th class=\"n\">Fixable</th></tr></thead><tbody>" +
               rows + "</tbody></table></details>\n";
    }

    ReportOptions options_;
};

}  // namespace

std::unique_ptr<Reporter> make_html_reporter(const ReportOptions& options) {
    return std::make_unique<HtmlReporter>(options);
}

}  // namespace veritally
