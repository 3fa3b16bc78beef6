#pragma once

#include <map>
#include <string_view>

#include "lsp/session.h"

namespace veritally {

/// What a session answers: one line a method, which is both dispatch and what it says it can do.
struct Session::Methods {
    static const std::map<std::string_view, Request>& requests();
    static const std::map<std::string_view, Notice>& notices();
    static Json capabilities(Encoding encoding);
};

}  // namespace veritally
