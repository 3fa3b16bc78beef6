#pragma once

#include "claim/figures/figure.h"

namespace veritally {

/// The figure's sentence brings up what it is of; the holding was counted in another.
bool is_of_newcomer(const Claims& claims, const Figure& figure, const Holding& holding);

/// The figure's sentence is the first that names the device before it: 'The rover has a Jetson AGX
/// Xavier, which is 32 TOPS'.
bool names_new_device(const Claims& claims, const Figure& figure);

/// 'All 44 trams have one Hailo-8 (| 26 TOPS)', of a device that the text comes to there, and
/// counts.
bool counts_new_device(const Claims& claims, const Figure& figure);

/// 'It has 792 A100.[^3] These have | 624 TOPS': the sentence before names a device for the first
/// time, and no figure.
bool follows_new_device(const Claims& claims, const Figure& figure);

}  // namespace veritally
