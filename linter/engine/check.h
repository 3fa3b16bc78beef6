#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/date.h"
#include "document/document.h"
#include "engine/finding.h"
#include "engine/profile.h"
#include "engine/rule.h"

namespace veritally {

/// Which names of a suppression silenced something.
struct SuppressionUse {
    const Suppression* suppression = nullptr;
    /// By name; one element for a suppression without names. A name whose rules did not run (off,
    /// not selected, closing) counts as used.
    std::vector<bool> used;
};

/// Everything that a check may look at.
struct Subject {
    const Document& document;
    const Profile& profile;
    const RuleCatalogue& catalogue;
    Date now;
    const std::vector<SuppressionUse>* suppressions = nullptr;  ///< For closing rules only.
};

/// A rule at work. Immutable after construction, shared by threads; pure: the same subject gives
/// the same findings.
class Check {
  public:
    virtual ~Check() = default;
    virtual void run(const Subject& subject, Findings& findings) const = 0;
};

/// Makes the check of a rule under a profile. An Error quotes the rule's place at fault.
using MakeCheck =
    std::function<Result<std::unique_ptr<const Check>>(const Rule& rule, const Profile& profile)>;

}  // namespace veritally
