#pragma once

#include "link/answer.h"

namespace veritally {

/// Is the public network there at all? It is as soon as any public host answers. Where none does
/// and something fails that may be the network's fault, control addresses decide.
class Reachability {
  public:
    /// A public host showed that it is there.
    void public_answer() { is_up_ = true; }
    void control_resolved() { resolves_ = true; }
    /// All controls were asked; none answered.
    void controls_failed() { is_down_ = true; }

    /// May the answer of a public host be the network's fault alone?
    static bool may_be_to_blame(const Answer& answer);
    /// Nothing public has answered, and the controls were not all asked.
    bool is_open() const { return !is_up_ && !is_down_; }
    bool is_down() const { return is_down_ && !is_up_; }
    /// What cannot be judged with the network as it is becomes no_network. A name that does not
    /// exist keeps its answer where names are looked up all the same.
    Answer judge(Answer answer) const;

  private:
    bool is_up_ = false, is_down_ = false, resolves_ = false;
};

}  // namespace veritally
