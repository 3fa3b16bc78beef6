#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "engine/runner.h"

namespace veritally {

/// What makes a finding the same though lines have moved and other findings have come and gone: its
/// rule, its wording, what the text says at its place (white space counts as one blank) and its
/// arguments other than line numbers. 16 hexadecimal digits.
std::string finding_key(const Document& document, const Finding& finding);

/// The findings of one file that are known already, counted by rule and key.
struct KnownFinding {
    std::size_t count = 0;
    std::string message;  ///< For people who read a baseline.
};
using KnownFindings = std::map<std::pair<std::string, std::string>, KnownFinding>;

KnownFindings count_findings(const Document& document, const std::vector<Finding>& findings);

/// Takes out of the report as many findings of each rule and key as `known` counts, the first in
/// the file first; those that `stays` names stay and are not counted. What is left of `known` is
/// in the text no more.
KnownFindings remove_known(FileReport& report, KnownFindings known,
                           const std::function<bool(const Finding&)>& stays = {});

}  // namespace veritally
