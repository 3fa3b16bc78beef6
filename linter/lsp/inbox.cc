#include "lsp/inbox.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace veritally {
namespace {

/// Bytes of messages that may wait; the client has to wait with more.
constexpr std::size_t kMaxWaiting = std::size_t{256} << 20;
constexpr auto kLookAround = std::chrono::seconds(3);

constexpr std::string_view kChange = "textDocument/didChange";

/// The text that a change is of; "" for other messages.
std::string changed_text(const Message& message) {
    if (message.method != kChange) return {};
    const Params& uri = member(message.params, {"textDocument", "uri"});
    return uri.is_string() ? uri.get<std::string>() : std::string();
}

}  // namespace

struct Inbox::State {
    explicit State(std::istream& in) : reader(in) {}

    struct Waiting {
        Item item;
        std::stop_source stop;
        std::string changes;
        std::size_t size = 0;
    };

    MessageReader reader;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Waiting> waiting;
    Waiting current;  ///< Being worked on.
    std::size_t size = 0;
    bool ended = false;

    void run() {
        for (bool more = true; more;) more = take(reader.next());
        std::lock_guard lock(mutex);
        ended = true;
        changed.notify_all();
    }

    /// False once nothing is to be read any more.
    bool take(MessageReader::Piece piece) {
        if (piece.kind == MessageReader::Piece::Kind::end) return false;
        Waiting next;
        next.size = piece.text.size();
        if (piece.kind == MessageReader::Piece::Kind::fault) {
            next.item.is_fault = true;
            next.item.message.fault = std::move(piece.text);
        } else {
            next.item.message = read_message(piece.text);
        }
        const bool last = next.item.message.method == "exit";
        next.changes = changed_text(next.item.message);
        next.item.circumstances.stop = next.stop.get_token();
        std::unique_lock lock(mutex);
        overtake(next);
        changed.wait(lock, [&] { return waiting.empty() || size + next.size <= kMaxWaiting; });
        size += next.size;
        waiting.push_back(std::move(next));
        changed.notify_all();
        return !last;
    }

    /// Stops what the message makes needless.
    void overtake(const Waiting& next) {
        const bool cancels = next.item.message.method == "$/cancelRequest";
        if (!cancels && next.changes.empty()) return;
        const Params& id = member(next.item.message.params, {"id"});
        const auto look_at = [&](Waiting& one) {
            const Message& message = one.item.message;
            if (cancels && message.kind == Message::Kind::request && message.id == id) {
                one.stop.request_stop();
            }
            if (!cancels && one.changes == next.changes) {
                one.item.circumstances.overtaken = true;
                one.stop.request_stop();
            }
        };
        look_at(current);
        for (Waiting& one : waiting) look_at(one);
    }
};

Inbox::Inbox(std::istream& in) : state_(std::make_shared<State>(in)) {
    std::thread([state = state_] { state->run(); }).detach();
}

Inbox::~Inbox() = default;

void Inbox::post(std::function<void()> work) {
    std::lock_guard lock(state_->mutex);
    state_->waiting.emplace_back().item.work = std::move(work);
    state_->changed.notify_all();
}

std::optional<Inbox::Item> Inbox::next(const std::function<bool()>& there) {
    std::unique_lock lock(state_->mutex);
    const auto ready = [&] { return !state_->waiting.empty() || state_->ended; };
    state_->current = {};
    while (!state_->changed.wait_for(lock, kLookAround, ready)) {
        if (!there()) return std::nullopt;
    }
    if (state_->waiting.empty()) return std::nullopt;
    State::Waiting next = std::move(state_->waiting.front());
    state_->waiting.pop_front();
    state_->size -= next.size;
    state_->changed.notify_all();
    Item item = std::move(next.item);
    // What is looked at when something overtakes it.
    next.item.message.kind = item.message.kind;
    next.item.message.id = item.message.id;
    state_->current = std::move(next);
    return item;
}

}  // namespace veritally
