#pragma once

#include <deque>
#include <functional>
#include <string>
#include <thread>

#include "lsp/links.h"

namespace veritally {

/// Asks the network on a thread of its own, one question after another. For one thread.
class LinkJob {
  public:
    /// Has the work done on the session's thread, soon.
    using Post = std::function<void(std::function<void()> work)>;
    using Done = std::function<void(const LinkQuestion& question, Result<LinkAnswer> answer)>;

    /// `judge` and `post` may be null: then nothing can be asked.
    LinkJob(JudgeLinks judge, Post post) : judge_(std::move(judge)), post_(std::move(post)) {}
    bool can_ask() const { return judge_ && post_; }

    /// `done` is called on the session's thread, where the job still is there. Requires can_ask().
    void ask(LinkQuestion question, Done done);

  private:
    struct Asked {
        LinkQuestion question;
        Done done;
    };
    void next();
    void finish(Result<LinkAnswer> answer);

    JudgeLinks judge_;
    Post post_;
    std::deque<Asked> waiting_;  ///< The first is being asked.
    std::jthread thread_;        ///< Last, so that it ends first.
};

}  // namespace veritally
