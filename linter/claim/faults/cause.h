#pragma once

#include "claim/faults/bridge.h"
#include "claim/faults/slipping.h"

namespace veritally {

/// What a stated figure came about by; with nothing set, it is not known.
struct Cause {
    const Explanation* slip = nullptr;
    bool absent = false;        ///< What is not there was added.
    bool inside = false;        ///< Counted for each of what one of them consists of.
    bool twice = false;         ///< What is part of something else was added to it.
    bool misadded = false;      ///< The numbers of the parts were added up wrongly.
    bool counted = false;       ///< A number of other devices leads to it.
    bool rounding = false;      ///< It may be cut, whatever the slip.
    Doubt doubt = Doubt::none;  ///< Set where nothing is to be said: the text may mean otherwise.

    /// The text itself says what was counted wrongly.
    bool tells_part() const { return absent || inside || twice || misadded; }
};

/// What it is looked for in.
struct CauseSearch {
    const Recomputation& with;
    const Claims& claims;
    const Derivation& derivation;  ///< Has terms.
    const Bridge& bridge;
    bool sure = false;  ///< Of how the total comes about.
};

/// `found`: the slips that lead to the stated figure.
Cause find_cause(const CauseSearch& in, const std::vector<Explanation>& found,
                 const Numeric& stated);

}  // namespace veritally
