#pragma once

#include <string>
#include <vector>

#include "engine/config.h"
#include "engine/runner.h"

namespace veritally {

/// An example of a rule that does not do what it is there for.
struct FailingExample {
    const Rule* rule;
    bool bad;                  ///< A `bad` one that does not fire; else a `good` one that does.
    std::size_t number;        ///< Its place in the list, from 1.
    std::string line() const;  ///< "family/rule: bad example 2 is not reported"
};

/// What the rule finds in an example, all other rules switched off. A closing rule looks at what
/// the others found, so they run before it.
Result<std::vector<Finding>> check_example(const Rule& rule, const Document& example,
                                           const Settings& settings, const MakeCheck& make_check,
                                           Date now);

/// Runs the `bad` and `good` examples of a rule. An Error where its check cannot be made.
Result<std::vector<FailingExample>> failing_examples(const Rule& rule, const Settings& settings,
                                                     const MakeCheck& make_check, Date now);

}  // namespace veritally
