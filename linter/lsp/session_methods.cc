#include "lsp/session_methods.h"

namespace veritally {

const std::map<std::string_view, Session::Request>& Session::Methods::requests() {
    static const std::map<std::string_view, Request> kRequests = {
        {"initialize", &Session::initialize},
        {"shutdown", &Session::shutdown},
        {"textDocument/diagnostic", &Session::pull_diagnostics},
        {"textDocument/codeAction", &Session::code_actions},
        {"textDocument/hover", &Session::hover},
        {"textDocument/inlayHint", &Session::inlay_hints},
        {"textDocument/completion", &Session::completion},
        {"textDocument/definition", &Session::definition},
        {"textDocument/references", &Session::references},
        {"textDocument/prepareRename", &Session::prepare_rename},
        {"textDocument/rename", &Session::rename},
        {"textDocument/documentSymbol", &Session::document_symbols},
        {"textDocument/documentLink", &Session::document_links},
        {"textDocument/foldingRange", &Session::folding_ranges},
        {"workspace/executeCommand", &Session::execute_command},
    };
    return kRequests;
}

const std::map<std::string_view, Session::Notice>& Session::Methods::notices() {
    static const std::map<std::string_view, Notice> kNotices = {
        {"initialized", &Session::initialized},
        {"textDocument/didOpen", &Session::did_open},
        {"textDocument/didChange", &Session::did_change},
        {"textDocument/didClose", &Session::did_close},
        {"textDocument/didSave", &Session::did_save},
        {"workspace/didChangeWatchedFiles", &Session::did_change_files},
        {"workspace/didChangeConfiguration", &Session::did_change_settings},
    };
    return kNotices;
}

Json Session::Methods::capabilities(Encoding encoding) {
    return {
        {"positionEncoding", encoding == Encoding::utf8 ? "utf-8" : "utf-16"},
        {"textDocumentSync",
         {{"openClose", true}, {"change", 2}, {"save", {{"includeText", false}}}}},
        {"diagnosticProvider",
         {{"identifier", "veritally"},
          {"interFileDependencies", false},
          {"workspaceDiagnostics", false}}},
        {"codeActionProvider", {{"codeActionKinds", Json::array({kQuickFix, kRewrite, kFixAll})}}},
        {"executeCommandProvider",
         {{"commands",
           Json::array({"veritally.checkLinks", "veritally.fixAll", "veritally.reload"})}}},
        {"hoverProvider", true},
        {"inlayHintProvider", true},
        {"completionProvider", {{"triggerCharacters", Json::array({"^", "#", ":", " "})}}},
        {"definitionProvider", true},
        {"referencesProvider", true},
        {"renameProvider", {{"prepareProvider", true}}},
        {"documentSymbolProvider", true},
        {"documentLinkProvider", Json::object()},
        {"foldingRangeProvider", true},
    };
}

}  // namespace veritally
