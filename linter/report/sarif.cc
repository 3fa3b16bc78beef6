#include "report/sarif.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/version.h"
#include "report/line_hash.h"
#include "report/uri.h"

namespace veritally {
namespace {

constexpr const char* kSchema = "https://json.schemastore.org/sarif-2.1.0.json";
constexpr std::uint32_t kMostShown = 2'000, kContext = 240;

Json region(const SourceText& text, Span span) {
    Position start = text.position(span.begin), end = text.position(span.end);
    return {{"startLine", start.line},
            {"startColumn", start.column},
            {"endLine", end.line},
            {"endColumn", end.column}};
}

/// Where the character that holds the byte begins.
std::uint32_t whole(const SourceText& text, std::uint32_t at) {
    return static_cast<std::uint32_t>(character_begin(text.bytes(), at));
}

/// The first line of the span: GitHub shows an annotation only where all of it is in the diff. Of a
/// long line its beginning, which is short enough for a snippet.
Span first_line(const SourceText& text, Span span) {
    const Span line = text.line(text.line_of(span.begin));
    const std::uint32_t end = std::max(span.begin, std::min(span.end, line.end));
    if (end - span.begin <= kMostShown) return {span.begin, end};
    return {span.begin, whole(text, span.begin + kMostShown)};
}

/// What stands round the span, on the lines beside it too: viewers show it.
Span context(const SourceText& text, Span span) {
    std::uint32_t line = text.line_of(span.begin), last = std::min(line + 1, text.line_count());
    Span around{text.line(line > 1 ? line - 1 : line).begin, text.line(last).end};
    if (span.begin - around.begin > kContext) around.begin = whole(text, span.begin - kContext);
    if (around.end - span.end > kContext) around.end = whole(text, span.end + kContext);
    return around;
}

Json artifact(const std::string& path, const ReportOptions& options) {
    ReportPath place = report_path(path, options);
    if (!place.below_root) return {{"uri", "file://" + percent_encode(place.path)}};
    return {{"uri", percent_encode(place.path)}, {"uriBaseId", "%SRCROOT%"}};
}

/// The results of one file.
class Results {
  public:
    Results(const FileReport& report, const ReportOptions& options)
        : report_(report),
          text_(report.document->text),
          artifact_(artifact(report.path, options)),
          hashes_(line_hashes(report)) {}

    /// Of the finding at this place among those of the file.
    Json result(std::size_t index) const {
        const Finding& finding = report_.findings[index];
        Span shown = first_line(text_, finding.span);
        std::string more;
        if (std::string advice = finding.advice(); !advice.empty()) {
            more = " " + plain_sentence(advice);
        }
        Json related = related_locations(finding, shown, more);
        Json json = {{"ruleId", finding.rule->id},
                     {"level", level_name(finding.level)},
                     {"message", sarif_message(finding, report_.path, more)},
                     {"locations", {primary_location(shown)}},
                     {"partialFingerprints", {{"primaryLocationLineHash", hashes_[index]}}}};
        if (!related.empty()) json["relatedLocations"] = std::move(related);
        if (!finding.steps.empty()) json["codeFlows"] = code_flows(finding);
        if (finding.fix) json["fixes"] = Json::array({fix(finding)});
        for (const Argument& a : finding.properties) {
            json["properties"][std::string(a.name)] = Json::parse(a.value, nullptr, false);
        }
        return json;
    }

  private:
    Json location(Span span) const {
        return {{"physicalLocation",
                 {{"artifactLocation", artifact_}, {"region", region(text_, span)}}}};
    }

    Json primary_location(Span span) const {
        Json json = location(span);
        Json& place = json["physicalLocation"];
        place["region"]["snippet"] = sarif_text(text_.at(span));
        Span around = context(text_, span);
        if (around == span) return json;
        place["contextRegion"] = region(text_, around);
        place["contextRegion"]["snippet"] = sarif_text(text_.at(around));
        return json;
    }

    Json location(const Related& related) const {
        Json json = location(first_line(text_, related.span));
        json["message"] = sarif_text(plain_sentence(related.text));
        return json;
    }

    /// Each is linked from the message: GitHub shows no other.
    Json related_locations(const Finding& finding, Span shown, std::string& more) const {
        std::vector<Related> all = finding.related;
        if (shown.end < finding.span.end) {
            std::uint32_t end = finding.span.end;
            Span line = text_.line(text_.line_of(end));
            all.push_back({{std::min(line.begin, end), end}, "it ends here"});
        }
        Json locations = Json::array();
        for (const Related& related : all) {
            Json one = location(related);
            std::size_t id = locations.size() + 1;
            one["id"] = id;
            more += (id == 1 ? " See: [" : ", [") + escape_brackets(printable(related.text)) +
                    "](" + std::to_string(id) + ")";
            locations.push_back(std::move(one));
        }
        if (!all.empty()) more += ".";
        return locations;
    }

    Json code_flows(const Finding& finding) const {
        Json locations = Json::array();
        for (const Related& step : finding.steps) {
            locations.push_back({{"location", location(step)}});
        }
        return Json::array({{{"threadFlows", Json::array({{{"locations", locations}}})}}});
    }

