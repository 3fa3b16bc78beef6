#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "base/date.h"
#include "document/document.h"
#include "engine/finding.h"
#include "engine/profile.h"
#include "engine/recomputed.h"
#include "engine/rule.h"
#include "link/link_status.h"

namespace veritally {

/// Which names of a suppression silenced something.
struct SuppressionUse {
    const Suppression* suppression = nullptr;
    /// By name; one element for a suppression without names. A name whose rules did not run (off,
    /// not selected, closing) counts as used.
    std::vector<bool> used;
};

/// Everything that a check may look at. For one thread.
struct Subject {
    const Document& document;
    const Recomputed& recomputed;  ///< Of the document.
    const Profile& profile;
    const RuleCatalogue& catalogue;
    Date now;
    const std::vector<SuppressionUse>* suppressions = nullptr;  ///< For closing rules only.
    /// For rules of the stage `links`, where a run has asked.
    const LinkStatuses* links = nullptr;
    bool alone = false;  ///< No other rule runs: nothing can be left to it.

    /// What `work_out` gives for this subject; worked out for the first check that asks, kept for
    /// the others.
    template <class T>
    const T& derived(T (*work_out)(const Subject&)) const {
        const auto key = reinterpret_cast<void (*)()>(work_out);
        for (const auto& [known, value] : derived_values) {
            if (known == key) return *static_cast<const T*>(value.get());
        }
        auto value = std::make_shared<const T>(work_out(*this));
        derived_values.emplace_back(key, value);
        return *value;
    }
    mutable std::vector<std::pair<void (*)(), std::shared_ptr<const void>>> derived_values = {};
};

/// A rule at work. Immutable after construction, shared by threads; pure: the same subject gives
/// the same findings.
class Check {
  public:
    virtual ~Check() = default;
    virtual void run(const Subject& subject, Findings& findings) const = 0;
};

/// What is not there may stand in a part of the text that was not read.
inline bool can_judge(const Rule& rule, const Document& document) {
    return !rule.absence || document.body.is_whole();
}

/// Makes the check of a rule under a profile. An Error quotes the rule's place at fault.
using MakeCheck =
    std::function<Result<std::unique_ptr<const Check>>(const Rule& rule, const Profile& profile)>;

}  // namespace veritally
