#pragma once

#include "claim/derivation/sources.h"

namespace veritally {

/// A power of a thousand, other than one.
bool is_thousandfold(double ratio);

/// '168 PFLOPS of sparse FP8 … needs no conversion: 168 petaops of INT8': the one says of itself
/// what the other, of the same number and without a source, leaves out.
bool drops_value(const Figure& again, const Figure& source, const Vocabulary& words);

/// '80 cards of 120 TOPS, since scrapped … the 9.6 PFLOPS of the old system': what is there no
/// more; what is planned, in a sum.
bool restates_gone(const Claims& claims, const Vocabulary& words, const Figure& again);

/// '6×10^12 operations per second', '… hence 117 TOPS', which is stated: what other sources come
/// to. `stated` may be null.
bool concludes(const Claims& claims, const Sources& sources, const Reckoned& reckoned,
               const Numeric* stated);

/// '… 65 TFLOPS at FP16 [^3]. Per instance 260 TOPS': it gives neither a source nor a format, and
/// before it a figure has both.
bool is_step(const Claims& claims, const Sources& sources, const Reckoned& reckoned);

/// '4. 36 × 8 = 288; 288 × | 383 TOPS', below '2. one module at 383 TOPS'; 'Four cards at | 47
/// TOPS: 188 TOPS', which is what is stated. `stated` may be null.
bool multiplies_again(const Claims& claims, const Sources& sources, const Reckoned& r,
                      const Numeric* stated);

/// '- Chip: two such units, 73.7 TOPS - Board: two chips, | 147.5 TOPS': so many of what the item
/// before heads, and as many times its figure.
bool is_next_rung(const Claims& claims, const Figure& figure);

/// '… a rack offers 125.5 petaops. 16 racks were built: | 2.008 exaops': so many times the figure
/// before it; it may be a power of a thousand off.
bool is_next_step(const Claims& claims, const Figure& figure);

/// '1,321 TOPS with sparsity, so that | 660.5 remain': a conversion of the figure right before it,
/// or so many times it, right or wrong, in which no other device is named.
bool is_converted_step(const Claims& claims, const Vocabulary& words, const Sources& sources,
                       const Figure& figure);

/// '| 71 | 299.4 | 21,257 |' under 'Number', 'TOPS each' and 'TOPS together'.
bool is_row_total(const Claims& claims, const Figure& figure);

/// 'Each of the 200 has one card of 130 TOPS.[^3] That is | 26 petaops': what has no source of its
/// own, behind figures that have one.
bool is_result(const Claims& claims, const Vocabulary& words, const Sources& sources,
               const Reckoned& r);

/// '38 TOPS of the one and 40 of the other', both with the sentence's source; the one, `count`
/// times, would be the other.
bool differs_beside(const Claims& claims, const Figure& a, const Figure& b, double count);

/// '176 H100, peak 1,979 TOPS, and 176 H200, peak 1,979 TOPS'
bool named_apart(const Claims& claims, const Figure& first, const Figure& second);

/// '16,384 H100, which offer some 3×10¹⁹': what the catalogue knows is counted in its sentence.
bool is_of_known_devices(const Claims& claims, const Figure& figure);

}  // namespace veritally
