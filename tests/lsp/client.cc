#include "lsp/client.h"

#include <gtest/gtest.h>

namespace veritally {

Client::Client(FileSystem& files, ConfigOptions options, JudgeLinks judge, LinkJob::Post post)
    : session_(
          files, std::move(options), Date{2026, 11, 21},
          [this](std::string_view message) { heard_.push_back(Json::parse(message)); },
          std::move(judge), std::move(post)) {}

std::vector<Json> Client::hear(const std::function<void()>& work) {
    heard_.clear();
    work();
    return std::move(heard_);
}

std::vector<Json> Client::say(const Json& message, Circumstances circumstances) {
    heard_.clear();
    session_.handle(read_message(message.dump()), std::move(circumstances));
    return std::move(heard_);
}

Json Client::ask(const std::string& method, const Json& params) {
    const int id = ++asked_;
    for (Json& message : say({{"id", id}, {"method", method}, {"params", params}})) {
        if (message.value("id", Json()) == id) return message;
    }
    ADD_FAILURE() << method << " is not answered";
    return {};
}

std::vector<Json> Client::tell(const std::string& method, const Json& params) {
    return say({{"method", method}, {"params", params}});
}

void Client::start(const Json& capabilities) {
    ask("initialize", {{"capabilities", capabilities}});
    tell("initialized", Json::object());
}

Json Client::open(const std::string& uri, const std::string& text) {
    const Json document = {
        {"uri", uri}, {"languageId", "markdown"}, {"version", 1}, {"text", text}};
    for (Json& message : tell("textDocument/didOpen", {{"textDocument", document}})) {
        if (message["params"].value("uri", "") == uri) return message["params"]["diagnostics"];
    }
    return {};
}

}  // namespace veritally
