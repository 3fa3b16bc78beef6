#include <charconv>
#include <functional>

#include "lsp/session.h"

namespace veritally {
namespace {

/// Two lists of diagnostics with the same id are the same.
std::string result_id(const std::string& items) {
    char digits[16];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, std::hash<std::string>()(items), 16);
    return {digits, end.ptr};
}

/// The line, from 0, that an error's place names: "FILE:LINE".
std::uint32_t line_of(const std::string& place) {
    std::uint32_t line = 1;
    const std::size_t colon = place.find_last_of(':');
    if (colon != std::string::npos) {
        std::from_chars(place.data() + colon + 1, place.data() + place.size(), line);
    }
    return line == 0 ? 0 : line - 1;
}

/// What is wrong with a config, as a list of one diagnostic.
Json fault_json(const Error& error) {
    const std::uint32_t line = line_of(error.place);
    const Json range = {{"start", {{"line", line}, {"character", 0}}},
                        {"end", {{"line", line + 1}, {"character", 0}}}};
    return Json::array({{{"range", range},
                         {"severity", 1},
                         {"source", "veritally"},
                         {"message", error.advice.empty() ? error.message
                                                          : error.message + "; " + error.advice}}});
}

}  // namespace

void Session::did_open(const Params& params) {
    const Params& text = params.at("textDocument");
    const std::string uri = uri_in(params);
    workspace_.open(uri, text.at("languageId").get<std::string>(), text.at("version"),
                    text.at("text").get<std::string>());
    workspace_.look_at_links_again();
    if (!take_config_changes()) publish(uri);
}

void Session::did_change(const Params& params) {
    const std::string uri = uri_in(params);
    const std::int64_t version = params.at("textDocument").at("version");
    const auto changes = read_changes(params.at("contentChanges"));
    if (!workspace_.change(uri, version, changes, encoding_)) return;
    const bool small = workspace_.find(uri)->text->size() <= kSmall;
    if (small) circumstances_.stop = {};  // Sooner done than left off.
    if (circumstances_.overtaken && !small) return;
    if (!take_config_changes()) publish(uri);
}

void Session::did_close(const Params& params) {
    const std::string uri = uri_in(params);
    if (workspace_.find(uri) == nullptr) return;
    workspace_.close(uri);
    take_config_changes();
    if (!pulls_) {
        notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", Json::array()}});
    }
}

void Session::did_save(const Params& params) {
    take_config_changes();
    if (!checks_links_on_save_) return;
    if (const Status bad = check_links(uri_in(params))) {
        notify("window/logMessage", {{"type", 2}, {"message", bad->line()}});
    }
}

void Session::did_change_files(const Params&) {
    take_config_changes();
}

void Session::did_change_settings(const Params& params) {
    const Params& settings = member(params, {"settings", "veritally"});
    if (!settings.is_object()) return;
    configure(settings);
    publish_all();
}

bool Session::take_config_changes() {
    if (!workspace_.reload_if_changed()) return false;
    publish_all();
    return true;
}

std::shared_ptr<const View> Session::view(const std::string& uri) {
    auto view = workspace_.view(uri, circumstances_.stop);
    publish_faults();
    return view;
}

Shapes Session::shapes(const View& view, const std::string& uri) const {
    return {view.text(), uri, encoding_};
}

void Session::publish(const std::string& uri) {
    if (pulls_) return;
    const auto view = this->view(uri);
    const Buffer* buffer = workspace_.find(uri);
    if (!view || buffer == nullptr) return;
    // What is no entry has nothing to be told, unless it was one a change ago; on a config stands
    // what is wrong with it.
    if (!view->entry && buffer->language != "markdown") return;
    notify("textDocument/publishDiagnostics",
           {{"uri", uri},
            {"version", buffer->version},
            {"diagnostics", diagnostics_json(*view, shapes(*view, uri))}});
}

void Session::publish_all() {
    for (const std::string& uri : workspace_.open_texts()) publish(uri);
    publish_faults();
    if (!pulls_) return;
    if (client_can({"workspace", "diagnostics", "refreshSupport"})) {
        ask("workspace/diagnostic/refresh", nullptr);
    }
}

/// Shown on the config itself, whether it is open or not.
void Session::publish_faults() {
    const auto publish = [&](const std::string& path, Json diagnostics) {
        notify("textDocument/publishDiagnostics",
               {{"uri", uri_of(path)}, {"diagnostics", std::move(diagnostics)}});
    };
    std::map<std::string, std::string> faulty;
    for (const auto& [path, error] : workspace_.faults()) {
        const std::string line = error.line();
        if (told_.insert(line).second) {
            notify("window/showMessage", {{"type", 1}, {"message", line}});
        }
        if (!path.starts_with('/')) continue;
        faulty[path] = line;
        const auto known = faulty_.find(path);
        if (known == faulty_.end() || known->second != line) publish(path, fault_json(error));
    }
    for (const auto& [path, line] : faulty_) {
        if (!faulty.contains(path)) publish(path, Json::array());
    }
    faulty_ = std::move(faulty);
}

Result<Json> Session::pull_diagnostics(const Params& params) {
    const std::string uri = uri_in(params);
    const auto view = this->view(uri);
    Json items = view ? diagnostics_json(*view, shapes(*view, uri)) : Json::array();
    const std::string id = result_id(dump_json(items));
    const Params& previous = member(params, {"previousResultId"});
    if (previous.is_string() && previous.get_ref<const std::string&>() == id) {
        return Json{{"kind", "unchanged"}, {"resultId", id}};
    }
    return Json{{"kind", "full"}, {"resultId", id}, {"items", std::move(items)}};
}

}  // namespace veritally
