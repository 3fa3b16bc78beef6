#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>

#include "lsp/session.h"
#include "lsp/transport.h"

namespace veritally {

/// Reads a client's messages on a thread of its own, so that a cancellation, or a newer change of
/// the same text, overtakes the work that it makes needless.
class Inbox {
  public:
    struct Item {
        bool is_fault = false;       ///< Something was no message: `message.fault` says what.
        std::function<void()> work;  ///< Posted, in place of a message.
        Message message;
        Circumstances circumstances;
    };

    /// `in` must outlive the thread, which ends with `exit` or with the last byte.
    explicit Inbox(std::istream& in);
    ~Inbox();

    /// Waits for the next message; what came before it counts as done. Nothing at the end, or once
    /// `there` (asked every few seconds) says that the client has gone.
    std::optional<Item> next(const std::function<bool()>& there);

    /// Puts work behind what waits. From any thread.
    void post(std::function<void()> work);

  private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace veritally
