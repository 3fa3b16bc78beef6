#pragma once

#include "link/answer.h"

namespace veritally {

/// Is the public network there at all? It is as soon as any public host answers. Where none has and
/// something fails that may be the network's fault, control addresses are asked; where they fail
/// too, it is down unless a request that is under way brings an answer.
class Reachability {
  public:
    /// A public host showed that it is there.
    void public_answer() { is_up_ = true; }
    void control_resolved() { resolves_ = true; }
    void controls_failed() { is_doubtful_ = true; }
    /// Nothing is under way any more.
    void declare_down() { is_down_ = true; }

    /// May the answer of a public host be the network's fault alone?
    static bool may_be_to_blame(const Answer& answer);
    /// Not known yet.
    bool is_open() const { return !is_up_ && !is_down_; }
    /// Nothing new is to be started before it is known.
    bool is_doubtful() const { return is_open() && is_doubtful_; }
    bool is_down() const { return is_down_ && !is_up_; }
    /// What cannot be judged with the network as it is becomes no_network. A name that does not
    /// exist keeps its answer where names are looked up all the same.
    Answer judge(Answer answer) const;

  private:
    bool is_up_ = false, is_doubtful_ = false, is_down_ = false, resolves_ = false;
};

}  // namespace veritally
