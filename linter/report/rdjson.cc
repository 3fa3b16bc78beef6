#include <algorithm>

#include "base/unicode.h"
#include "base/version.h"
#include "report/json.h"
#include "report/prose.h"
#include "report/report.h"

namespace veritally {
namespace {

std::string_view rdjson_severity(Level level) {
    if (level == Level::error) return "ERROR";
    return level == Level::warning ? "WARNING" : "INFO";
}

/// Columns of Reviewdog count bytes.
Json place(const SourceText& text, std::uint32_t offset) {
    std::uint32_t line = text.line_of(offset);
    return {{"line", line}, {"column", offset - text.line(line).begin + 1}};
}

Json range(const SourceText& text, Span span) {
    return {{"start", place(text, span.begin)}, {"end", place(text, span.end)}};
}

/// The edits as one, since a suggestion replaces one range. None where that would repeat what may
/// have been starred as a secret, or much text.
std::optional<Edit> joined(const SourceText& text, const Fix& fix) {
    if (fix.edits.empty()) return std::nullopt;
    std::vector<Edit> edits = fix.edits;
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    Edit all = edits[0];
    for (std::size_t i = 1; i < edits.size(); ++i) {
        std::string_view between = text.at({all.span.end, edits[i].span.begin});
        if (between.size() > 400 || between.find('*') != std::string_view::npos) {
            return std::nullopt;
        }
        all.text += std::string(between) + edits[i].text;
        all.span.end = edits[i].span.end;
    }
    return all;
}

/// Reviewdog Diagnostic Format: diagnostics with suggestions.
class RdjsonReporter : public Reporter {
  public:
    std::vector<Item> render(const FileReport& report) const override {
        std::vector<Item> items;
        if (report.failure) {
            Json json = {{"message", "Cannot be read: " + printable(report.failure->message)},
                         {"location", {{"path", report.path}}},
                         {"severity", "ERROR"}};
            return {{Level::off, dump(json)}};
        }
        for (const Finding& finding : report.findings) {
            items.push_back({finding.level, dump(diagnostic(report, finding))});
        }
        return items;
    }
    std::string_view separator() const override { return ",\n"; }
    std::string open(const Summary&) const override {
        return "{\"source\": " + dump(Json{{"name", "veritally"}, {"url", home_page()}}) +
               ", \"diagnostics\": [\n";
    }
    std::string close(const Summary&) const override { return "\n]}\n"; }

  private:
    static Json diagnostic(const FileReport& report, const Finding& finding) {
        const SourceText& text = report.document->text;
        std::string message = sentence(finding.message());
        if (std::string advice = finding.advice(); !advice.empty()) {
            message += " " + sentence(advice);
        }
        Json json = {{"message", printable(message)},
                     {"location", {{"path", report.path}, {"range", range(text, finding.span)}}},
                     {"severity", rdjson_severity(finding.level)},
                     {"code", {{"value", finding.rule->id}}}};
        if (const std::string page = rule_page(*finding.rule); !page.empty()) {
            json["code"]["url"] = page;
        }
        if (!finding.fix) return json;
        if (auto edit = joined(text, *finding.fix)) {
            json["suggestions"] =
                Json::array({{{"range", range(text, edit->span)}, {"text", edit->text}}});
        }
        return json;
    }
};

}  // namespace

std::unique_ptr<Reporter> make_rdjson_reporter(const ReportOptions&) {
    return std::make_unique<RdjsonReporter>();
}

}  // namespace veritally
