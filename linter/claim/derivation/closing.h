#pragma once

#include "claim/derivation/sources.h"

namespace veritally {

/// The last figure of an entry that says in the target's own terms, of nothing that is named,
/// counted or cited, what the whole comes to: 'That puts the lab at 2.7e17 dense INT8 ops/s'.
bool closes_by_place(const Claims& claims, const Vocabulary& words, const Reckoned& last,
                     const std::vector<Reckoned>& sources);

/// A total with sources on either side is one of the parts before it: 'Together they make 0.69
/// exaops', with further groups below.
void open_subtotals(const Claims& claims, Sources& sources);

/// 'Together the 28 reach 73 POPS', of three partitions: what one part comes to, or one device,
/// where a later figure closes the entry.
bool is_subtotal(const Claims& claims, const Derivation& derivation, const Conclusion& conclusion);

/// A figure of a table's row of totals, whether or not that adds up, below the sources in others.
bool sums_up_rows(const Claims& claims, const Reckoned& r, const std::vector<Reckoned>& sources);

/// 'The chip as a whole: 85 TOPS, of these 52 from the NPU and 33 from the GPU': a source that
/// makes up another, said to be of all, with a figure beside it adds nothing to that.
void drop_shares(const Claims& claims, Sources& sources);

}  // namespace veritally
