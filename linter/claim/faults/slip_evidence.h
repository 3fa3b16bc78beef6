#pragma once

#include <span>

#include "claim/faults/slipping.h"

namespace veritally {

/// One of the figures that the text derives: `between`.
bool is_said(std::span<const Interval> between, double value);

/// Notes what the text shows of a slip that turns the terms of `right` into `slipped`.
void weigh(const Slip& slip, const std::vector<Term>& slipped, const std::vector<Term>& right,
           const Said& said, Explanation& explanation);

}  // namespace veritally
