#include "lsp/session.h"

#include <exception>

#include "base/version.h"
#include "lsp/session_methods.h"

namespace veritally {

Session::Session(FileSystem& disk, ConfigOptions options, std::optional<Date> now, Send send,
                 JudgeLinks judge, LinkJob::Post post)
    : workspace_(disk, options, now, judge),
      own_options_(std::move(options)),
      send_(std::move(send)),
      link_job_(std::move(judge), std::move(post)) {}

void Session::handle(const Message& message, Circumstances circumstances) {
    circumstances_ = std::move(circumstances);
    switch (message.kind) {
        case Message::Kind::request:
            return handle_request(message);
        case Message::Kind::notification:
            return handle_notice(message);
        case Message::Kind::invalid:
            return fault(static_cast<ErrorCode>(message.code), message.fault, message.id);
        case Message::Kind::response:
            return;
    }
}

void Session::fault(ErrorCode code, std::string_view what, const Params& id) {
    if (state_ != State::ended) send_(error_answer(id, code, what));
}

void Session::handle_request(const Message& message) {
    const bool starts = message.method == "initialize";
    if (state_ == State::fresh && !starts) {
        return fault(ErrorCode::not_initialized, "'initialize' comes first", message.id);
    }
    if (state_ != State::fresh && (starts || state_ != State::ready)) {
        return fault(ErrorCode::invalid_request,
                     starts ? "'initialize' comes once" : "after 'shutdown' only 'exit' may come",
                     message.id);
    }
    const auto found = Methods::requests().find(message.method);
    if (found == Methods::requests().end()) {
        return fault(ErrorCode::unknown_method, "unknown method '" + message.method + "'",
                     message.id);
    }
    const auto cancelled = [&] {
        return fault(ErrorCode::cancelled, "the request was cancelled", message.id);
    };
    if (circumstances_.stop.stop_requested()) return cancelled();
    try {
        auto result = (this->*found->second)(message.params);
        if (circumstances_.stop.stop_requested()) return cancelled();
        if (!result) return fault(ErrorCode::request_failed, result.error().line(), message.id);
        send_(answer(message.id, std::move(*result)));
    } catch (const Params::exception& error) {
        fault(ErrorCode::invalid_params, error.what(), message.id);
    } catch (const std::exception& error) {
        fault(ErrorCode::internal, error.what(), message.id);
    }
}

void Session::handle_notice(const Message& message) {
    if (message.method == "exit") return exit(message.params);
    if (state_ != State::ready) return;
    const auto found = Methods::notices().find(message.method);
    if (found == Methods::notices().end()) return;
    try {
        (this->*found->second)(message.params);
    } catch (const std::exception& error) {  // Of a shape that is none; nobody waits for an answer.
        notify("window/logMessage",
               {{"type", 2}, {"message", message.method + ": " + error.what()}});
    }
}

Result<Json> Session::initialize(const Params& params) {
    capabilities_ = member(params, {"capabilities"});
    for (const Params& offered : member(capabilities_, {"general", "positionEncodings"})) {
        if (offered == "utf-8") encoding_ = Encoding::utf8;
    }
    pulls_ = member(capabilities_, {"textDocument", "diagnostic"}).is_object();
    const Params& settings = member(params, {"initializationOptions"});
    if (settings.is_object()) configure(settings);
    asks_for_reasons_ = member(settings, {"asksForReasons"}) == true;
    state_ = State::ready;
    Json server = {{"name", "veritally"}, {"version", program_version()}};
    return Json{{"capabilities", Methods::capabilities(encoding_)}, {"serverInfo", server}};
}

void Session::configure(const Params& settings) {
    workspace_.configure(read_settings(settings, own_options_));
    checks_links_on_save_ = member(settings, {"checkLinksOnSave"}) == true;
}

void Session::initialized(const Params&) {
    if (!client_can({"workspace", "didChangeWatchedFiles", "dynamicRegistration"})) return;
    Json watchers = Json::array();
    for (const char* glob : {"**/*.yaml", "**/*.yml"}) watchers.push_back({{"globPattern", glob}});
    const Json registration = {{"id", "configs"},
                               {"method", "workspace/didChangeWatchedFiles"},
                               {"registerOptions", {{"watchers", watchers}}}};
    ask("client/registerCapability", {{"registrations", Json::array({registration})}});
}

Result<Json> Session::shutdown(const Params&) {
    state_ = State::shut_down;
    orderly_ = true;
    return Json(nullptr);
}

void Session::exit(const Params&) {
    state_ = State::ended;
}

void Session::notify(std::string_view method, Json params) {
    send_(notification(method, std::move(params)));
}

void Session::ask(std::string_view method, Json params) {
    send_(request("veritally-" + std::to_string(++asked_), method, std::move(params)));
}

bool Session::client_can(std::initializer_list<const char*> path) const {
    const Params& can = member(capabilities_, path);
    return can.is_boolean() && can.get<bool>();
}

}  // namespace veritally
