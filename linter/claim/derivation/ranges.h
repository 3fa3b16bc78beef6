#pragma once

#include "claim/figures/figure.h"

namespace veritally {

/// An end of '90–110 TOPS', where the text goes on 'we take 100 TOPS', or takes the other end.
bool is_chosen_from(const Claims& claims, std::uint32_t figure);

}  // namespace veritally
