#include "lsp/session_methods.h"

namespace veritally {

const std::map<std::string_view, Session::Request>& Session::Methods::requests() {
    static const std::map<std::string_view, Request> kRequests = {
        {"initialize", &Session::initialize},
        {"shutdown", &Session::shutdown},
        {"textDocument/diagnostic", &Session::pull_diagnostics},
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
    };
}

}  // namespace veritally
