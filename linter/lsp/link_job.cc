#include "lsp/link_job.h"

#include <memory>

namespace veritally {

void LinkJob::ask(LinkQuestion question, Done done) {
    waiting_.push_back({std::move(question), std::move(done)});
    if (waiting_.size() == 1) next();
}

void LinkJob::next() {
    thread_ =
        std::jthread([this, question = waiting_.front().question](const std::stop_token& stop) {
            auto answer = std::make_shared<Result<LinkAnswer>>(judge_(question, true, stop));
            if (stop.stop_requested()) return;
            post_([this, answer] { finish(std::move(*answer)); });
        });
}

void LinkJob::finish(Result<LinkAnswer> answer) {
    const Asked asked = std::move(waiting_.front());
    waiting_.pop_front();
    if (!waiting_.empty()) next();
    asked.done(asked.question, std::move(answer));
}

}  // namespace veritally