    Json fix(const Finding& finding) const {
        Json replacements = Json::array();
        for (const Edit& edit : finding.fix->edits) {
            replacements.push_back({{"deletedRegion", region(text_, edit.span)},
                                    {"insertedContent", sarif_text(edit.text)}});
        }
        std::string advice = finding.advice();
        if (advice.empty()) advice = "mend what the rule finds";
        return {{"description", sarif_text(plain_sentence(advice))},
                {"artifactChanges",
                 Json::array({{{"artifactLocation", artifact_}, {"replacements", replacements}}})}};
    }

    const FileReport& report_;
    const SourceText& text_;
    const Json artifact_;
    const std::vector<std::string> hashes_;
};

class SarifReporter : public Reporter {
  public:
    explicit SarifReporter(const ReportOptions& options) : options_(options) {}

    std::vector<Item> render(const FileReport& report) const override {
        std::vector<Item> items;
        if (report.findings.empty()) return items;
        Results results(report, options_);
        for (std::size_t i = 0; i < report.findings.size(); ++i) {
            items.push_back({report.findings[i].level, dump(results.result(i))});
        }
        return items;
    }
    Room room() const override { return {.findings = kMostSarifResults}; }
    std::string_view separator() const override { return ",\n"; }

    std::string open(const Summary& summary) const override {
        Json driver = {{"name", "veritally"},
                       {"fullName", "veritally " + std::string(program_version())},
                       {"semanticVersion", program_version()},
                       {"informationUri", home_page()},
                       {"rules", rules(summary)}};
        Json root = {{"%SRCROOT%", {{"uri", "file://" + percent_encode(options_.root) + "/"}}}};
        return "{\"$schema\": \"" + std::string(kSchema) +
               "\", \"version\": \"2.1.0\", \"runs\": [{\n\"tool\": {\"driver\": " + dump(driver) +
               "},\n\"automationDetails\": {\"id\":\"veritally/\"},\n" +
               "\"columnKind\": \"unicodeCodePoints\",\n\"originalUriBaseIds\": " + dump(root) +
               ",\n" + version_control() + "\"invocations\": " + dump(invocations(summary)) +
               ",\n\"results\": [\n";
    }
    std::string close(const Summary&) const override { return "\n]}]}\n"; }

  private:
    std::string version_control() const {
        Provenance known = options_.provenance ? options_.provenance() : Provenance{};
        if (known.repository.empty()) return "";
        Json json = {{"repositoryUri", known.repository}, {"revisionId", known.revision}};
        if (!known.branch.empty()) json["branch"] = known.branch;
        json["mappedTo"] = {{"uriBaseId", "%SRCROOT%"}};
        return "\"versionControlProvenance\": " + dump(Json::array({std::move(json)})) + ",\n";
    }

    static Json rules(const Summary& summary) {
        std::map<std::string_view, const Rule*> all;
        for (const auto& rule : RuleCatalogue::built_in().rules()) all[rule->id] = rule.get();
        for (const auto& settings : summary.settings) {
            for (const auto& rule : settings->catalogue.rules()) all[rule->id] = rule.get();
        }
        Json json = Json::array();
        for (const auto& [id, rule] : all) json.push_back(sarif_rule(*rule));
        return json;
    }

    Json invocations(const Summary& summary) const {
        Json invocation = {{"executionSuccessful", summary.failures.empty()}};
        Json& notices = invocation["toolExecutionNotifications"] = Json::array();
        for (const Notice& notice : summary.notices) {
            notices.push_back({{"level", level_name(notice.level)},
                               {"message", sarif_text(plain_sentence(notice.text))}});
        }
        for (const auto& [path, error] : summary.failures) {
            std::string text = "cannot read '" + printable(path) + "': " + printable(error.message);
            notices.push_back(
                {{"level", "error"},
                 {"message", sarif_text(sentence(text))},
                 {"locations",
                  {{{"physicalLocation", {{"artifactLocation", artifact(path, options_)}}}}}}});
        }
        if (summary.left_out > 0) {
            notices.push_back(sarif_left_out(summary.left_out, summary.findings()));
        }
        return Json::array({std::move(invocation)});
    }

    ReportOptions options_;
};

}  // namespace

Json sarif_left_out(std::size_t left_out, std::size_t findings) {
    std::string text = std::to_string(left_out) + " of " + std::to_string(findings) +
                       " findings are left out, notes first: a run holds '" +
                       std::to_string(kMostSarifResults) + "' results.";
    return {{"level", "warning"},
            {"message", sarif_text(text)},
            {"properties", {{"leftOut", left_out}}}};
}

std::size_t read_sarif_left_out(const Json& notice) {
    if (!notice.is_object() || !notice.contains("properties")) return 0;
    return static_cast<std::size_t>(json_integer(notice["properties"], "leftOut"));
}

std::unique_ptr<Reporter> make_sarif_reporter(const ReportOptions& options) {
    return std::make_unique<SarifReporter>(options);
}

}  // namespace veritally
