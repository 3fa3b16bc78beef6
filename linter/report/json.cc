#include "report/json.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/version.h"
#include "report/report.h"

namespace veritally {
namespace {

Json place(const SourceText& text, Span span) {
    return {{"start", to_json(text.position(span.begin))},
            {"end", to_json(text.position(span.end))}};
}

Json places(const SourceText& text, const std::vector<Related>& all) {
    Json json = Json::array();
    for (const Related& related : all) {
        Json one = place(text, related.span);
        one["message"] = related.text;
        json.push_back(std::move(one));
    }
    return json;
}

Json fix_to_json(const SourceText& text, const Fix& fix) {
    Json edits = Json::array();
    for (const Edit& edit : fix.edits) {
        Json one = place(text, edit.span);
        one["text"] = edit.text;
        edits.push_back(std::move(one));
    }
    return {{"safety", fix.safety == Fix::Safety::safe ? "safe" : "unsafe"}, {"edits", edits}};
}

Json finding_to_json(const SourceText& text, const Finding& finding) {
    Json json = {{"rule", finding.rule->id},
                 {"level", level_name(finding.level)},
                 {"message", finding.message()},
                 {"advice", finding.advice()}};
    json.update(place(text, finding.span));
    json["text"] = text.at(finding.span);
    json["arguments"] = Json::object();
    for (const Argument& a : finding.arguments) json["arguments"][std::string(a.name)] = a.value;
    json["related"] = places(text, finding.related);
    if (!finding.steps.empty()) json["steps"] = places(text, finding.steps);
    json["fix"] = finding.fix ? fix_to_json(text, *finding.fix) : Json(nullptr);
    if (finding.properties.empty()) return json;
    json["properties"] = Json::object();
    for (const Argument& a : finding.properties) {
        json["properties"][std::string(a.name)] = Json::parse(a.value, nullptr, false);
    }
    return json;
}

void append_escape(std::string& out, char32_t unit) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[unit >> shift & 15];
}

/// The serialiser leaves DEL, the second block of controls and bidirectional marks as they are.
/// They can stand in strings only, so that JSON's own escapes serve.
std::string without_hidden(std::string json) {
    const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x7F; };
    std::size_t at = std::find_if_not(json.begin(), json.end(), plain) - json.begin();
    if (at == json.size()) return json;
    std::string out = json.substr(0, at);
    while (at < json.size()) {
        const CodePoint c = decode(json, at);
        if (c.value == '\n' || !is_hidden(c.value)) {
            out.append(json, at, c.size);
        } else if (c.value < 0x10000) {
            append_escape(out, c.value);
        } else {
            append_escape(out, 0xD7C0 + (c.value >> 10));
            append_escape(out, 0xDC00 + (c.value & 0x3FF));
        }
        at += c.size;
    }
    return out;
}

class JsonReporter : public Reporter {
  public:
    explicit JsonReporter(const ReportOptions& options) : statistics_(options.statistics) {}

    std::vector<Item> render(const FileReport& report) const override {
        Json file = {{"path", report.path}};
        if (report.failure) {
            file["failure"] = report.failure->message;
            return {{Level::off, dump(file)}};
        }
        file["findings"] = Json::array();
        for (const Finding& finding : report.findings) {
            file["findings"].push_back(finding_to_json(report.document->text, finding));
        }
        return {{Level::off, dump(file)}};
    }
    std::string_view separator() const override { return ",\n"; }
    std::string open(const Summary& summary) const override {
        Json counts = {{"files", summary.files},
                       {"unreadable", summary.failures.size()},
                       {"errors", summary.errors},
                       {"warnings", summary.warnings},
                       {"notes", summary.notes},
                       {"fixable", summary.fixable},
                       {"unsafelyFixable", summary.unsafely_fixable},
                       {"fixed", summary.fixed}};
        for (const auto& [rule, sum] : summary.rules()) {
            if (statistics_) counts["rules"][std::string(rule->id)] = sum.count;
        }
        for (const Notice& notice : summary.notices) {
            counts["notices"].push_back(
                {{"level", level_name(notice.level)}, {"message", notice.text}});
        }
        return json_report_head(counts);
    }
    std::string close(const Summary&) const override { return json_report_tail(); }

  private:
    bool statistics_;
};

}  // namespace

std::string dump(const Json& json, int indent) {
    return without_hidden(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

std::string json_report_head(const Json& counts) {
    return "{\"version\": 1, \"tool\": " +
           dump(Json{{"name", "veritally"}, {"version", program_version()}}) +
           ",\n\"summary\": " + dump(counts) + ",\n\"files\": [\n";
}

std::string json_report_tail() {
    return "\n]}\n";
}

Json to_json(const Position& position) {
    return {{"line", position.line}, {"column", position.column}, {"offset", position.offset}};
}

std::unique_ptr<Reporter> make_json_reporter(const ReportOptions& options) {
    return std::make_unique<JsonReporter>(options);
}

}  // namespace veritally
