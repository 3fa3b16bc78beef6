#include <algorithm>

#include "lsp/actions.h"
#include "lsp/completion.h"
#include "lsp/hints.h"
#include "lsp/hover.h"
#include "lsp/labels.h"
#include "lsp/outline.h"
#include "lsp/session.h"

namespace veritally {
namespace {

constexpr int kCompletionKinds[] = {10, 20, 18, 22, 7};  // By Candidate::Kind.
constexpr int kSymbolKinds[] = {19, 7, 15, 20};          // By Symbol::Kind.

Json markdown(const std::string& text) {
    return {{"kind", "markdown"}, {"value", text}};
}

Json symbol_json(const Symbol& symbol, const Shapes& shapes) {
    Json json = {{"name", symbol.name},
                 {"kind", kSymbolKinds[static_cast<int>(symbol.kind)]},
                 {"range", shapes.range(symbol.span)},
                 {"selectionRange", shapes.range(symbol.title)}};
    if (!symbol.detail.empty()) json["detail"] = symbol.detail;
    if (symbol.children.empty()) return json;
    json["children"] = Json::array();
    for (const Symbol& child : symbol.children) {
        json["children"].push_back(symbol_json(child, shapes));
    }
    return json;
}

bool is_web_address(std::string_view url) {
    return url.starts_with("http://") || url.starts_with("https://");
}

}  // namespace

std::optional<Session::Spot> Session::spot(const Params& params, const char* place) {
    const std::string uri = uri_in(params);
    const auto view = this->view(uri);
    if (!view) return std::nullopt;
    std::uint32_t offset = 0;
    if (place != nullptr) offset = offset_of(view->text(), read_place(params.at(place)), encoding_);
    return Spot{view, shapes(*view, uri), offset};
}

Span Session::range(const Params& params, const Spot& spot) const {
    const Params& range = params.at("range");
    const auto [begin, end] =
        std::minmax({offset_of(spot.view->text(), read_place(range.at("start")), encoding_),
                     offset_of(spot.view->text(), read_place(range.at("end")), encoding_)});
    return {begin, end};
}

Result<Json> Session::hover(const Params& params) {
    const auto at = spot(params, "position");
    const auto hover = at ? hover_at(*at->view, at->offset) : std::nullopt;
    if (!hover) return Json(nullptr);
    return Json{{"contents", markdown(hover->markdown)}, {"range", at->shapes.range(hover->span)}};
}

Result<Json> Session::inlay_hints(const Params& params) {
    const auto at = spot(params, nullptr);
    Json list = Json::array();
    if (!at) return list;
    for (const Hint& hint : hints(*at->view, range(params, *at))) {
        list.push_back({{"position", at->shapes.position(hint.offset)},
                        {"label", hint.label},
                        {"tooltip", markdown(hint.tooltip)},
                        {"paddingLeft", true}});
    }
    return list;
}

Result<Json> Session::completion(const Params& params) {
    const auto at = spot(params, "position");
    Json list = Json::array();
    if (!at) return list;
    int number = 0;
    for (const Candidate& one : candidates(*at->view, at->offset)) {
        const std::string order = std::to_string(1000 + number++);
        Json item = {
            {"label", one.label},
            {"kind", kCompletionKinds[static_cast<int>(one.kind)]},
            {"detail", one.detail},
            {"sortText", order},
            {"textEdit", {{"range", at->shapes.range(one.edit.span)}, {"newText", one.edit.text}}}};
        if (!one.filter.empty() && one.filter != one.label) item["filterText"] = one.filter;
        if (!one.documentation.empty()) item["documentation"] = markdown(one.documentation);
        list.push_back(std::move(item));
    }
    return list;
}

Json Session::places_of_label_in(const Params& params, bool definitions, bool references) {
    const auto at = spot(params, "position");
    Json list = Json::array();
    const auto label = at ? label_at(*at->view, at->offset) : std::nullopt;
    if (!label) return list;
    for (const LabelPlace& place : places_of_label(*at->view, at->view->text().at(label->span))) {
        if (place.defines ? definitions : references) {
            list.push_back(at->shapes.location(place.span));
        }
    }
    return list;
}

Result<Json> Session::definition(const Params& params) {
    return places_of_label_in(params, true, false);
}

Result<Json> Session::references(const Params& params) {
    return places_of_label_in(params, member(params, {"context", "includeDeclaration"}) == true,
                              true);
}

Result<Json> Session::prepare_rename(const Params& params) {
    const auto at = spot(params, "position");
    const auto label = at ? label_at(*at->view, at->offset) : std::nullopt;
    if (!label) return Json(nullptr);
    return Json{{"range", at->shapes.range(label->span)},
                {"placeholder", at->view->text().at(label->span)}};
}

Result<Json> Session::rename(const Params& params) {
    const auto at = spot(params, "position");
    const auto label = at ? label_at(*at->view, at->offset) : std::nullopt;
    if (!label) return Error{"no footnote label stands here", "", ""};
    auto edits = rename_label(*at->view, at->view->text().at(label->span),
                              params.at("newName").get<std::string>());
    if (!edits) return edits.error();
    return workspace_edit(*edits, at->shapes);
}

Result<Json> Session::document_symbols(const Params& params) {
    const auto at = spot(params, nullptr);
    Json list = Json::array();
    if (!at) return list;
    for (const Symbol& symbol : symbols(*at->view)) list.push_back(symbol_json(symbol, at->shapes));
    return list;
}

Result<Json> Session::document_links(const Params& params) {
    const auto at = spot(params, nullptr);
    Json list = Json::array();
    if (!at) return list;
    for (const Link& link : at->view->document->body.links) {
        if (!is_web_address(link.url)) continue;
        list.push_back({{"range", at->shapes.range(link.url_span)}, {"target", link.url}});
    }
    return list;
}

Result<Json> Session::folding_ranges(const Params& params) {
    const auto at = spot(params, nullptr);
    Json list = Json::array();
    if (!at) return list;
    for (const Fold& fold : folds(*at->view)) {
        Json one = {{"startLine", fold.first - 1}, {"endLine", fold.last - 1}};
        if (fold.comment) one["kind"] = "comment";
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace veritally
