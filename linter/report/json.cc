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

/// Appends an object to an array that is being written. Of a hostile file one finding may have a
/// hundred thousand edits: only one value at a time is held as Json, which takes many times its
/// text.
void append_item(std::string& array, const Json& item) {
    if (array.back() != '[') array += ",";
    array += dump(item);
}

void append_places(std::string& out, std::string_view name, const SourceText& text,
                   const std::vector<Related>& all) {
    out += ",\"" + std::string(name) + "\":[";
    for (const Related& related : all) {
        Json one = place(text, related.span);
        one["message"] = related.text;
        append_item(out, one);
    }
    out += "]";
}

void append_fix(std::string& out, const SourceText& text, const std::optional<Fix>& fix) {
    out += ",\"fix\":";
    if (!fix) {
        out += "null";
        return;
    }
    const bool safe = fix->safety == Fix::Safety::safe;
    out += std::string("{\"safety\":\"") + (safe ? "safe" : "unsafe") + "\",\"edits\":[";
    for (const Edit& edit : fix->edits) {
        Json one = place(text, edit.span);
        one["text"] = edit.text;
        append_item(out, one);
    }
    out += "]}";
}

void append_finding(std::string& out, const SourceText& text, const Finding& finding) {
    Json json = {{"rule", finding.rule->id},
                 {"level", level_name(finding.level)},
                 {"message", finding.message()},
                 {"advice", finding.advice()}};
    json.update(place(text, finding.span));
    json["text"] = text.at(finding.span);
    json["arguments"] = Json::object();
    for (const Argument& a : finding.arguments) json["arguments"][std::string(a.name)] = a.value;
    append_item(out, json);
    out.pop_back();  // The object goes on.
    append_places(out, "related", text, finding.related);
    if (!finding.steps.empty()) append_places(out, "steps", text, finding.steps);
    append_fix(out, text, finding.fix);
    if (!finding.properties.empty()) {
        Json properties = Json::object();
        for (const Argument& a : finding.properties) {
            properties[std::string(a.name)] = Json::parse(a.value, nullptr, false);
        }
        out += ",\"properties\":" + dump(properties);
    }
    out += "}";
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
        if (report.failure) {
            return {{Level::off,
                     dump(Json{{"path", report.path}, {"failure", report.failure->message}})}};
        }
        std::string file = "{\"path\":" + dump(report.path) + ",\"findings\":[";
        for (const Finding& finding : report.findings) {
            append_finding(file, report.document->text, finding);
        }
        return {{Level::off, file + "]}"}};
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
