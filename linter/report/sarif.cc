#include <algorithm>
#include <filesystem>

#include "base/version.h"
#include "report/json.h"
#include "report/report.h"

namespace veritally {
namespace {

constexpr const char* kSchema = "https://json.schemastore.org/sarif-2.1.0.json";

std::string_view sarif_level(Level level) {
    return level == Level::off ? "none" : level_name(level);
}

/// Percent-encodes a path for a URI reference; '/' stays.
std::string encode(std::string_view path) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string uri;
    for (unsigned char c : path) {
        bool plain = std::isalnum(c) != 0 || std::string_view("-._~/").find(c) != std::string::npos;
        if (plain && c < 0x80) {
            uri += static_cast<char>(c);
        } else {
            uri += {'%', kHex[c >> 4], kHex[c & 15]};
        }
    }
    return uri;
}

/// A sentence: capital and full stop.
std::string sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    if (!text.empty() && text.back() != '.' && text.back() != '?') text += '.';
    return text;
}

Json region(const SourceText& text, Span span) {
    Position start = text.position(span.begin), end = text.position(span.end);
    return {{"startLine", start.line},
            {"startColumn", start.column},
            {"endLine", end.line},
            {"endColumn", end.column}};
}

/// The first line of the span: GitHub shows an annotation only where all of it is in the diff.
Span first_line(const SourceText& text, Span span) {
    Span line = text.line(text.line_of(span.begin));
    return {span.begin, std::max(span.begin, std::min(span.end, line.end))};
}

Json text_of(std::string_view text) {
    return {{"text", text}};
}

std::string markdown_help(const Rule& rule) {
    std::string help = std::string(rule.why) + "\n";
    auto example = [&](const char* head, const std::vector<std::string_view>& examples) {
        if (examples.empty()) return;
        help += "\n**" + std::string(head) + "**\n\n````markdown\n" + std::string(examples[0]);
        if (!help.ends_with('\n')) help += '\n';
        help += "````\n";
    };
    example("Bad", rule.bad);
    example("Good", rule.good);
    help += "\nTo silence it on one line: `<!-- veritally-disable-next-line " +
            std::string(rule.id) + ": reason -->`\n";
    return help;
}

Json rule_to_json(const Rule& rule, Level level) {
    std::string help = std::string(rule.why) + "\nTo silence it on one line: <!-- " +
                       "veritally-disable-next-line " + std::string(rule.id) + ": reason -->";
    Json json = {
        {"id", rule.id},
        {"shortDescription", text_of(rule.summary)},
        {"fullDescription", text_of(sentence(std::string(rule.why)))},
        {"help", {{"text", help}, {"markdown", markdown_help(rule)}}},
        {"helpUri", rule_page(rule)},
        {"defaultConfiguration", {{"level", sarif_level(level)}}},
        {"properties",
         {{"tags", {std::string(rule.family())}},
          {"precision", "high"},
          {"problem.severity", level == Level::note ? "recommendation" : sarif_level(level)}}}};
    for (const Wording& wording : rule.wordings) {
        json["messageStrings"][std::string(wording.id)] =
            text_of(sentence(std::string(wording.text)));
    }
    return json;
}

class SarifReporter : public Reporter {
  public:
    explicit SarifReporter(const ReportOptions& options) : options_(options) {}

    std::string render(const FileReport& report) const override {
        std::string results;
        for (const Finding& finding : report.findings) {
            if (!results.empty()) results += ",\n";
            results += dump(result(report, finding));
        }
        return results;
    }
    std::string_view separator() const override { return ",\n"; }

    std::string open(const Summary& summary) const override {
        Json driver = {{"name", "veritally"},
                       {"semanticVersion", program_version()},
                       {"informationUri", home_page()},
                       {"rules", rules(summary)}};
        return "{\"$schema\": \"" + std::string(kSchema) +
               "\", \"version\": \"2.1.0\", \"runs\": [{\n\"tool\": {\"driver\": " + dump(driver) +
               "},\n\"columnKind\": \"unicodeCodePoints\",\n\"originalUriBaseIds\": " +
               dump(Json{{"%SRCROOT%", {{"uri", "file://" + encode(options_.root) + "/"}}}}) +
               ",\n\"invocations\": " + dump(invocations(summary)) + ",\n\"results\": [\n";
    }
    std::string close(const Summary&) const override { return "\n]}]}\n"; }

  private:
    Json artifact(const std::string& path) const {
        std::filesystem::path full(path);
        if (full.is_relative()) full = options_.working_directory / full;
        std::string absolute = full.lexically_normal();
        std::string root = options_.root + "/";
        if (!absolute.starts_with(root)) return {{"uri", "file://" + encode(absolute)}};
        return {{"uri", encode(absolute.substr(root.size()))}, {"uriBaseId", "%SRCROOT%"}};
    }

    Json location(const FileReport& report, Span span) const {
        return {{"physicalLocation",
                 {{"artifactLocation", artifact(report.path)},
                  {"region", region(report.document->text, span)}}}};
    }

    Json result(const FileReport& report, const Finding& finding) const {
        const SourceText& text = report.document->text;
        std::string message = sentence(finding.message());
        if (std::string advice = finding.advice(); !advice.empty())
            message += " " + sentence(advice);
        Json json = {{"ruleId", finding.rule->id},
                     {"level", sarif_level(finding.level)},
                     {"message", text_of(message)},
                     {"locations", {location(report, first_line(text, finding.span))}}};
        for (const Related& related : finding.related) {
            Json place = location(report, first_line(text, related.span));
            place["id"] =
                json.contains("relatedLocations") ? json["relatedLocations"].size() + 1 : 1;
            place["message"] = text_of(sentence(related.text));
            json["relatedLocations"].push_back(std::move(place));
        }
        if (finding.fix) json["fixes"] = {fix(report, finding)};
        for (const Argument& a : finding.properties) {
            json["properties"][std::string(a.name)] = Json::parse(a.value, nullptr, false);
        }
        return json;
    }

    Json fix(const FileReport& report, const Finding& finding) const {
        Json replacements = Json::array();
        for (const Edit& edit : finding.fix->edits) {
            replacements.push_back({{"deletedRegion", region(report.document->text, edit.span)},
                                    {"insertedContent", text_of(edit.text)}});
        }
        return {{"description", text_of(sentence(finding.advice()))},
                {"artifactChanges",
                 {{{"artifactLocation", artifact(report.path)}, {"replacements", replacements}}}}};
    }

    static Json rules(const Summary& summary) {
        std::map<std::string_view, const Rule*> all;
        for (const auto& rule : RuleCatalogue::built_in().rules()) all[rule->id] = rule.get();
        for (const auto& settings : summary.settings) {
            for (const auto& rule : settings->catalogue.rules()) all[rule->id] = rule.get();
        }
        Json json = Json::array();
        for (const auto& [id, rule] : all) json.push_back(rule_to_json(*rule, rule->level));
        return json;
    }

    Json invocations(const Summary& summary) const {
        Json invocation = {{"executionSuccessful", summary.failures.empty()}};
        for (const auto& [path, error] : summary.failures) {
            invocation["toolExecutionNotifications"].push_back(
                {{"level", "error"},
                 {"message", text_of(sentence("cannot read '" + path + "': " + error.message))},
                 {"locations", {{{"physicalLocation", {{"artifactLocation", artifact(path)}}}}}}});
        }
        return Json::array({std::move(invocation)});
    }

    ReportOptions options_;
};

}  // namespace

std::unique_ptr<Reporter> make_sarif_reporter(const ReportOptions& options) {
    return std::make_unique<SarifReporter>(options);
}

}  // namespace veritally
