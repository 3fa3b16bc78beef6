#include "lsp/serve.h"

#include <signal.h>

#include <cerrno>
#include <istream>
#include <ostream>

#include "lsp/inbox.h"

namespace veritally {
namespace {

/// The process that a client names as its own, 0 for none.
pid_t process_in(const Message& message) {
    if (message.method != "initialize") return 0;
    const Params& process = member(message.params, {"processId"});
    return process.is_number_integer() ? process.get<pid_t>() : 0;
}

bool is_there(pid_t process) {
    return process <= 0 || kill(process, 0) == 0 || errno != ESRCH;
}

}  // namespace

int serve(std::istream& in, std::ostream& out, FileSystem& disk, ConfigOptions options,
          std::optional<Date> now, JudgeLinks judge) {
    MessageWriter writer(out);
    in.tie(nullptr);  // It is read on a thread of its own, which must not flush `out`.
    Inbox inbox(in);
    Session session(
        disk, std::move(options), now, [&](std::string_view message) { writer.write(message); },
        std::move(judge), [&](std::function<void()> work) { inbox.post(std::move(work)); });
    pid_t client = 0;
    while (!session.ended() && out) {
        auto item = inbox.next([&] { return is_there(client); });
        if (!item) break;
        if (item->work) {
            item->work();
            continue;
        }
        if (item->is_fault) {
            session.fault(ErrorCode::parse, item->message.fault);
            continue;
        }
        if (const pid_t process = process_in(item->message)) client = process;
        session.handle(item->message, std::move(item->circumstances));
    }
    return session.exit_code();
}

}  // namespace veritally
