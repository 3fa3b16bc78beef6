#include "link/reachability.h"

namespace veritally {

bool Reachability::may_be_to_blame(const Answer& answer) {
    switch (answer.failure) {
        case Failure::name_not_found:
        case Failure::name_unresolved:
        case Failure::refused:
        case Failure::reset:
        case Failure::unreachable:
        case Failure::timeout:
            return answer.status == 0;
        default:
            return false;
    }
}

Answer Reachability::judge(Answer answer) const {
    if (!is_down() || !may_be_to_blame(answer)) return answer;
    if (answer.failure == Failure::name_not_found && resolves_) return answer;
    answer.failure = Failure::no_network;
    answer.detail = "no public host answers";
    return answer;
}

}  // namespace veritally
