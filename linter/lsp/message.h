#pragma once

#include <string>
#include <string_view>

#include "base/json.h"

namespace veritally {

/// JSON that a client sent: unlike Json, it looks keys up in logarithmic time, however many.
using Params = nlohmann::json;

/// One JSON-RPC message, taken apart.
struct Message {
    enum class Kind { request, notification, response, invalid };

    Kind kind = Kind::invalid;
    Params id;           ///< Of a request or response: a number or a string; else null.
    std::string method;  ///< Of a request or notification.
    Params params;       ///< An object, an array or null.
    std::string fault;   ///< Of an invalid one: why.
    int code = 0;        ///< … and the error to answer with.
};

/// Codes of errors in answers, as JSON-RPC and LSP number them.
enum class ErrorCode : int {
    parse = -32700,
    invalid_request = -32600,
    unknown_method = -32601,
    invalid_params = -32602,
    internal = -32603,
    not_initialized = -32002,
    request_failed = -32803,
    cancelled = -32800,
};

/// Never throws. Lone surrogates and bytes that are not UTF-8 are read as U+FFFD, so that no edit
/// of a client is lost for them.
Message read_message(std::string_view text);

std::string answer(const Params& id, Json result);
std::string error_answer(const Params& id, ErrorCode code, std::string_view message);
std::string notification(std::string_view method, Json params);
std::string request(const Json& id, std::string_view method, Json params);

}  // namespace veritally
