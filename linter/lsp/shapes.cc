#include "lsp/shapes.h"

#include <algorithm>

#include "report/report.h"

namespace veritally {
namespace {

constexpr std::string_view kSource = "veritally";
constexpr std::uint32_t kFar = 0x7FFFFFFF;

/// An object with room for its members: without it, each growth copies those that are there.
Json object(std::size_t members) {
    Json json = Json::object();
    json.get_ref<Json::object_t&>().reserve(members);
    return json;
}

int severity(Level level) {
    return level == Level::error ? 1 : level == Level::warning ? 2 : 3;
}

std::uint32_t read_count(const Params& number) {
    const double value = number.get<double>();
    if (!(value > 0)) return 0;
    return value < kFar ? static_cast<std::uint32_t>(value) : kFar;
}

}  // namespace

Json Shapes::position(std::uint32_t offset) const {
    const Place place = place_of(text, offset, encoding);
    Json json = object(2);
    json["line"] = place.line;
    json["character"] = place.character;
    return json;
}

Json Shapes::range(Span span) const {
    Json json = object(2);
    json["start"] = position(span.begin);
    json["end"] = position(span.end);
    return json;
}

Json Shapes::location(Span span) const {
    Json json = object(2);
    json["uri"] = uri;
    json["range"] = range(span);
    return json;
}

Json Shapes::edits(const std::vector<Edit>& edits) const {
    Json list = Json::array();
    for (const Edit& edit : edits) {
        Json one = object(2);
        one["range"] = range(edit.span);
        one["newText"] = edit.text;
        list.push_back(std::move(one));
    }
    return list;
}

Json Shapes::related_information(const Finding& finding) const {
    Json list = Json::array();
    for (const Related& related : finding.related) {
        Json one = object(2);
        one["location"] = location(related.span);
        one["message"] = related.text;
        list.push_back(std::move(one));
    }
    return list;
}

/// What code actions and other tools make use of.
Json Shapes::data(const Finding& finding) const {
    Json json = object(3);
    json["advice"] = finding.advice();
    if (finding.fix) {
        json["fix"] = {{"safe", finding.fix->safety == Fix::Safety::safe},
                       {"edits", edits(finding.fix->edits)}};
    }
    for (const Argument& a : finding.properties) {
        json["properties"][std::string(a.name)] = Json::parse(a.value, nullptr, false);
    }
    return json;
}

Json Shapes::diagnostic(const Finding& finding) const {
    Json json = object(9);
    json["range"] = range(finding.span);
    json["severity"] = severity(finding.level);
    json["code"] = finding.rule->id;
    if (const std::string page = rule_page(*finding.rule); !page.empty()) {
        json["codeDescription"] = {{"href", page}};
    }
    json["source"] = kSource;
    json["message"] = finding.message();
    if (finding.rule->superfluous) json["tags"] = {1};
    if (!finding.related.empty()) json["relatedInformation"] = related_information(finding);
    json["data"] = data(finding);
    return json;
}

Json diagnostics_json(const View& view, const Shapes& shapes) {
    Json list = Json::array();
    list.get_ref<Json::array_t&>().reserve(view.findings.size());
    for (const Finding& finding : view.findings) list.push_back(shapes.diagnostic(finding));
    return list;
}

std::string uri_in(const Params& params) {
    return params.at("textDocument").at("uri").get<std::string>();
}

Place read_place(const Params& position) {
    return {read_count(position.at("line")), read_count(position.at("character"))};
}

std::vector<TextChange> read_changes(const Params& changes) {
    std::vector<TextChange> read;
    for (const Params& change : changes) {
        TextChange one;
        one.text = change.at("text").get<std::string>();
        const Params& range = member(change, {"range"});
        if (!range.is_null()) {
            one.range = {read_place(range.at("start")), read_place(range.at("end"))};
        }
        read.push_back(std::move(one));
    }
    return read;
}

ConfigOptions read_settings(const Params& settings, ConfigOptions options) {
    const auto text = [&](const char* key, std::optional<std::string>& into) {
        const Params& value = member(settings, {key});
        if (value.is_string() && !value.get_ref<const std::string&>().empty()) {
            into = value.get<std::string>();
        }
    };
    text("config", options.config);
    text("profile", options.profile);
    const Params& rules = member(settings, {"rules"});
    if (rules.is_array()) {
        for (const Params& folder : rules) {
            if (folder.is_string()) options.rules.push_back(folder.get<std::string>());
        }
    }
    return options;
}

const Params& member(const Params& json, std::initializer_list<const char*> path) {
    static const Params kNone;
    const Params* at = &json;
    for (const char* key : path) {
        if (!at->is_object()) return kNone;
        const auto found = at->find(key);
        if (found == at->end()) return kNone;
        at = &*found;
    }
    return *at;
}

}  // namespace veritally
