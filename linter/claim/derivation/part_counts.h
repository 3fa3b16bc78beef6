#pragma once

#include <span>

#include "claim/derivation/derivation.h"
#include "claim/derivation/products.h"
#include "claim/derivation/sources.h"

namespace veritally {

/// '660.6 + 660.6 + 284': how often a sum of the text adds it; 0 where none does.
double times_added(const Claims& claims, const Term& term);

/// '730 × 1,979 = 1,444,670 TOPS': by how much a product of the text multiplies it; 0 where none
/// does.
double times_written_out(const Claims& claims, std::span<const Product> products, const Term& term);

/// Not a count, but what a format converts with.
bool is_factor(const Vocabulary& words, double count);

/// '18 × 4 × 52 TOPS': all that the text multiplies it with and that is no conversion.
double count_written_with(const Vocabulary& words, const Figure& f);

/// '48 × 1.979 POPS', where fewer were counted: the text knows of more.
void raise_to_product(const Recomputation& with, const Claims& claims, const Sources& sources,
                      Term& term);

/// '…, or 28.7 TOPS for one chip': the text says of one of those counted what was worked out.
bool is_told_of_one(const Claims& claims, const Holding& holding, const Term& each);

/// 'two halls of 13.6 and 48 PFLOPS': as many figures as there are groups.
bool is_shared_out(const Claims& claims, const Sources& sources, const Holding& holding,
                   const Figure& figure);

/// 'from FP4 to INT8 … this is 250 TOPS for a box', of two boxes: counts the first way so, where it
/// has no count. `ways`: not empty.
void take_told_of_one(const Claims& claims, Part& ways);

/// 'three DGX H100', of a figure of the H100: as many as each of them holds.
void count_contents(const Recomputation& with, const Claims& claims, const Holding& holding,
                    Term& term);

/// '48 HGX B200 nodes, eight GPUs each', of a figure of the board: without those in each of them.
void drop_contents(const Recomputation& with, const Claims& claims, const Holding& holding,
                   Term& term);

/// 'opened with 48 A100; added 32 more; sixteen were sold': what is there now, or else as many
/// as there were.
Part with_changes(const Claims& claims, const Holding& holding, const Term& each);

/// '1,024 × 256 × 2 × 1.5e9 = 786 TOPS': a number that the figure is the product of.
bool is_worked_in(const Vocabulary& words, const Claims& claims, double count, const Figure& f);

}  // namespace veritally
