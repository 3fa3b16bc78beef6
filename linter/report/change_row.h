#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/comparison.h"

namespace veritally {

/// What a table says of a figure that changed, in words; "–" where there is nothing to say. Not
/// escaped.
struct ChangeRow {
    std::string before, now, ratio, recomputed, sources;
};
ChangeRow change_row(const FigureChange& change);

/// What there is to warn of: "2 figures changed while no source of the entry did"; "" for
/// nothing.
std::string unsourced_text(const std::vector<FigureChange>& changes);

/// "× 2", "× 0.125"; "–" for nothing and what is no number.
std::string times_text(std::optional<double> factor, int digits);

}  // namespace veritally
