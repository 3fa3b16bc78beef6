#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "lsp/session.h"

namespace veritally {

/// A client in the same process: what it says is answered at once.
class Client {
  public:
    explicit Client(FileSystem& files, ConfigOptions options = {}, JudgeLinks judge = nullptr,
                    LinkJob::Post post = nullptr);

    /// Says one message and gives what came back.
    std::vector<Json> say(const Json& message, Circumstances circumstances = {});
    /// What comes of work that was posted.
    std::vector<Json> hear(const std::function<void()>& work);
    /// The answer to a request; the test fails where there is none.
    Json ask(const std::string& method, const Json& params);
    std::vector<Json> tell(const std::string& method, const Json& params);

    /// Says hello; `capabilities` are the client's.
    void start(const Json& capabilities = Json::object());
    /// The diagnostics pushed once the text is open.
    Json open(const std::string& uri, const std::string& text);
    Session& session() { return session_; }

  private:
    std::vector<Json> heard_;
    int asked_ = 0;
    Session session_;
};

}  // namespace veritally
