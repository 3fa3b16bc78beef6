#pragma once

#include "claim/sources.h"

namespace veritally {

/// '660.6 + 660.6 + 284': how often a sum of the text adds it; 0 where none does.
double times_added(const Claims& claims, const Term& term);

/// '730 × 1,979 = 1,444,670 TOPS': by how much a product of the text multiplies it; 0 where none
/// does.
double times_written_out(const Claims& claims, const Term& term);

/// 'It has 1,979 TOPS. - Hask: 512 GPUs; - Sorn: 264 GPUs': a part for each item that counts and
/// quotes nothing of its own; none where there are fewer than two.
std::vector<Part> rated_items(const Claims& claims, const Sources& sources, const Term& rate);

/// 'three DGX H100', of a figure of the H100: as many as each of them holds.
void count_contents(const Recomputation& with, const Claims& claims, const Holding& holding,
                    Term& term);

/// 'opened with 48 A100; added 32 more; sixteen were sold': what is there now, or else as many
/// as there were.
Part with_changes(const Claims& claims, const Holding& holding, const Term& each);

/// '1,024 × 256 × 2 × 1.5e9 = 786 TOPS': a number that the figure is the product of.
bool is_worked_in(const Vocabulary& words, const Claims& claims, double count, const Figure& f);

}  // namespace veritally
