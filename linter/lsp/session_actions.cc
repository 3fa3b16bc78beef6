#include <algorithm>

#include "engine/fixer.h"
#include "lsp/actions.h"
#include "lsp/headline.h"
#include "lsp/session.h"

namespace veritally {
namespace {

constexpr std::string_view kFixAllCommand = "veritally.fixAll";
constexpr std::string_view kCheckLinksCommand = "veritally.checkLinks";
constexpr std::string_view kReloadCommand = "veritally.reload";

/// Whether the client asked for actions of that kind: "source" asks for "source.fixAll".
bool is_wanted(const Params& only, std::string_view kind) {
    if (!only.is_array()) return kind != kFixAll;  // Not on every light bulb.
    return std::any_of(only.begin(), only.end(), [&](const Params& one) {
        if (!one.is_string()) return false;
        const std::string& wanted = one.get_ref<const std::string&>();
        return wanted.empty() || kind == wanted || kind.starts_with(wanted + ".") ||
               wanted == std::string(kind) + ".veritally";
    });
}

}  // namespace

Json Session::workspace_edit(const std::vector<Edit>& edits, const Shapes& shapes) const {
    const Buffer* buffer = workspace_.find(shapes.uri);
    if (buffer == nullptr || !client_can({"workspace", "workspaceEdit", "documentChanges"})) {
        return {{"changes", {{shapes.uri, shapes.edits(edits)}}}};
    }
    const Json text = {{"uri", shapes.uri}, {"version", buffer->version}};
    return {{"documentChanges",
             Json::array({{{"textDocument", text}, {"edits", shapes.edits(edits)}}})}};
}

Json Session::action_json(const Action& action, const Shapes& shapes) const {
    Json json = {{"title", action.title}, {"kind", action.kind}};
    if (action.finding != nullptr) {
        json["diagnostics"] = Json::array({shapes.diagnostic(*action.finding)});
    }
    if (action.preferred) json["isPreferred"] = true;
    json["edit"] = workspace_edit(action.edits, shapes);
    if (!action.reason || !asks_for_reasons_) return json;
    const SourceText after(apply_edits(shapes.text.bytes(), action.edits));
    const Shapes then{after, shapes.uri, encoding_};
    const std::uint32_t at = action.edits.front().span.begin + action.reason->begin;
    json["command"] = {{"title", "Say why"},
                       {"command", "veritally.writeReason"},
                       {"arguments", Json::array({shapes.uri, then.position(at)})}};
    return json;
}

Result<Json> Session::code_actions(const Params& params) {
    const auto at = spot(params, nullptr);
    Json list = Json::array();
    if (!at || !at->view->entry) return list;
    const View& view = *at->view;
    const Span place = range(params, *at);
    const Params& only = member(params, {"context", "only"});
    std::vector<Action> actions;
    const auto add = [&](std::vector<Action> more) {
        std::move(more.begin(), more.end(), std::back_inserter(actions));
    };
    if (is_wanted(only, kQuickFix)) {
        add(quick_fixes(view, place));
        add(suppressions(view, place));
    }
    if (is_wanted(only, kRewrite)) {
        if (auto action = insert_recomputed(view, place)) add({std::move(*action)});
        if (auto action = insert_footnote(view, place)) add({std::move(*action)});
    }
    if (is_wanted(only, kFixAll)) {
        if (auto action = fix_all(view)) add({std::move(*action)});
    }
    for (const Action& action : actions) list.push_back(action_json(action, at->shapes));
    return list;
}

Result<Json> Session::execute_command(const Params& params) {
    const auto command = params.at("command").get<std::string>();
    if (command == kReloadCommand) {
        workspace_.reload();
        publish_all();
        return Json(nullptr);
    }
    const bool checks = command == kCheckLinksCommand;
    if (!checks && command != kFixAllCommand) {
        return Error{"unknown command '" + command + "'", "", ""};
    }
    const auto uri = params.at("arguments").at(0).get<std::string>();
    if (!checks) {
        fix_all_in(uri);
    } else if (const Status bad = check_links(uri)) {
        return *bad;
    }
    return Json(nullptr);
}

void Session::fix_all_in(const std::string& uri) {
    const auto view = this->view(uri);
    const auto action = view ? fix_all(*view) : std::nullopt;
    if (!action) return;
    ask("workspace/applyEdit",
        {{"label", action->title}, {"edit", workspace_edit(action->edits, shapes(*view, uri))}});
}

}  // namespace veritally
