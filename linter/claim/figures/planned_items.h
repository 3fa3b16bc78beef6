#pragma once

#include "claim/figures/figure.h"

namespace veritally {

/// '- 2026: 16 H100 are planned. BF16 989.4 TFLOPS dense': what a list's item, or a section, says
/// of devices that are only planned is planned too, where others are there.
void take_for_planned(Claims& claims);

}  // namespace veritally
